import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Finding } from "../../../core/findings/finding.ts";
import { lint } from "../../../core/lint/lint.ts";
import { LintMemo } from "../../../core/lint/memo.ts";
import type { LintOptions } from "../../../core/lint/options.ts";
import { extendSchema, standardSchema } from "../../../core/schema/index.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { applyFix } from "../rules/apply-fix.ts";
import { examples } from "../rules/examples.ts";
import { text as anyText } from "../syntax/policy-text.ts";

const policy = `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  decription  : "The kernel release"
  cmd         : "uname -r"
  required    : yes
  expect      : "^6"
</custom_item>
<custom_item>
  type        : FILE_CHECK
  description : "The shadow file"
  file        : "/etc/shadow"
  owner       : root
</custom_item>
</check_type>
`;

describe("options", () => {
  test("a rule that is off finds nothing", () => {
    const found = lintText(policy, { severities: { "unknown-keyword": "off" } });
    assert.deepEqual(found.map(ruleOf), ["value-not-allowed", "unquoted-string"]);
  });

  test("a severity lowers all cases of a rule", () => {
    const found = lintText(policy, {
      severities: { "unknown-keyword": "hint", "unquoted-string": "warning" },
    });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${severity} ${rule}`),
      ["hint unknown-keyword", "hint value-not-allowed", "warning unquoted-string"],
    );
  });

  test("a milder case stays milder when the rule is an error", () => {
    const [found] = lintText(policy, { severities: { "value-not-allowed": "error" } }).filter(
      ({ rule }) => rule === "value-not-allowed",
    );
    assert.equal(found?.severity, "hint");
  });

  test("a keyword that the schema gained is known", () => {
    const schema = extendSchema(standardSchema, {
      checkTypes: { Unix: { itemTypes: { CMD_EXEC: { keywords: { decription: {} } } } } },
    });
    assert.ok(!lintText(policy, { schema }).some(({ message }) => message.includes("Unknown keyword")));
  });
});

describe("the memo", () => {
  const changed = policy.replace("shadow file", "shadow\n  file");

  test("gives the same findings, at their new places", () => {
    const memo = new LintMemo();
    for (const text of [policy, changed, `# a comment\n${policy}`, policy]) {
      assert.deepEqual(lint(policyOf(parse(text)), {}, memo), lintText(text));
    }
  });

  test("forgets when the options change", () => {
    const memo = new LintMemo();
    lint(policyOf(parse(policy)), {}, memo);
    const options: LintOptions = { severities: { "unknown-keyword": "off" } };
    assert.deepEqual(lint(policyOf(parse(policy)), options, memo), lintText(policy, options));
  });
});

describe("on any text", () => {
  const samples = examples.flatMap(({ bad, good }) => [bad, good]);
  const damaged = fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(40), fc.string({ maxLength: 6 }))
    .map(([sample, at, length, text]) => {
      const start = at % (sample.length + 1);
      return sample.slice(0, start) + text + sample.slice(start + length);
    });

  test("findings are inside the text and in order", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        let last = 0;
        for (const { start, end, related } of lintText(text)) {
          assert.ok(start >= last && end >= start && end <= text.length);
          if (related) assert.ok(related.start >= 0 && related.end <= text.length);
          last = start;
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });

  test("messages are one line, and the edits of a fix don't overlap", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, anyText), (text) => {
        for (const { message, fixes = [] } of lintText(text)) {
          assert.doesNotMatch(message, /[\r\n]/);
          for (const { edits } of fixes) {
            const inOrder = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
            for (const [index, { start, end }] of inOrder.entries()) {
              assert.ok(start <= end && end <= text.length, message);
              assert.ok(start >= (inOrder[index - 1]?.end ?? 0), message);
            }
          }
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });

  test("a safe fix removes its finding and adds no error", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const before = lintText(text);
        for (const finding of before) {
          const safe = finding.fixes?.find((fix) => fix.safe);
          if (safe === undefined) continue;
          const after = lintText(applyFix(text, safe));
          assert.ok(count(after, finding.rule) < count(before, finding.rule), finding.message);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
});

function lintText(text: string, options: LintOptions = {}): Finding[] {
  return lint(policyOf(parse(text)), options);
}

function ruleOf({ rule }: Finding): string {
  return rule;
}

function count(findings: Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}
