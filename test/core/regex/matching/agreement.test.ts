import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Limits, usualLimits } from "../../../../core/regex/automaton/lazy-automaton.ts";
import { programOf } from "../../../../core/regex/automaton/program.ts";
import { findMatch, matchesFully, matchesSomewhere } from "../../../../core/regex/automaton/search.ts";
import { compileRegex, type RegexMatcher } from "../../../../core/regex/compile.ts";
import { Matcher } from "../../../../core/regex/matching/matcher.ts";
import { anyPatterns, javaScriptPatterns } from "./random-patterns.ts";

/**
 * The deterministic automaton says the same as the nondeterministic one that it saves, and as JavaScript.
 * `PAIRS=1000000 node --import tsx --test FILE` compares more pairs of a pattern and a text.
 */
const pairs = Number(process.env.PAIRS ?? 20_000);
const textsPerPattern = 20;

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
const manyTexts = fc.array(texts, { minLength: textsPerPattern, maxLength: textsPerPattern });

const limits: Record<string, Limits> = {
  "as it is": usualLimits,
  "that forgets its states all the time": { entries: 60, instructions: 30, use: 0, vainRounds: 1 },
  "that gives up": { entries: 60, instructions: 30, use: 1000, vainRounds: 4 },
};

for (const [name, each] of Object.entries(limits)) {
  test(`an automaton ${name} agrees with the nondeterministic one`, () => {
    let compared = 0;
    let matched = 0;
    const compare = (pattern: string, subjects: readonly string[]) => {
      const compiled = compileRegex(pattern);
      if (!compiled.ok) return;
      const { node } = compiled.matcher;
      const forward = programOf(node)!;
      const backward = programOf(node, "backward")!;
      const matcher = new Matcher(node, forward, each, 0);
      for (const text of subjects) {
        const shown = `${pattern} with ${JSON.stringify(text)}`;
        const [start, end] = [Math.floor(text.length / 4), Math.ceil(text.length * 0.9)];
        const part = text.slice(start, end);
        const isMatch = matchesSomewhere(forward, part);
        assert.equal(matcher.matchesRange(text, start, end), isMatch, `${shown}: somewhere`);
        assert.equal(matcher.matchesFully(text), matchesFully(forward, text), `${shown}: fully`);
        const lines = linesOf(part).filter((line) => matchesSomewhere(forward, line));
        assert.deepEqual(matchingLines(matcher, text, start, end), lines, `${shown}: lines`);
        const from = Math.min(1, part.length);
        const found = findMatch(forward, backward, part, from);
        const expected = found && { start: start + found.start, end: start + found.end };
        assert.deepEqual(matcher.find(text, start, end, start + from), expected, `${shown}: find`);
        compared++;
        if (isMatch) matched++;
      }
    };
    fc.assert(fc.property(anyPatterns, manyTexts, compare), { numRuns: Math.ceil(pairs / textsPerPattern) });
    assert.ok(compared > pairs / 2, `only ${compared} pairs were compared`);
    assert.ok(matched > compared / 10 && matched < compared * 0.9, `${matched} of ${compared} match`);
  });
}

const lineTexts = fc.string({ unit: fc.constantFrom(..."abc1 "), maxLength: 7 });
const someTexts = fc.array(lineTexts, { minLength: 5, maxLength: 5 });

for (const [name, shortReads] of [
  ["nondeterministic", Number.POSITIVE_INFINITY],
  ["deterministic", 0],
] as const) {
  test(`the ${name} automaton agrees with JavaScript where both mean the same`, () => {
    const compare = (pattern: string, subjects: readonly string[]) => {
      fc.pre(pattern.length < 60);
      const compiled = compileRegex(pattern);
      assert.ok(compiled.ok);
      const { node } = compiled.matcher;
      const matcher = new Matcher(node, programOf(node)!, usualLimits, shortReads);
      const somewhere = new RegExp(pattern);
      const fully = new RegExp(`^(?:${pattern})$`);
      for (const text of subjects) {
        const shown = `${pattern} with ${JSON.stringify(text)}`;
        const isMatch = somewhere.test(text);
        assert.equal(matcher.matchesRange(text, 0, text.length), isMatch, `${shown}: somewhere`);
        assert.equal(matcher.matchesFully(text), fully.test(text), `${shown}: fully`);
        const found = matcher.find(text, 0, text.length, 0);
        assert.equal(found?.start, somewhere.exec(text)?.index, `${shown}: find`);
      }
      const all = subjects.join("\n");
      const lines = linesOf(all).filter((line) => somewhere.test(line));
      assert.deepEqual(matchingLines(matcher, all, 0, all.length), lines, `${pattern}: lines`);
    };
    fc.assert(fc.property(javaScriptPatterns, someTexts, compare), { numRuns: 3000 });
  });
}

function matchingLines(
  matcher: Pick<RegexMatcher, "matchingLines">,
  text: string,
  start: number,
  end: number,
): string[] {
  const lines: string[] = [];
  matcher.matchingLines(text, start, end, (from, to) => lines.push(text.slice(from, to)));
  return lines;
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.replace(/\r$/, ""));
}
