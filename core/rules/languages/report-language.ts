import type { FindProblem } from "../../languages/language-problem.ts";
import { readingsOf } from "../../semantics/readings.ts";
import { messageAsTyped } from "../../semantics/spelling.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { PolicyTree, Value } from "../../syntax/tree.ts";
import { Generations } from "../../text/generations.ts";
import type { Report } from "../rule.ts";

/**
 * Reports a mistake in a value in another language, if there is one in every way in which the scanner may
 * read the string. Values with variables are skipped: what is in them is only known during the scan.
 */
export function reportLanguage(tree: PolicyTree, value: Value, find: FindProblem, report: Report): void {
  if (value.kind !== "string" || !value.closed) return;
  const isSound = soundValues(tree, find);
  const written = tree.text.slice(value.start, value.end);
  if (isSound.get(written) === true) return;
  const [likely, ...others] = readingsOf(tree, value);
  const { text, sourceOffset } = likely!;
  const problem = find(text);
  if (problem === undefined) {
    if (written.length <= longestKept) isSound.set(written, true);
    return;
  }
  if (holdsVariable(text)) return;
  const found = others.map((reading) => find(reading.text));
  if (found.some((other) => other === undefined)) return;
  const isMild = problem.isMild || found.some((other) => other?.isMild);
  const span = { start: sourceOffset(problem.start), end: sourceOffset(problem.end) };
  const read = text.slice(problem.start, problem.end);
  const message = messageAsTyped(value, problem.message, read, tree.text.slice(span.start, span.end));
  report(span, message, isMild ? { severity: "warning" } : undefined);
}

/** The same values recur in many checks, policies and versions of a document. Very long ones do not. */
export const longestKept = 10_000;
const mostKept = 5_000;

const kept = new Map<FindProblem, Map<string, Generations<true>>>();

/** The texts, including quotes, in which nothing was found; how a string is read makes a difference. */
export function soundValues(
  { quoteRule, rawDoubleQuotes }: PolicyTree,
  find: FindProblem,
): Generations<true> {
  const byReading = kept.get(find) ?? new Map<string, Generations<true>>();
  const reading = `${quoteRule} ${rawDoubleQuotes}`;
  const values = byReading.get(reading) ?? new Generations<true>(mostKept);
  kept.set(find, byReading.set(reading, values));
  return values;
}
