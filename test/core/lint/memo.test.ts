import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import { LintMemo } from "../../../core/lint/memo.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

const checks = ["21,21", "22", "80,80", "443", "8080,8080"].map(
  (ports) =>
    `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>\n`,
);
const policy = (parts: readonly string[]) => `<check_type:"Unix">\n${parts.join("")}</check_type>\n`;
const other = checks[0]!.replaceAll("21", "25");

/** Texts of one document, one after the other. */
const histories: Record<string, string[]> = {
  "a check changes": [policy(checks), policy(checks.with(2, other))],
  "a check is added": [policy(checks), policy(checks.toSpliced(2, 0, other))],
  "a check is removed": [policy(checks), policy(checks.toSpliced(0, 1))],
  "checks change in two places": [policy(checks), policy(checks.toSpliced(3, 1).toSpliced(1, 0, other))],
  "checks swap": [policy(checks), policy(checks.toReversed()), policy(checks)],
  "the check type changes": [policy(checks), policy(checks).replace('"Unix"', '"Windows"')],
  "a quote is missing, and comes back": [
    policy(checks),
    policy(checks).replace('"21,21"', '"21,21'),
    policy(checks),
  ],
  "everything goes": [policy(checks), "", policy(checks)],
};

for (const [name, texts] of Object.entries(histories)) {
  test(`the same is found with and without a memo when ${name}`, () => {
    const memo = new LintMemo();
    for (const text of texts) {
      const policy = policyOf(parse(text));
      assert.deepEqual(lint(policy, {}, memo), lint(policy));
    }
  });
}

test("options that change are looked at", () => {
  const memo = new LintMemo();
  const unchanged = policyOf(parse(policy(checks)));
  lint(unchanged, {}, memo);
  const silent = lint(unchanged, { severities: { "duplicate-port": "off" } }, memo);
  assert.deepEqual(
    silent.filter(({ rule }) => rule === "duplicate-port"),
    [],
  );
});

test("a check is looked at again only when its text changed", () => {
  const memo = new LintMemo();
  const looked: string[] = [];
  const look = (texts: string[]) => {
    memo.start({}, texts.length);
    for (const text of texts) {
      if (memo.findingsOf("", text) !== undefined) continue;
      looked.push(text);
      memo.keep("", text, []);
    }
  };
  look(["a", "b", "c", "d"]);
  look(["a", "b", "x", "c", "d"]);
  look(["a", "x", "c", "d"]);
  assert.deepEqual(looked, ["a", "b", "c", "d", "x"]);
});
