import {
  type Check,
  codeBlock,
  compileRegex,
  defaultEvaluateOptions,
  escapeMarkdown,
  explainPattern,
  type ItemSchema,
  inlineCode,
  isJudgedCheck,
  neededFirst,
  type Pattern,
  type Policy,
  paragraphs,
  patternsOf,
  plural,
  textToTry,
  type Value,
} from "../../core/editor.ts";
import type { ShownHost } from "../snapshots/shown-hosts.ts";

/** The most characters that are searched, the most lines that are shown, and the longest part of one. */
const mostSearched = 256 * 1024;
const mostLines = 3;
const longestLine = 120;

/** The regular expression in a value of a check, if it is one. */
export function patternAt(check: Check, item: ItemSchema, value: Value): Pattern | undefined {
  return patternsOf(check, item).find((pattern) => pattern.value === value);
}

/** Explains a regular expression piece by piece, and shows what it matches on the host, as Markdown. */
export function hoverPattern(
  policy: Policy,
  check: Check,
  { text }: Pattern,
  shown: ShownHost | undefined,
): string {
  return paragraphs(shown && matchesOn(policy, check, text, shown), explainPattern(text));
}

function matchesOn(
  policy: Policy,
  check: Check,
  pattern: string,
  { name, snapshot }: ShownHost,
): string | undefined {
  const need = isJudgedCheck(check) ? neededFirst(policy, check, defaultEvaluateOptions) : undefined;
  if (need === undefined) return undefined;
  const text = textToTry(need, snapshot);
  const compiled = text === undefined ? undefined : compileRegex(pattern);
  if (text === undefined || !compiled?.ok) return undefined;
  const read =
    need.kind === "command" ? need.text.trim() : need.kind === "file" ? need.path : "what it reads";
  const lines: string[] = [];
  let count = 0;
  const end = Math.min(text.length, mostSearched);
  compiled.matcher.matchingLines(text, 0, end, (start, lineEnd) => {
    if (count++ < mostLines) lines.push(shortLine(text.slice(start, lineEnd)));
    return true;
  });
  const where = `of ${inlineCode(shortLine(read))} on ${escapeMarkdown(name)}`;
  const part = end < text.length ? ` Only the first ${mostSearched / 1024} KB were searched.` : "";
  if (count === 0) return `It matches no line ${where}.${part}`;
  const more = count > mostLines ? `, ${mostLines} of them:` : ":";
  return `It matches ${plural(count, "line")} ${where}${more}${part}\n\n${codeBlock(lines.join("\n"))}`;
}

function shortLine(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
