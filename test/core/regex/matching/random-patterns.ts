import fc from "fast-check";

interface Parts {
  /** Match one character. */
  single: readonly string[];
  /** Match a place. */
  places: readonly string[];
  counts: readonly string[];
  /** Whatever else is an item of a pattern. */
  others?: readonly string[];
}

function patternsOf({ single, places, counts, others = [] }: Parts): fc.Arbitrary<string> {
  return fc.letrec<{ pattern: string; repeatable: string; item: string }>((tie) => ({
    pattern: fc.array(tie("item"), { maxLength: 4 }).map((items) => items.join("")),
    repeatable: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(...single),
      tie("pattern").map((inner) => `(?:${inner})`),
      fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => `(${left}|${right})`),
    ),
    item: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(...single, ...places),
      fc.constantFrom(...single, ...others),
      fc.tuple(tie("repeatable"), fc.constantFrom(...counts)).map((parts) => parts.join("")),
      fc
        .tuple(fc.constantFrom("?=", "?!", "?<=", "?<!"), tie("pattern"))
        .map(([kind, body]) => `(${kind}${kind.includes("<") ? withFixedLength(body) : body})`),
    ),
  })).pattern;
}

function withFixedLength(pattern: string): string {
  return pattern.replace(/[*+]\??|\{2,\}/g, "");
}

/** Patterns of the language, a few of which have errors. */
export const anyPatterns = patternsOf({
  single: [
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    "\\w",
    "\\W",
    "\\d",
    "\\s",
    "1",
    "é",
    "😀",
    "[^😀]",
    "\\n",
    "\\r",
    " ",
  ],
  places: ["^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"],
  counts: ["", "", "?", "*", "+", "{2}", "{1,2}", "{0,3}?", "*?", "+?", "{2,}"],
  others: ["ab", "ba1", "a b", "(?i)aB", "(?m)^", "(?m)$", "\\R", "(?s)."],
});

/** Patterns that mean the same in JavaScript, for texts without line breaks. */
export const javaScriptPatterns = patternsOf({
  single: ["a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "1"],
  places: ["\\b", "\\B", "^", "$"],
  counts: ["", "?", "*", "+", "{2}", "{1,2}", "{0,3}?", "*?", "+?"],
});
