import assert from "node:assert/strict";
import { test } from "node:test";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { printTree } from "../../../core/syntax/print.ts";
import { assertLinear } from "../../fuzz/growth.ts";

/**
 * Texts made to exhaust the stack or the time: each must be parsed, printed back and read, in linear time.
 */
const hostile: Record<string, (size: number) => string> = {
  "nested parentheses": (size) =>
    `<custom_item>\n value_data : ${"(".repeat(size)}1${")".repeat(size)}\n</custom_item>`,
  "nested parentheses with operators": (size) => `<custom_item>\n value_data : ${'("a" || '.repeat(size)}1`,
  "a tag with many attributes": (size) => `<report ${'a:"b" '.repeat(size)}>`,
  "deep conditions": (size) => `${"<if><then>".repeat(size)}${"</then></if>".repeat(size)}`,
  "deep conditions that are never closed": (size) => "<if>".repeat(2 * size),
  "many closing tags": (size) => "</if>".repeat(size),
  "checks right inside an if": (size) => `<if>${"<item></item>".repeat(size)}`,
  "a word of megabytes": (size) => "a".repeat(500 * size),
  "many strings on one line": (size) => '"a" '.repeat(5 * size),
  "many quotes that are never closed": (size) => "'\n".repeat(size),
  "many quotes after two backslashes": (size) => `<check_type:"F5">\n${'"\\\\"x'.repeat(2 * size)}`,
  "many operators": (size) => `a : ${"1 || 2 && ".repeat(size)}3`,
};

test("what is nested too deep is reported once, however often it comes", () => {
  const tooDeep = "<if><then></then></if>".repeat(50);
  const { errors } = parse(`${"<if>\n".repeat(250)}${tooDeep}${"</if>\n".repeat(250)}`);
  assert.equal(errors.filter(({ message }) => message.includes("deep")).length, 1);
});

test("more checks than a call takes arguments are read, in branches too", () => {
  const items = "<item></item>".repeat(130_000);
  const { body, checks } = policyOf(
    parse(`<check_type:"Unix">${items}<if><then>${items}</then></if></check_type>`),
  );
  assert.equal(checks.length, 260_000);
  const last = body.at(-1);
  assert.ok(last?.kind === "conditional" && last.then.length === 130_000);
});

for (const [name, textOf] of Object.entries(hostile)) {
  test(name, () => {
    const read = (text: string) => {
      const tree = parse(text);
      assert.ok(printTree(tree) === text);
      policyOf(tree);
    };
    assertLinear(name, textOf, read, 10_000);
  });
}
