/**
 * Does a pattern go on where another one ends, so that each line in which it matches is one in which the other matches, and is
 * there surely such a line? Answered by a look at the texts of patterns that compile, at no more than plain ones: false says
 * nothing.
 *
 * What both begin with has to be whole, which means that no group or class is open at its end, no quantifier follows and no
 * alternative is beside it. Beyond `^` at the start and `$` at the end there may be nothing that looks around, so that each
 * part can match whatever is beside it.
 */
export function continuesPattern(pattern: string, beginning: string): boolean {
  if (!pattern.startsWith(beginning)) return false;
  let depth = 0;
  let isWhole = beginning === "";
  for (let at = pattern.startsWith("^") ? 1 : 0; at < pattern.length; at++) {
    if (at === beginning.length) {
      if (depth > 0 || quantifiers.includes(pattern[at]!)) return false;
      isWhole = true;
    }
    switch (pattern[at]) {
      case "\\":
        at++;
        if (!plainEscapes.test(pattern[at] ?? "") || at === beginning.length) return false;
        break;
      case "[": {
        plainClass.lastIndex = at;
        if (!plainClass.test(pattern)) return false;
        if (at < beginning.length && plainClass.lastIndex > beginning.length) return false;
        at = plainClass.lastIndex - 1;
        break;
      }
      case "(":
        if (quantifiers.includes(pattern[at + 1] ?? "")) return false;
        depth++;
        break;
      case ")":
        depth--;
        break;
      case "|":
        if (depth === 0) return false;
        break;
      case "^":
        return false;
      case "$":
        if (at < pattern.length - 1) return false;
    }
  }
  return isWhole || beginning.length === pattern.length;
}

const quantifiers = "*+?{";

/** Classes of characters and characters that are not letters: what is not a place in the line, and no line break. */
const plainEscapes = /[dDsSwWt\p{P}\p{S} ]/u;

/** A class that something matches in a line: of plain characters, or with escapes where it is not negated. */
const plainClass =
  /\[(?:\^[^\]\\[^]+|(?:[^\]\\[^]|\\(?:[dswDSWt]|[^A-Za-z0-9]))(?:[^\]\\[]|\\(?:[dswDSWt]|[^A-Za-z0-9]))*)\]/y;
