import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CheckSource } from "../../../../core/evaluate/checks/check-source.ts";
import { noValues } from "../../../../core/evaluate/values.ts";
import type { Comparison } from "../../../../core/evaluate/windows-values/check-types.ts";
import { expressionOf } from "../../../../core/evaluate/windows-values/expression.ts";
import { compileNumbers } from "../../../../core/evaluate/windows-values/numbers.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, windows } from "../fixture.ts";

/** What the text of an expression makes of a number. */
function judge(text: string, actual: number, comparison: Comparison = "EQUAL"): string {
  const [check] = policyOf(parse(windows(item("REGISTRY_SETTING", `value_data : ${text}`)))).checks;
  const found = expressionOf(new CheckSource(check!, noValues), "value_data");
  if (!found.ok) return found.reason;
  const compiled = compileNumbers(found.value.expression, comparison);
  return compiled.ok ? compiled.test(actual).truth : compiled.reason;
}

const cases: [text: string, actual: number, truth: string, comparison?: Comparison][] = [
  ["7", 7, "true"],
  ["007", 7, "true"],
  ["0x1F", 31, "true"],
  ["-0x10", 0xfffffff0, "true"],
  ["+8", 8, "true"],
  ["4294967290", 0xfffffffa, "true"],
  ["-6", 0xfffffffa, "true"],
  ["[MIN..5]", 0, "true"],
  ["[MIN..5]", 0xffffffff, "false"],
  ["[MIN..+5]", 0xffffffff, "true"],
  ["[6..MAX]", 0xffffffff, "true"],
  ["[+6..MAX]", 0xffffffff, "false"],
  ["[-3..3]", 0xfffffffe, "true"],
  ["[9..3]", 5, "false"],
  ["(1 || 2) && ([2..4] || 9)", 2, "true"],
  ["(1 || 2) && ([2..4] || 9)", 1, "false"],
  ["1 | 4", 5, "true"],
  ["1 | 4", 4, "false"],
  ["6 & 3", 2, "true"],
  ["1 | 6 & 4", 5, "true"],
  ["0x80000000 | 1", 0x80000001, "true"],
  ['"3" || "5"', 5, "true"],
  ['"Enabled" || 5', 5, "true"],
  ['"Enabled" || 5', 4, "unknown"],
  ["[1..3] | 4", 4, "unknown"],
  ["5", 6, "true", "NOT_EQUAL"],
  ["5 || 6", 6, "false", "NOT_EQUAL"],
  ["[1..9]", 10, "true", "NOT_EQUAL"],
  ["5 && 6", 5, "unknown", "NOT_EQUAL"],
  ["5 && 6", 7, "true", "NOT_EQUAL"],
  ["-1", 0, "true", "GREATER_THAN"],
  ["5", 5, "true", "LESS_THAN_OR_EQUAL"],
  ["[1..9]", 5, "unknown", "GREATER_THAN"],
  ["5", 5, "Patterns work only with texts (guide p. 250), and this value is a number.", "REGEX"],
  ["5", 5, "Tenable does not document what CHECK_SUBSET means for a number.", "SUBSET"],
];

for (const [text, actual, truth, comparison] of cases) {
  test(`${comparison ?? "EQUAL"} ${text}, and ${actual}`, () =>
    assert.equal(judge(text, actual, comparison), truth));
}

/** An expression, and which of the numbers 0 to 40 are as it wants them, by trying each. */
interface Tried {
  text: string;
  holds: boolean[];
}

const all = Array.from({ length: 41 }, (_, number) => number);

const leaf: fc.Arbitrary<Tried> = fc.oneof(
  fc
    .record({ number: fc.nat(40), hex: fc.boolean(), quoted: fc.boolean() })
    .map(({ number, hex, quoted }) => {
      const text = hex ? `0x${number.toString(16)}` : String(number);
      return { text: quoted ? `"${text}"` : text, holds: all.map((one) => one === number) };
    }),
  fc
    .record({ from: fc.nat(40), to: fc.nat(40), open: fc.constantFrom("", "from", "to") })
    .map(({ from, to, open }) => {
      const holds = all.map((one) => (open === "from" || one >= from) && (open === "to" || one <= to));
      return { text: `[${open === "from" ? "MIN" : from}..${open === "to" ? "MAX" : to}]`, holds };
    }),
);

const expression: fc.Arbitrary<Tried> = fc.letrec<{ any: Tried; joined: Tried }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, leaf, tie("joined")),
  joined: fc
    .record({
      operator: fc.constantFrom("||", "&&"),
      parts: fc.array(tie("any"), { minLength: 2, maxLength: 3 }),
    })
    .map(({ operator, parts }) => ({
      text: `(${parts.map(({ text }) => text).join(` ${operator} `)})`,
      holds: all.map((one) =>
        operator === "||" ? parts.some((part) => part.holds[one]) : parts.every((part) => part.holds[one]),
      ),
    })),
})).any;

test("expressions and ranges agree with trying each number", () => {
  fc.assert(
    fc.property(expression, ({ text, holds }) => {
      for (const number of all) {
        assert.equal(judge(text, number), String(holds[number]), `${text}, and ${number}`);
      }
    }),
    { numRuns: 150 },
  );
});
