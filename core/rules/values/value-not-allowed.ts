import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import { closest, type KeywordSchema, knownMistake, operators, valueTypeSchema } from "../../schema/index.ts";
import { forEachOperand, insideQuotes, type Operand } from "../../semantics/operands.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { readColumns, readNames } from "../../syntax/grammar/values/lists.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import { rememberFor } from "../../text/remember.ts";
import type { Report, Rule } from "../rule.ts";

export const valueNotAllowed: Rule = {
  id: "value-not-allowed",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) =>
        keyword !== undefined && keyword.values.length > 0 && !keyword.openValues && kind !== undefined,
      visit({ value }, known, { check }, report) {
        forEachOperand(value!, (operand) => checkOperand(check.tree, known!, operand, report));
      },
    },
  },
};

function checkOperand(tree: PolicyTree, keyword: KeywordSchema, operand: Operand, report: Report): void {
  if (operand.kind === "range") return;
  const text = textOf(tree, operand);
  const allowed = allowedValues(keyword);
  if (allowed.exact.has(text)) return;
  for (const word of wordsOf(keyword, text)) {
    if (allowed.exact.has(word) || holdsVariable(word)) continue;
    const likely = allowed.folded.get(word.toLowerCase());
    if (likely === undefined) reportUnknown(keyword, operand, word, text, report);
    else if (!keyword.caseInsensitive) {
      report(operand, `Write ${likely}: it is not known whether the scanner reads ${word}.`, {
        severity: "hint",
        fixes: word === text ? [replaceWith(likely, [insideQuotes(operand)], true)] : [],
      });
    }
  }
}

function reportUnknown(
  keyword: KeywordSchema,
  operand: Operand,
  word: string,
  text: string,
  report: Report,
): void {
  const values = keyword.values.map(({ value }) => value);
  const slip = keyword.slips?.[word] ?? knownMistake("value", word)?.right;
  const known = slip !== undefined && values.includes(slip);
  const likely = known ? slip : closest(word, values);
  const rest =
    likely === undefined && values.length <= 8 ? `. It takes ${values.join(", ")}.` : didYouMean(likely);
  const shown = word.trim() === "" ? "An empty text" : word.length > 60 ? `${word.slice(0, 60)}\u2026` : word;
  report(operand, `${shown} is not a valid value of ${keyword.name}${rest}`, {
    // Words are compiled, texts are compared: a wrong text does not affect the rest of the file.
    severity: (known && keyword.form !== "token") || isWordOfLanguage(keyword, word) ? "warning" : "error",
    fixes: likely === undefined || word !== text ? [] : [replaceWith(likely, [insideQuotes(operand)], known)],
  });
}

/** A value type or comparison that exists, but is not described for this item type. */
function isWordOfLanguage({ name }: KeywordSchema, word: string): boolean {
  if (name === "value_type") return valueTypeSchema(word) !== undefined;
  return name === "check_type" && operators().some((operator) => operator.name === word);
}

/** The words inside of one string, for keywords that list them there. */
function wordsOf(keyword: KeywordSchema, text: string): string[] {
  const spans =
    keyword.form === "pipe-list"
      ? readNames(text)
      : keyword.form === "comma-list"
        ? readColumns(text)
        : undefined;
  return spans?.map(({ start, end }) => text.slice(start, end)) ?? [text];
}

interface Allowed {
  exact: ReadonlySet<string>;
  /** Lower case -> as it should be written. */
  folded: ReadonlyMap<string, string>;
}

const allowedValues = rememberFor((keyword: KeywordSchema): Allowed => {
  const values = keyword.values.map(({ value }) => value);
  return {
    exact: new Set(values),
    folded: new Map(values.map((value) => [value.toLowerCase(), value])),
  };
});
