import { type Pattern, parsePattern, placeInFile } from "../../semantics/patterns.ts";
import { messageAsTyped } from "../../semantics/spelling.ts";
import type { Rule } from "../rule.ts";
import { bareBackslashOf } from "./bare-backslashes.ts";
import { isBrokenPattern } from "./broken-value.ts";
import { unbalancingEscapes } from "./doubled-escapes.ts";
import { droppedBackslashesOf } from "./dropped-backslashes.ts";

export const invalidRegex: Rule = {
  id: "invalid-regex",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, { check: { tree } }, report) {
      // The first mistake is enough: the others often follow from it.
      const error = parsePattern(pattern.text).errors[0];
      if (error === undefined || isDoubledTooOften(pattern) || isBrokenPattern(tree, pattern)) return;
      // A backslash that was meant differently is for wrong-backslashes.
      if (droppedBackslashesOf(pattern)?.effect === "broken") return;
      if (bareBackslashOf(tree, pattern) !== undefined) return;
      const place = placeInFile(pattern, error);
      const read = pattern.text.slice(error.start, error.end);
      const written = tree.text.slice(place.start, place.end);
      report(place, messageAsTyped(pattern.value, error.message, read, written));
    },
  },
};

/**
 * Only the parentheses after doubled backslashes don't balance: wrong-backslashes reports that, with its fix.
 */
function isDoubledTooOften({ text, value }: Pattern): boolean {
  return value.raw && unbalancingEscapes(text).length > 0;
}
