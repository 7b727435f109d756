import { type CharSet, hasCharacter } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import type { RegexNode } from "../syntax/node.ts";

/**
 * Generates a text that the pattern matches, such as its author may have had in mind; undefined if that is
 * not possible. `short` leaves out what is optional and takes the first alternative; `long` writes it once
 * and takes the last, and fills sets with other characters. Lookarounds are assumed to match, so ask the
 * pattern whether it really does.
 */
export function sampleText(node: RegexNode, style: "short" | "long"): string | undefined {
  let text = "";
  const add = (node: RegexNode): boolean => {
    switch (node.kind) {
      case "alternation":
        return add(node.alternatives.at(style === "short" ? 0 : -1)!);
      case "sequence":
        return node.items.every(add);
      case "group":
        return add(node.body);
      case "quantified": {
        const times = style === "short" ? node.min : Math.min(node.max, Math.max(node.min, 1));
        for (let time = 0; time < times; time++) {
          if (text.length > longestSample || !add(node.body)) return false;
        }
        return true;
      }
      case "assertion":
      case "look":
      case "flags":
      case "keep-out":
        return true;
      case "newline-sequence":
        text += "\n";
        return true;
      default: {
        const set = characterSetOf(node);
        if (set === undefined || set.length === 0) return false;
        text += String.fromCodePoint(memberOf(set, style));
        return true;
      }
    }
  };
  return add(node) && text.length <= longestSample ? text : undefined;
}

const longestSample = 2000;

/**
 * Sets in policies usually mean blanks and digits; the letters of `\s`, `\d`, `\w` are what they may be
 * mistaken for.
 */
const usual = {
  short: codePointsOf(" 0a-/.\t"),
  long: codePointsOf("sdwtn\t7x_"),
};

function memberOf(set: CharSet, style: "short" | "long"): number {
  return usual[style].find((codePoint) => hasCharacter(set, codePoint)) ?? set[0]!;
}

function codePointsOf(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0)!);
}
