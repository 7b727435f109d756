import { type LiteralRange, literalRanges } from "../../regex/questions/digit-range.ts";
import { isNumber } from "../../semantics/numbers.ts";
import { forEachOperand } from "../../semantics/operands.ts";
import { type Pattern, parsePattern, patternsOf, placeInFile } from "../../semantics/patterns.ts";
import { keywordOf } from "../../semantics/policy.ts";
import { isNumeric, typedValueOf } from "../../semantics/value-type.ts";
import { decodeString } from "../../syntax/string-value.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import { remember } from "../../text/remember.ts";
import { named } from "../concern.ts";
import type { CheckContext, Report, Rule } from "../rule.ts";

export const rangeOutsideBrackets: Rule = {
  id: "range-outside-brackets",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern: (pattern, { check: { tree } }, report) => reportRanges(pattern, tree, report),
    check: {
      concern: named("value_data"),
      run(context, report) {
        const { check, item } = context;
        const numeric = numericPatterns(context);
        if (item === undefined || numeric.length === 0) return;
        const patterns = patternsOf(check, item);
        for (const pattern of numeric) {
          if (patterns.every(({ value }) => value !== pattern.value))
            reportRanges(pattern, check.tree, report);
        }
      },
    },
  },
};

/** One finding per pattern, with all its places in the fix: they have one cause. */
function reportRanges(pattern: Pattern, { text }: PolicyTree, report: Report): void {
  const ranges = rangesIn(pattern.text);
  const [first] = ranges;
  if (first === undefined) return;
  const place = placeInFile(pattern, first);
  const remedy = first.meant === undefined ? "." : `. Write ${first.meant}.`;
  const edits = ranges.flatMap((range) =>
    range.meant === undefined ? [] : [{ ...placeInFile(pattern, range), newText: range.meant }],
  );
  report(
    place,
    `Outside brackets, ${text.slice(place.start, place.end)} is literal text, not a range${remedy}`,
    {
      fixes: edits.length === 0 ? [] : [{ title: "Put the ranges in brackets", safe: false, edits }],
    },
  );
}

const noRanges: readonly LiteralRange[] = [];

const findRanges = remember((text): readonly LiteralRange[] => {
  const { node, errors } = parsePattern(text);
  return errors.length > 0 ? noRanges : literalRanges(node);
});

/** Cheaper than the tree, which most patterns don't need: digits before a hyphen that no bracket opens. */
const mayHoldRange = /(?:^|[^[\d])\d+-\d/;

function rangesIn(text: string): readonly LiteralRange[] {
  return text.includes("|") && mayHoldRange.test(text) ? findRanges(text) : noRanges;
}

/** Patterns in place of a number, as in AS/400 policies (G 101): each is anchored at both ends. */
function numericPatterns({ check, item, schema }: CheckContext): Pattern[] {
  const { tree } = check;
  // An anchor after the quote shows it, before the types are looked up.
  const written = keywordOf(check, "value_data")?.value;
  if (item === undefined || written === undefined || !tree.text.startsWith("^", written.start + 1)) return [];
  const typed = typedValueOf(check, item, schema);
  const value = typed?.keyword.value;
  if (typed === undefined || value === undefined || !isNumeric(typed.type)) return [];
  const patterns: Pattern[] = [];
  forEachOperand(value, (operand) => {
    if (operand.kind !== "string" || !operand.closed) return;
    const decoded = decodeString(tree, operand);
    const { text } = decoded;
    if (isNumber(text) || !text.startsWith("^") || !text.endsWith("$")) return;
    patterns.push({ keyword: typed.keyword, value: operand, text, decoded });
  });
  return patterns;
}
