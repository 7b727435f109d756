import { dollarNames } from "../../regex/questions/dollar-name.ts";
import type { RegexSpan } from "../../regex/syntax/node.ts";
import { type Pattern, parsePattern, placeInFile } from "../../semantics/patterns.ts";
import { asTyped } from "../../semantics/spelling.ts";
import { remember } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";

export const unescapedDollar: Rule = {
  id: "unescaped-dollar",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, { check: { tree } }, report) {
      for (const span of endsBeforeName(pattern)) {
        const place = placeInFile(pattern, span);
        // Written with a backslash that the string drops; the guide does not ask for two before a $.
        if (tree.text.slice(place.start - 1, place.start + 1).includes("\\")) continue;
        const backslash = asTyped(pattern.value, "\\");
        const shown = tree.text.slice(place.start, place.end);
        report(
          place,
          `$ matches the end of the line, so ${shown.slice(1)} can't follow it. Write ${backslash}${shown} for the text ${shown}.`,
          {
            fixes: [
              {
                title: `Write ${backslash}${shown}`,
                safe: false,
                edits: [{ start: place.start, end: place.start, newText: backslash }],
              },
            ],
          },
        );
      }
    },
  },
};

const noSpans: readonly RegexSpan[] = [];

/** Cheaper than the tree: most patterns have a `$` at their end, or at that of an alternative. */
const mayHoldName = /\$[^)|]/;

/** Every `$` with the name after it, in order. */
export function endsBeforeName({ text }: Pattern): readonly RegexSpan[] {
  return mayHoldName.test(text) ? findNames(text) : noSpans;
}

const findNames = remember((text): readonly RegexSpan[] => {
  const { node, errors } = parsePattern(text);
  return errors.length > 0 ? noSpans : dollarNames(node);
});
