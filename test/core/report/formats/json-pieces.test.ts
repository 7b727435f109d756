import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Each, jsonPieces } from "../../../../core/report/formats/json-pieces.ts";

/** The same document with its lists as arrays. */
function plain(value: unknown): unknown {
  if (value instanceof Each) return [...value].map(plain);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

const same = <Item>(items: Item[]) => new Each(items, (item) => item);

test("the pieces are what JSON.stringify prints", () => {
  const row = fc.record({ a: fc.jsonValue(), b: fc.option(fc.string(), { nil: undefined }) });
  const list = fc.array(row, { maxLength: 5 }).map(same);
  const host = fc.record({ name: fc.string(), rows: list, none: list });
  const document = fc.record({ version: fc.nat(), hosts: fc.array(host, { maxLength: 3 }).map(same) });
  fc.assert(
    fc.property(document, (made) => {
      const printed = [...jsonPieces(made)].join("");
      assert.equal(printed, `${JSON.stringify(plain(made), null, 2)}\n`);
    }),
  );
});

test("no piece is long", () => {
  const rows = Array.from({ length: 50_000 }, (_, line) => ({ line }));
  const lengths = [...jsonPieces({ rows: same(rows) })].map(({ length }) => length);
  assert.ok(lengths.length > 5);
  assert.ok(lengths.every((length) => length < 200_000));
});
