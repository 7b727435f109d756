import { compileRegex } from "../regex/compile.ts";
import { decodeString } from "../syntax/string-value.ts";
import type { PolicyTree, StringValue, Value } from "../syntax/tree.ts";
import { mayBeCut } from "./cut-names.ts";
import type { NamePattern, ProcessMatch, ProcessMatcher, ShownProcess } from "./process-matcher.ts";

/**
 * `"sshd|launchd"`: names with `|` between them (G 180). Whether the scanner compares names in full or as patterns
 * is not documented: in full where both readings agree, and where a name is written as a pattern that only matches
 * as one, it is not decided.
 */
export function unixProcessMatcher(tree: PolicyTree, value: Value): ProcessMatcher | string {
  if (value.kind !== "string") return "The value of name is no quoted string: no process is named.";
  const patterns = alternatives(tree, value);
  if (patterns.length === 0) return "The value of name is empty: it permits no process.";
  const asRegex = patterns.flatMap((pattern) => {
    const compiled = compileRegex(pattern.text);
    return compiled.ok ? [{ pattern, matcher: compiled.matcher }] : [];
  });
  const names = patterns.map(({ text }) => text).join(" or ");
  return {
    permits: `is ${names}`,
    forbids: `is not ${names}`,
    match(process: ShownProcess): ProcessMatch {
      const own = baseName(process.name);
      const equal = patterns.find(({ text }) => isNamed(process.name, own, text));
      if (equal !== undefined) return { result: "permitted", element: equal };
      const longer = patterns.find(({ text }) => isBeginningOf(process, own, baseName(text)));
      if (longer !== undefined) {
        const note = `the output may have cut the name, so that it may be ${longer.text}, or not`;
        return { result: "undecided", element: longer, note };
      }
      const regex = asRegex.find(({ matcher }) => matcher.matchesSomewhere(own));
      if (regex === undefined) return { result: "foreign" };
      if (isPattern(regex.pattern.text)) {
        const note = `whether the scanner takes ${regex.pattern.text} for a pattern is not documented`;
        return { result: "undecided", element: regex.pattern, note };
      }
      const note = `${own} contains ${regex.pattern.text}. Names are compared in full here; how the scanner compares is not documented.`;
      return { result: "foreign", note };
    },
  };
}

function isNamed(shown: string, own: string, name: string): boolean {
  return own === baseName(name) || shown === name || hasTitle(own, name);
}

/** A process that writes its own title: `nginx: master process`, of which netstat prints the beginning. */
function hasTitle(process: string, name: string): boolean {
  return process.startsWith(`${name}:`);
}

function isBeginningOf({ pid, formats }: ShownProcess, own: string, name: string): boolean {
  return own.length < name.length && name.startsWith(own) && mayBeCut(own, pid, formats);
}

function isPattern(name: string): boolean {
  return /[*+?()[\]^$\\{}]|\.[*+?]/.test(name);
}

function alternatives(tree: PolicyTree, value: StringValue): NamePattern[] {
  const { text, sourceOffset } = decodeString(tree, value);
  const patterns: NamePattern[] = [];
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
