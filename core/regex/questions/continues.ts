/**
 * Does a pattern continue another one, so that every line in which it matches is one in which the other
 * matches, and is there certainly such a line? Answered by comparing the texts of patterns that compile, and
 * only of plain ones: false proves nothing.
 *
 * The common beginning must be complete: no group or class is open at its end, no quantifier follows, and
 * there is no alternative to it. Except for `^` at the start and `$` at the end, nothing may look around, so
 * that each part can match whatever is next to it.
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

/**
 * Escapes for classes and for characters that are not letters: neither a place in the line, nor a line break.
 */
const plainEscapes = /[dDsSwWt\p{P}\p{S} ]/u;

/** A class that some character of a line matches: of plain characters, or of escapes if it is not negated. */
const plainClass =
  /\[(?:\^[^\]\\[^]+|(?:[^\]\\[^]|\\(?:[dswDSWt]|[^A-Za-z0-9]))(?:[^\]\\[]|\\(?:[dswDSWt]|[^A-Za-z0-9]))*)\]/y;
