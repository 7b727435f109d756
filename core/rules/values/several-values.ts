import type { Fix } from "../../findings/finding.ts";
import { insideQuotes } from "../../semantics/operands.ts";
import type { Check } from "../../semantics/policy.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { readStrings } from "../../syntax/grammar/values/expression.ts";
import type { PolicyTree, StringValue, Value } from "../../syntax/tree.ts";
import { processConcern } from "../concern.ts";
import type { Report, Rule } from "../rule.ts";

export const severalValues: Rule = {
  id: "several-values",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: processConcern,
      run(context, report) {
        const { check, item } = context;
        const { tree } = check;
        if (item === undefined || !isJudged(check)) return;
        for (const { name, value } of check.keywords) {
          const form = item.keywords.get(name)?.form;
          if (value === undefined || form === undefined || form === "expression") continue;
          if (form === "port-list")
            reportSeveral(tree, value, `${name} takes one list of ports in one string`, ",", report);
          else if (form === "pipe-list") {
            reportSeveral(tree, value, `${name} takes the names as alternatives in one string`, "|", report);
          } else reportSeveral(tree, value, `${name} takes one value`, undefined, report);
        }
      },
    },
  },
};

/** The checks that a snapshot decides. */
function isJudged(check: Check): boolean {
  return (
    portCheckOf(check) !== undefined ||
    (check.itemType === "PROCESS_CHECK" && check.tree.checkType === "Unix")
  );
}

function reportSeveral(
  tree: PolicyTree,
  value: Value,
  takes: string,
  joiner: string | undefined,
  report: Report,
): void {
  if (value.kind === "string" || value.kind === "word") return;
  // A comma between values is for malformed-expression.
  if (value.kind === "list" && value.operator === ",") return;
  const strings = joiner === undefined ? undefined : stringsOf(value);
  if (joiner === undefined || strings === undefined) {
    report(value, `${takes}.`);
    return;
  }
  const joined = strings.map((string) => textInside(tree, string)).join(joiner);
  const fix: Fix = {
    title: `Write "${joined}"`,
    safe: false,
    edits: [{ start: value.start, end: value.end, newText: `"${joined}"` }],
  };
  report(value, `${takes}: "${joined}".`, {
    fixes: strings.every(({ quote }) => quote === '"') ? [fix] : [],
  });
}

/** The strings that || joins; undefined if there is anything else, or one that is never closed. */
function stringsOf(value: Value): StringValue[] | undefined {
  const strings = readStrings(value);
  return strings?.every(({ closed }) => closed) ? strings : undefined;
}

function textInside(tree: PolicyTree, value: StringValue): string {
  const { start, end } = insideQuotes(value);
  return tree.text.slice(start, end).trim();
}
