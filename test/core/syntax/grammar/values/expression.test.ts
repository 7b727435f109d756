import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ExpressionGrammar,
  type Operand,
  readExpression,
  readStrings,
} from "../../../../../core/syntax/grammar/values/expression.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import type { Span, Value } from "../../../../../core/syntax/tree.ts";

const before = "type : ";

function readValue(text: string): { source: string; value: Value | undefined } {
  const source = `${before}${text}\n`;
  const [keyword] = parse(source).children;
  return { source, value: keyword?.kind === "keyword" ? keyword.value : undefined };
}

test("chevrotain finds no ambiguity in the grammar of expressions", () => {
  assert.doesNotThrow(() => new ExpressionGrammar(true));
});

const cases: [text: string, columns: string[][], commas?: string[], empty?: string[]][] = [
  ['"a"', [['"a"']]],
  ["[1..14] || 30", [["[1..14]", "30"]]],
  ['"a" && "b" | "c" & @D@', [['"a"', '"b"', '"c"', "@D@"]]],
  ['"a", "b" || "c", NULL', [['"a"'], ['"b"', '"c"'], ["NULL"]], ['"a", "b" || "c", NULL']],
  ['"a", regex:"^b"', [['"a"'], ['regex "^b"']], ['"a", regex:"^b"']],
  ['("a", "b") || "c"', [['"a"', '"b"', '"c"']], ['"a", "b"']],
  ['"a" || ()', [['"a"']], [], ["()"]],
  ['(("a") || ( ))', [['"a"']], [], ["( )"]],
  ['"a" ||', [['"a"']]],
  ['"a",', [['"a"']], ['"a",']],
  ['("a" || "b"', [['"a"', '"b"']]],
];

for (const [text, columns, commas = [], empty = []] of cases) {
  test(`${text} is read column by column`, () => {
    const { source, value } = readValue(text);
    const textOf = ({ start, end }: Span) => source.slice(start, end);
    const read = readExpression(value!);
    const terms = read.columns.map((column) =>
      column.terms.map(({ operand, prefix }) => (prefix ? `${textOf(prefix)} ` : "") + textOf(operand)),
    );
    assert.deepEqual(terms, columns);
    assert.deepEqual(read.commaLists.map(textOf), commas);
    assert.deepEqual(read.emptyGroups.map(textOf), empty);
  });
}

for (const [text, strings] of [
  ['"a"', ['"a"']],
  ['"a" || ("b" || "c")', ['"a"', '"b"', '"c"']],
  ['"a" && "b"', undefined],
  ['"a" || 5', undefined],
  ['regex:"a"', undefined],
  ["YES", undefined],
] as const) {
  test(`${text} ${strings === undefined ? "is more than strings that || joins" : "is strings that || joins"}`, () => {
    const { source, value } = readValue(text);
    assert.deepEqual(
      readStrings(value!)?.map(({ start, end }) => source.slice(start, end)),
      strings,
    );
  });
}

const pieces = ['"a"', "'b'", "WORD", "5", "[1..2]", "(", ")", "||", "&&", "|", "&", ",", ' regex:"c"', " "];

test("whatever the value, the grammar reads each of its parts", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
      const { value } = readValue(parts.join(" "));
      if (value === undefined) return;
      const { terms, columns } = readExpression(value);
      assert.deepEqual(
        terms.map(({ operand }) => operand),
        operandsIn(value),
      );
      assert.deepEqual(
        columns.flatMap((column) => column.terms),
        terms,
      );
    }),
    { numRuns: 3000 },
  );
});

test("the deepest and longest value is read", () => {
  const deep = `${"(".repeat(100)}"a"${")".repeat(100)}`;
  assert.equal(readExpression(readValue(deep).value!).terms.length, 1);
  const long = Array.from({ length: 20_000 }, () => '"a"').join(" || ");
  assert.equal(readStrings(readValue(long).value!)?.length, 20_000);
});

/** The parts as the tree has them. */
function operandsIn(value: Value): Operand[] {
  if (value.kind === "list") return value.operands.flatMap(operandsIn);
  if (value.kind === "group" || value.kind === "prefixed") {
    return value.value === undefined ? [] : operandsIn(value.value);
  }
  return [value];
}
