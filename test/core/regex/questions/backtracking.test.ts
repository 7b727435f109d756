import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { backtrackingRisksOf } from "../../../../core/regex/questions/backtracking.ts";
import { parseRegex } from "../../../../core/regex/syntax/parse.ts";

/** Each risk as the part of the pattern with a mark before it: `2^` for exponential, `^2` for polynomial. */
function risksOf(pattern: string): string[] {
  const { node, errors } = parseRegex(pattern);
  assert.deepEqual(errors, []);
  return backtrackingRisksOf(node).map(
    ({ kind, start, end }) => `${kind === "exponential" ? "2^" : "^2"} ${pattern.slice(start, end)}`,
  );
}

const risky: [pattern: string, ...risks: string[]][] = [
  ["^(a+)+$", "2^ (a+)+"],
  ["(a*)*b", "2^ (a*)*"],
  ["(?:a+){2,}b", "2^ (?:a+){2,}"],
  ["^(a|a)*$", "2^ (a|a)*"],
  ["(a|[a-c])+x", "2^ (a|[a-c])+"],
  ["(\\w|\\d)+x", "2^ (\\w|\\d)+"],
  ["(a|ab|b)*x", "2^ (a|ab|b)*"],
  ["(a?b?)*x", "2^ (a?b?)*"],
  ["(a*a*)*x", "^2 a*a*", "2^ (a*a*)*"],
  ["(\\w+\\s*)+:", "2^ (\\w+\\s*)+"],
  ["(\\s*foo\\s*)*;", "2^ (\\s*foo\\s*)*"],
  ["(.*,)*x", "2^ (.*,)*"],
  ["(?i)(a|A)*x", "2^ (a|A)*"],
  ["((a+)+b)*c", "2^ (a+)+"],
  ["(a{1,3})*x", "2^ (a{1,3})*"],
  ["x(?=(a+)+b)", "2^ (a+)+"],
  ["a*a*b", "^2 a*a*"],
  ["^.*.*x", "^2 .*.*"],
  ["(\\d+)\\d+x", "^2 (\\d+)\\d+"],
];

for (const [pattern, ...expected] of risky) {
  test(`${pattern} is risky`, () => {
    assert.deepEqual(risksOf(pattern).sort(), expected.sort());
  });
}

const harmless = [
  "^[\\s]*foo[\\s]+.*$",
  "^\\s*.*=\\s*.*x$",
  ".*foo.*bar.*baz",
  "(a+)+",
  "(a+)+b?",
  "(\\d+,)*\\d+$",
  "([^,]*,)*x",
  "(ab|cd|ef)*x",
  "(a|b)*c",
  "(foo|far)+x",
  "(a+b)+$",
  "(\\s+\\w+)*$",
  "([0-9]{1,3}\\.){3}[0-9]{1,3}$",
  "(\\b\\w+\\b\\s*)*x",
  "((?!END).)*END",
  "(a++)+b",
  "(?>(a+)+)b",
  "(?:)*x",
  "(a{2})*x",
  '^("[^"]*"|[^"])*$',
  "^(/[^/ ]*)+/?$",
  "a+b+c",
  "\\s*\\S+x",
];

for (const pattern of harmless) {
  test(`${pattern} is harmless`, () => {
    assert.deepEqual(risksOf(pattern), []);
  });
}

test("an exponential risk has a text that is matched in two ways, an unsuspected loop has none", () => {
  const atoms = fc.constantFrom("a", "b", "[ab]", "a?", "b*", "ab", "a+");
  const bodies = fc.array(fc.array(atoms, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
  const texts = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((length) =>
    Array.from({ length: 2 ** length }, (_, bits) =>
      Array.from({ length }, (_, i) => ((bits >> i) & 1 ? "b" : "a")).join(""),
    ),
  );
  fc.assert(
    fc.property(bodies, (alternatives) => {
      const suspected = risksOf(`(${alternatives.map((parts) => parts.join("")).join("|")})+x`).some((risk) =>
        risk.startsWith("2^"),
      );
      const ambiguous = texts.some((text) => waysOfRounds(alternatives, text) > 1);
      assert.equal(suspected, ambiguous);
    }),
    { numRuns: 300 },
  );
});

/** In how many ways a text can be cut into non-empty rounds and these into atoms. */
function waysOfRounds(alternatives: readonly string[][], text: string): number {
  if (text === "") {
    return 1;
  }
  let ways = 0;
  for (let end = 1; end <= text.length; end++) {
    const round = text.slice(0, end);
    const once = alternatives.reduce((sum, parts) => sum + waysOfParts(parts, round), 0);
    ways += once && once * waysOfRounds(alternatives, text.slice(end));
  }
  return ways;
}

function waysOfParts([part, ...rest]: readonly string[], text: string): number {
  if (part === undefined) {
    return text === "" ? 1 : 0;
  }
  let ways = 0;
  for (let end = 0; end <= text.length; end++) {
    if (new RegExp(`^(?:${part})$`).test(text.slice(0, end))) {
      ways += waysOfParts(rest, text.slice(end));
    }
  }
  return ways;
}
