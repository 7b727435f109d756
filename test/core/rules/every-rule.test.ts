import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Finding } from "../../../core/findings/finding.ts";
import { lint } from "../../../core/lint/lint.ts";
import { rules } from "../../../core/rules/index.ts";
import { ruleTextOf } from "../../../core/rules/rule-text.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { ruleFiles } from "../../../rule-files/rule-files.ts";
import { applyFix } from "./apply-fix.ts";

/** The examples next to every rule: what its page promises must be true. */
for (const rule of rules) {
  describe(rule.id, () => {
    const { summary, why, bad, good } = ruleTextOf(rule.id, ruleFiles);
    const found = lintText(bad);
    const own = found.filter((finding) => finding.rule === rule.id);

    test("finds the bad example, and no other rule finds more than a hint", () => {
      assert.notEqual(own.length, 0);
      assert.deepEqual(
        found.filter((finding) => finding.rule !== rule.id && !isHint(finding)).map(shown),
        [],
      );
    });

    test("finds nothing in the good example, and no other rule finds more than a hint", () => {
      const left = lintText(good).filter((finding) => finding.rule === rule.id || !isHint(finding));
      assert.deepEqual(left.map(shown), []);
    });

    const fixes = own.flatMap((finding) => finding.fixes ?? []);
    if (fixes.length > 0) {
      test("turns the bad example into the good one", () => {
        const fixed = fixes.map((fix) => applyFix(bad, fix));
        assert.ok(fixed.map(unaligned).includes(unaligned(good)), fixed.join("\n"));
      });
    }

    test("has a page", () => {
      assert.match(rule.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.match(summary, /^[A-Z].*\.$/);
      assert.ok(why.length > 40);
      assert.match(rule.since, /^\d+\.\d+\.\d+$/);
    });
  });
}

test("every rule has a unique id", () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
});

function lintText(text: string): Finding[] {
  return lint(policyOf(parse(text)), { today: "2030-01-01" });
}

/** A keyword of another length moves its colon; that is left to the formatter. */
function unaligned(text: string): string {
  return text.replace(/[ \t]+:/g, " :");
}

function isHint({ severity }: Finding): boolean {
  return severity === "hint";
}

function shown({ rule, message, start }: Finding): string {
  return `${start} ${rule}: ${message}`;
}
