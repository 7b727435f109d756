import { compileRegex, type RegexMatcher } from "../../regex/compile.ts";
import type { Check } from "../../semantics/policy.ts";
import { readNames } from "../../syntax/grammar/values/lists.ts";
import { type DecodedString, decodeString } from "../../syntax/string-value.ts";
import type { PolicyTree, Value } from "../../syntax/tree.ts";
import { type Values, withValues } from "../values.ts";
import { mayBeCut } from "./cut-names.ts";
import type { NamePattern, ProcessMatch, ProcessMatcher, ShownProcess } from "./process-matcher.ts";

/**
 * `"sshd|launchd"`: names with `|` between them (G 180). Whether the scanner compares names in full or as
 * patterns is not documented: names count in full if both readings agree; a name that is written as a
 * pattern, and only matches as one, is not decided. The setting evaluate.processName selects patterns that
 * are searched for in the path of the program instead.
 */
export function unixProcessMatcher({ tree }: Check, value: Value, values: Values): ProcessMatcher | string {
  const patterns = readUnixNames(tree, value, values);
  if (typeof patterns === "string") return patterns;
  let compiled: CompiledPattern[] | undefined;
  // Most names match literally, and a policy may have a check for every port of a host.
  const asRegex = () => {
    compiled ??= patterns.flatMap((pattern) => {
      const regex = compileRegex(pattern.text);
      return regex.ok ? [{ pattern, matcher: regex.matcher }] : [];
    });
    return compiled;
  };
  const names = patterns.map(({ text }) => text).join(" or ");
  return {
    permits: `is ${names}`,
    forbids: `is not ${names}`,
    match: (process: ShownProcess) =>
      process.reading === "name" ? matchName(process, patterns, asRegex) : matchPath(process, asRegex()),
  };
}

/** The names of `name`, or a sentence that says why there are none. */
export function readUnixNames(tree: PolicyTree, value: Value, values: Values): NamePattern[] | string {
  if (value.kind !== "string")
    return "The value of name is not a quoted string, so the check names no process.";
  const patterns = alternatives(withValues(decodeString(tree, value, "code"), values));
  return patterns.length === 0 ? "The value of name is empty, so it permits no process." : patterns;
}

interface CompiledPattern {
  pattern: NamePattern;
  matcher: RegexMatcher;
}

function matchName(
  process: ShownProcess,
  patterns: readonly NamePattern[],
  asRegex: () => readonly CompiledPattern[],
): ProcessMatch {
  const own = baseName(process.name);
  const equal = patterns.find(({ text }) => process.name === text || own === text);
  if (equal !== undefined) {
    const note = own === process.name ? undefined : pathNote(process.name);
    return { result: "permitted", element: equal, ...(note !== undefined && { note }) };
  }
  const sameBase = patterns.find(({ text }) => own === baseName(text));
  // Different paths are different programs; with one path and one name, it depends on what the scanner
  // compares.
  if (sameBase !== undefined) {
    const path = own === process.name ? process.path : process.name;
    if (path === sameBase.text) return { result: "permitted", element: sameBase };
    if (path !== undefined) return { result: "foreign", element: sameBase };
    const note = `the snapshot does not show the path of ${own}`;
    return { result: "undecided", element: sameBase, note, isPartial: true };
  }
  const titled = patterns.find(({ text }) => process.name.startsWith(`${text}:`));
  if (titled !== undefined) {
    const note = `${process.name} is a title that the process gave itself; it is assumed to be ${titled.text}. Tenable does not document how the scanner compares names.`;
    return { result: "permitted", element: titled, note };
  }
  const asTitle = patterns.find(({ text }) => text.startsWith(`${own}:`));
  if (asTitle !== undefined) {
    const note = `${asTitle.text} may be the title of ${own}, which the snapshot does not show`;
    return { result: "undecided", element: asTitle, note, isPartial: true };
  }
  const longer = patterns.find(({ text }) => isBeginningOf(process, own, baseName(text)));
  if (longer !== undefined) {
    const note = `the output may have cut the name off: it may be ${longer.text}`;
    return { result: "undecided", element: longer, note, isPartial: true };
  }
  const regex = asRegex().find(({ matcher }) => matcher.matchesSomewhere(own));
  if (regex === undefined) return { result: "foreign" };
  if (isPattern(regex.pattern.text)) {
    const note = `Tenable does not document whether ${regex.pattern.text} is a pattern`;
    return { result: "undecided", element: regex.pattern, note };
  }
  const note = `${own} contains ${regex.pattern.text}. Whole names are compared here; Tenable does not document how the scanner compares them.`;
  return { result: "foreign", note };
}

/** The pattern may match anywhere in the path; a name only shows the end of the path. */
function matchPath(process: ShownProcess, asRegex: readonly CompiledPattern[]): ProcessMatch {
  const path = process.name.startsWith("/") ? process.name : process.path;
  const shown = path ?? process.name;
  const found = asRegex.find(({ matcher }) => matcher.matchesSomewhere(shown));
  const note = "The setting evaluate.processName searches the path of the program for name as a pattern.";
  if (found !== undefined && (path !== undefined || !/[\^/]/.test(found.pattern.text))) {
    return { result: "permitted", element: found.pattern, note };
  }
  if (path !== undefined) return { result: "foreign", note };
  const missing = `the snapshot does not show the path of ${process.name}`;
  return { result: "undecided", note: missing, isPartial: true };
}

function pathNote(path: string): string {
  return `Only the name of ${path} is compared, not its folder; Tenable does not document which of them the scanner compares.`;
}

function isBeginningOf({ pid, formats }: ShownProcess, own: string, name: string): boolean {
  return own.length < name.length && name.startsWith(own) && mayBeCut(own, pid, formats);
}

/** Is a name written as a pattern? Whether the scanner takes it as one is not documented. */
export function isPattern(name: string): boolean {
  return /[*+?()[\]^$\\{}]|\.[*+?]/.test(name);
}

function alternatives({ text, sourceOffset }: DecodedString): NamePattern[] {
  return readNames(text)
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      start: sourceOffset(start),
      end: sourceOffset(end),
    }));
}

function baseName(process: string): string {
  return process.startsWith("/") ? process.slice(process.lastIndexOf("/") + 1) : process;
}
