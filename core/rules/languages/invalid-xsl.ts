import { xslProblem } from "../../languages/xml/xsl.ts";
import type { ItemSchema } from "../../schema/index.ts";
import type { Check } from "../../semantics/policy.ts";
import { readingsOf, type StringReading } from "../../semantics/readings.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import type { StringValue } from "../../syntax/tree.ts";
import { firstIndex } from "../../text/first-at.ts";
import type { Report, Rule } from "../rule.ts";
import { longestKept, soundValues } from "./report-language.ts";

export const invalidXsl: Rule = {
  id: "invalid-xsl",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    check: {
      concern: ({ keyword }) => keyword?.form === "xsl",
      run({ check, item }, report) {
        const statements = item && statementsOf(check, item);
        if (statements !== undefined && statements.length > 0) reportStatements(check, statements, report);
      },
    },
  },
};

/**
 * The values that make up the templates of a check, in order; undefined if one of them is not simply a
 * string.
 */
function statementsOf(check: Check, item: ItemSchema): StringValue[] | undefined {
  const statements: StringValue[] = [];
  for (const { name, value } of check.keywords) {
    if (item.keywords.get(name)?.form !== "xsl") continue;
    if (value?.kind !== "string" || !value.closed) return undefined;
    statements.push(value);
  }
  return statements;
}

/**
 * Reports the first mistake in the templates, if there is one in every way in which the scanner may read the
 * strings.
 */
function reportStatements({ tree }: Check, statements: readonly StringValue[], report: Report): void {
  const isSound = soundValues(tree, xslProblem);
  const written = tree.text.slice(statements[0]!.start, statements.at(-1)!.end);
  if (isSound.get(written) === true) return;
  const readings = statements.map((value) => readingsOf(tree, value));
  const likely = readings.map(([first]) => first!);
  const text = join(likely);
  const problem = xslProblem(text);
  if (problem === undefined) {
    if (written.length <= longestKept) isSound.set(written, true);
    return;
  }
  if (holdsVariable(text)) return;
  const others = readings.map((ways) => ways.at(-1)!);
  if (xslProblem(join(others)) === undefined) return;
  const starts: number[] = [];
  let length = 0;
  for (const part of likely) {
    starts.push(length);
    length += part.text.length + 1;
  }
  const index = firstIndex(starts.length, (at) => starts[at]! > problem.start) - 1;
  const { text: part, sourceOffset } = likely[index]!;
  const from = problem.start - starts[index]!;
  const to = Math.min(part.length, problem.end - starts[index]!);
  report({ start: sourceOffset(from), end: sourceOffset(to) }, problem.message);
}

function join(parts: readonly StringReading[]): string {
  return parts.map(({ text }) => text).join("\n");
}
