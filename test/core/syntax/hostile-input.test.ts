import assert from "node:assert/strict";
import { test } from "node:test";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { printTree } from "../../../core/syntax/print.ts";

/** Texts made to use up the stack or the time: each has to be parsed, printed back and read, in linear time. */
const hostile: Record<string, string> = {
  "nested parentheses": `<custom_item>\n value_data : ${"(".repeat(20000)}1${")".repeat(20000)}\n</custom_item>`,
  "nested parentheses with operators": `<custom_item>\n value_data : ${'("a" || '.repeat(20000)}1`,
  "a tag with many attributes": `<report ${'a:"b" '.repeat(20000)}>`,
  "deep conditions": `${"<if><then>".repeat(20000)}${"</then></if>".repeat(20000)}`,
  "deep conditions that are never closed": "<if>".repeat(40000),
  "many closing tags": "</if>".repeat(20000),
  "checks right inside an if": `<if>${"<item></item>".repeat(20000)}`,
  "a word of megabytes": "a".repeat(10_000_000),
  "many strings on one line": '"a" '.repeat(100_000),
  "many quotes that are never closed": "'\n".repeat(20000),
  "many quotes after two backslashes": `<check_type:"F5">\n${'"\\\\"x'.repeat(50_000)}`,
  "many operators": `a : ${"1 || 2 && ".repeat(20000)}3`,
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

for (const [name, text] of Object.entries(hostile)) {
  test(`${name}: ${text.length} characters`, () => {
    const start = performance.now();
    const tree = parse(text);
    assert.equal(printTree(tree) === text, true);
    policyOf(tree);
    assert.ok(performance.now() - start < 20_000, "takes more than linear time");
  });
}
