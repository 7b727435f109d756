import { compileRegex, type RegexMatcher } from "../regex/compile.ts";
import { keywordText } from "../semantics/policy.ts";
import type { PortCheck } from "../semantics/port-check.ts";
import { decodeString, textOf } from "../syntax/string-value.ts";
import type { PolicyTree, StringValue, Value } from "../syntax/tree.ts";
import type { Evidence } from "./verdict.ts";

/** Compares the name of a process with those that a check permits. */
export interface ProcessMatcher {
  match(process: string): ProcessMatch;
  /** Completes "is not …": `sshd or launchd`. */
  description: string;
  notes: string[];
}

export type ProcessMatch =
  | { result: "permitted" | "foreign"; element?: Evidence["element"] }
  | { result: "undecided"; why: string; element?: Evidence["element"] };

type Pattern = NonNullable<Evidence["element"]>;

/** The matcher of a process check, or a sentence that says why there is none. */
export function processMatcher(
  tree: PolicyTree,
  { check, dialect, processKeyword }: PortCheck,
): ProcessMatcher | string {
  const value = processKeyword?.value;
  if (value === undefined) {
    const keyword = dialect === "unix" ? "name" : "value_data";
    return `The keyword ${keyword} is missing: nothing says which process may use the port.`;
  }
  if (/@[A-Z][A-Z0-9_]*@/.test(tree.text.slice(value.start, value.end))) {
    return "The process name holds a variable, whose value is not known here. Write the name to preview the check.";
  }
  if (dialect === "unix") return unixMatcher(tree, value);
  return windowsMatcher(tree, value, keywordText(tree, check, "check_type") ?? "CHECK_EQUAL");
}

/** Linux keeps 15 characters of a process name, and its tools print no more. */
const longestLinuxName = 15;

/** `"sshd|launchd"`: names with `|` between them (G 180). */
function unixMatcher(tree: PolicyTree, value: Value): ProcessMatcher | string {
  if (value.kind !== "string") return "The value of name is no quoted string.";
  const patterns = alternatives(tree, value);
  if (patterns.length === 0) return "The value of name is empty: it permits no process.";
  const isPattern = patterns.some(({ text }) => /[.*+?()[\]^$\\{}]/.test(text));
  return {
    description: patterns.map(({ text }) => text).join(" or "),
    notes: isPattern
      ? [
          "The names are compared as they stand; whether the scanner takes them for a pattern is not documented.",
        ]
      : [],
    match(process: string): ProcessMatch {
      const own = baseName(process);
      const element = patterns.find(
        ({ text }) => own === baseName(text) || process === text || hasTitle(own, text),
      );
      if (element !== undefined) return { result: "permitted", element };
      const longer = patterns.find(
        ({ text }) => own.length >= longestLinuxName && baseName(text).startsWith(own),
      );
      if (longer === undefined) return { result: "foreign" };
      const why = `the name may be cut after ${own.length} characters, so it may be ${longer.text}, or not`;
      return { result: "undecided", why, element: longer };
    },
  };
}

/** A process that writes its own title: `nginx: master process`, of which netstat prints the beginning. */
function hasTitle(process: string, name: string): boolean {
  return process.startsWith(`${name}:`);
}

function alternatives(tree: PolicyTree, value: StringValue): Pattern[] {
  const { text, sourceOffset } = decodeString(tree, value);
  const patterns: Pattern[] = [];
  for (const part of text.matchAll(/[^|]+/g)) {
    const name = part[0].trim();
    const at = part.index + part[0].indexOf(name);
    if (name !== "")
      patterns.push({ text: name, start: sourceOffset(at), end: sourceOffset(at + name.length) });
  }
  return patterns;
}

function baseName(process: string): string {
  return process.startsWith("/") ? process.slice(process.lastIndexOf("/") + 1) : process;
}

/** `"a.exe" || "b.exe"`, compared by `check_type` (G 250-251, 291-293). */
function windowsMatcher(tree: PolicyTree, value: Value, operator: string): ProcessMatcher | string {
  const strings = stringsOf(value);
  if (strings === undefined)
    return "The value of value_data is neither a string nor strings with || between them.";
  const patterns = strings.map((string) => ({
    text: textOf(tree, string),
    start: string.start,
    end: string.end,
  }));
  const names = patterns.map(({ text }) => text).join(" or ");
  if (operator === "CHECK_EQUAL" || operator === "CHECK_NOT_EQUAL" || operator === "CHECK_EQUAL_ANY") {
    const equals = (process: string) =>
      patterns.find(({ text }) => text.toLowerCase() === process.toLowerCase());
    return compare(equals, operator === "CHECK_NOT_EQUAL", names);
  }
  if (operator === "CHECK_REGEX" || operator === "CHECK_NOT_REGEX") {
    const compiled: { pattern: Pattern; matcher: RegexMatcher }[] = [];
    for (const pattern of patterns) {
      const result = compileRegex(pattern.text, { ignoreCase: true });
      if (!result.ok) return `The regular expression ${pattern.text} ${result.reason}.`;
      compiled.push({ pattern, matcher: result.matcher });
    }
    const matches = (process: string) =>
      compiled.find(({ matcher }) => matcher.matchesSomewhere(process))?.pattern;
    const notes = [
      "Image names are compared without case, as Windows does; the vendor does not say what the scanner does.",
    ];
    return { ...compare(matches, operator === "CHECK_NOT_REGEX", `matched by ${names}`), notes };
  }
  return `What check_type : ${operator} means for a process name is not documented. Use CHECK_EQUAL or CHECK_REGEX.`;
}

function compare(
  find: (process: string) => Pattern | undefined,
  negated: boolean,
  names: string,
): ProcessMatcher {
  return {
    description: negated ? `anything but ${names}` : names,
    notes: [],
    match(process) {
      const element = find(process);
      const permitted = (element !== undefined) !== negated;
      return { result: permitted ? "permitted" : "foreign", ...(element && { element }) };
    },
  };
}

function stringsOf(value: Value): StringValue[] | undefined {
  if (value.kind === "string") return [value];
  if (value.kind === "group") return value.value && stringsOf(value.value);
  if (value.kind !== "list" || value.operator !== "||") return undefined;
  const parts = value.operands.map(stringsOf);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
