import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileRegex, type RegexMatcher } from "../../../core/regex/compile.ts";
import { programOf } from "../../../core/regex/program.ts";
import { findMatch, matchesFully, matchesSomewhere } from "../../../core/regex/search.ts";

/**
 * The deterministic automaton says the same as the nondeterministic one it stands in for, which is short enough to be
 * read. `PAIRS=1000000 node --import tsx --test FILE` compares more pairs of a pattern and a text.
 */
const pairs = Number(process.env.PAIRS ?? 20_000);
const textsPerPattern = 20;

const single = [
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
];
const places = ["^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"];
const counts = ["", "", "?", "*", "+", "{2}", "{1,2}", "{0,3}?", "*?", "+?", "{2,}"];
const words = ["ab", "ba1", "a b", "(?i)aB", "(?m)^", "(?m)$", "\\R", "(?s)."];

const { pattern: patterns } = fc.letrec<{ pattern: string; repeatable: string; item: string }>((tie) => ({
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
    fc.constantFrom(...words),
    fc.tuple(tie("repeatable"), fc.constantFrom(...counts)).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom("?=", "?!", "?<=", "?<!"), tie("pattern"))
      .map(([kind, body]) => `(${kind}${kind.includes("<") ? body.replace(/[*+]\??|\{2,\}/g, "") : body})`),
  ),
}));
const characters = fc.constantFrom(
  "a",
  "b",
  "1",
  " ",
  "\n",
  "\r",
  "\r\n",
  "é",
  "😀",
  "\ud83d",
  "\ude00",
  "A",
  "aab",
);
const texts = fc.oneof(
  fc.string({ unit: characters, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom("a", "b", "1", "\n"), maxLength: 30 }),
);

test(`agrees with the nondeterministic automaton on ${pairs} pairs`, () => {
  let compared = 0;
  let matched = 0;
  fc.assert(
    fc.property(
      patterns,
      fc.array(texts, { minLength: textsPerPattern, maxLength: textsPerPattern }),
      (pattern, subjects) => {
        const compiled = compileRegex(pattern);
        if (!compiled.ok) return;
        const { matcher } = compiled;
        // Short texts get no deterministic automaton at first.
        matcher.matchesFully("x".repeat(300));
        const forward = programOf(matcher.node)!;
        const backward = programOf(matcher.node, "backward")!;
        for (const text of subjects) {
          const shown = `${pattern} with ${JSON.stringify(text)}`;
          const isMatch = matchesSomewhere(forward, text);
          assert.equal(matcher.matchesSomewhere(text), isMatch, `${shown}: somewhere`);
          assert.equal(matcher.matchesFully(text), matchesFully(forward, text), `${shown}: fully`);
          const [start, end] = rangeIn(text);
          const part = text.slice(start, end);
          assert.equal(
            matcher.matchesLine(text, start, end),
            matchesSomewhere(forward, part),
            `${shown}: a part`,
          );
          const lines = linesOf(part, (line) => matchesSomewhere(forward, line));
          assert.deepEqual(matchingLines(matcher, text, start, end), lines, `${shown}: lines`);
          const from = Math.min(1, part.length);
          const found = findMatch(forward, backward, part, from);
          const expected = found && { start: start + found.start, end: start + found.end };
          assert.deepEqual(matcher.find(text, start, end, start + from), expected, `${shown}: find`);
          compared++;
          if (isMatch) matched++;
        }
      },
    ),
    { numRuns: Math.ceil(pairs / textsPerPattern) },
  );
  assert.ok(compared > pairs / 2, `only ${compared} pairs were compared`);
  assert.ok(matched > compared / 10 && matched < compared * 0.9, `${matched} of ${compared} match`);
});

function rangeIn(text: string): [start: number, end: number] {
  return [Math.floor(text.length / 4), Math.ceil(text.length * 0.9)];
}

function matchingLines(matcher: RegexMatcher, text: string, start: number, end: number): string[] {
  const lines: string[] = [];
  matcher.matchingLines(text, start, end, (from, to) => lines.push(text.slice(from, to)));
  return lines;
}

function linesOf(part: string, isWanted: (line: string) => boolean): string[] {
  const lines = part.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.replace(/\r$/, "")).filter(isWanted);
}
