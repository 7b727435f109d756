import { compileRegex, type RegexMatcher } from "../../regex/compile.ts";
import { type Check, keywordText } from "../../semantics/policy.ts";
import { readStrings } from "../../syntax/grammar/values/expression.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Value } from "../../syntax/tree.ts";
import { textWithValues, type Values } from "../values.ts";
import type { NamePattern, ProcessMatch, ProcessMatcher } from "./process-matcher.ts";

/** One name of `value_data`, compared as `check_type` says. */
interface ImageName {
  pattern: NamePattern;
  /** Compares as Windows does, ignoring case. */
  matches(image: string): boolean;
  /** Compares as the scanner may do, with case. */
  matchesCase(image: string): boolean;
  /** Can a name with this beginning match? */
  mayMatch(beginning: string): boolean;
}

/** `"a.exe" || "b.exe"`, compared by `check_type` (G 250-251, 291-293), or a sentence that says why it can't be. */
export function windowsProcessMatcher(check: Check, value: Value, values: Values): ProcessMatcher | string {
  const read = readWindowsNames(check, value, values);
  if (typeof read === "string") return read;
  const { patterns, operator } = read;
  const names = patterns.map(({ text }) => text).join(" or ");
  if (operator === "CHECK_EQUAL" || operator === "CHECK_NOT_EQUAL") {
    return matcherOf(
      patterns.map(equalName),
      operator === "CHECK_NOT_EQUAL",
      `is ${names}`,
      `is not ${names}`,
    );
  }
  if (operator === "CHECK_REGEX" || operator === "CHECK_NOT_REGEX") {
    const regexes: ImageName[] = [];
    for (const pattern of patterns) {
      const regex = regexName(pattern);
      if (typeof regex === "string") return regex;
      regexes.push(regex);
    }
    const [positive, negative] = [`matches ${names}`, `does not match ${names}`];
    return matcherOf(regexes, operator === "CHECK_NOT_REGEX", positive, negative);
  }
  return `Tenable does not document what check_type : ${operator} means for a process name. Use CHECK_EQUAL or CHECK_REGEX.`;
}

/** The names of `value_data` and how they are compared, or a sentence that says why there are none. */
export function readWindowsNames(
  check: Check,
  value: Value,
  values: Values,
): { patterns: NamePattern[]; operator: string } | string {
  const strings = readStrings(value);
  if (strings === undefined) {
    return 'The value of value_data must be a name, or names joined by ||, such as "a.exe" || "b.exe".';
  }
  const patterns = strings.map((string) => ({
    text: textWithValues(textOf(check.tree, string), values),
    start: string.start,
    end: string.end,
  }));
  return { patterns, operator: keywordText(check, "check_type") ?? "CHECK_EQUAL" };
}

function equalName(pattern: NamePattern): ImageName {
  const lower = pattern.text.toLowerCase();
  return {
    pattern,
    matches: (image) => image.toLowerCase() === lower,
    matchesCase: (image) => image === pattern.text,
    mayMatch: (beginning) => lower.startsWith(beginning.toLowerCase()),
  };
}

function regexName(pattern: NamePattern): ImageName | string {
  const folded = compileRegex(pattern.text, { ignoreCase: true });
  const exact = compileRegex(pattern.text);
  if (!folded.ok || !exact.ok) {
    const { reason } = [folded, exact].find((one) => !one.ok) as { reason: string };
    // A message of the parser is a separate sentence.
    return `The regular expression ${pattern.text} ${reason.replace(/\.$/, "")}.`;
  }
  const asks = (matcher: RegexMatcher) => (image: string) => matcher.matchesSomewhere(image);
  return {
    pattern,
    matches: asks(folded.matcher),
    matchesCase: asks(exact.matcher),
    mayMatch: () => true,
  };
}

function matcherOf(names: ImageName[], negated: boolean, positive: string, negative: string): ProcessMatcher {
  return {
    permits: negated ? negative : positive,
    forbids: negated ? positive : negative,
    match({ name }): ProcessMatch {
      const isCut = name.length === tasklistWidth && !endsInExtension(name);
      const longer = isCut && names.find(({ mayMatch }) => mayMatch(name));
      if (longer) return { result: "undecided", element: longer.pattern, note: cutNote, isPartial: true };
      const image = imageName(name);
      const exact = names.find(({ matchesCase }) => matchesCase(image));
      const found = exact ?? names.find(({ matches }) => matches(image));
      const permitted = (found !== undefined) !== negated;
      return {
        result: permitted ? "permitted" : "foreign",
        ...(found && { element: found.pattern }),
        ...(found !== exact && { note: caseNote }),
      };
    },
  };
}

const caseNote =
  "Image names are compared without regard to case, as Windows does. Tenable does not document whether the scanner does so.";

/** The width at which the table of `tasklist` cuts off image names. */
export const tasklistWidth = 25;

const cutNote = "the output may have cut the name off; add the output of `tasklist /fo csv`";

/** PowerShell shows `svchost` for svchost.exe; processes of the kernel, such as System, have no extension. */
export function imageName(name: string): string {
  return endsInExtension(name) || kernelProcesses.has(name) ? name : `${name}.exe`;
}

export const kernelProcesses: ReadonlySet<string> = new Set([
  "System",
  "Registry",
  "System Idle Process",
  "Memory Compression",
]);

/** Does the name of a program end like that of a file, such as `.exe`? */
export function endsInExtension(name: string): boolean {
  return /\.[A-Za-z]{3,4}$/.test(name);
}
