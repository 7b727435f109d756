import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hasErrors } from "../../../core/lint/has-errors.ts";
import { lint } from "../../../core/lint/lint.ts";
import type { LintOptions } from "../../../core/lint/options.ts";
import { rules } from "../../../core/rules/index.ts";
import { type Policy, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { pick, seeded } from "../../mutation/random.ts";
import { damagedPolicies } from "../rules/damaged-policies.ts";

const errorless = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "23"
</custom_item>
</check_type>
`;
const wrong = errorless.replace('"23"', '"65536"');
const silenced = wrong.replace("  ports", "  # nessus-audit-disable-next-line port-out-of-range\n  ports");

describe("the answer is that of lint", () => {
  const severities = ["error", "warning", "hint", "off"] as const;

  test("for damaged policies under any severities", () => {
    const random = seeded(7);
    const answers = { true: 0, false: 0 };
    for (const text of damagedPolicies(2500, 2)) {
      const policy = policyOf(parse(text));
      const options: LintOptions = {
        severities: Object.fromEntries(
          rules.flatMap(({ id }) => (random() < 0.4 ? [[id, pick(random, severities)!]] : [])),
        ),
        today: "2026-01-01",
      };
      for (const each of [{}, options, { ...options, severities: quiet(options.severities!) }]) {
        const expected = lint(policy, each).some(({ severity }) => severity === "error");
        assert.equal(hasErrors(policy, each), expected, text);
        answers[`${expected}`]++;
      }
    }
    assert.ok(answers.true > 500 && answers.false > 500, JSON.stringify(answers));
  });

  /** So that the few errors left decide: the louder a configuration, the sooner any of them is found. */
  function quiet(severities: NonNullable<LintOptions["severities"]>): NonNullable<LintOptions["severities"]> {
    return Object.fromEntries(
      rules.map(({ id, source }) => {
        const given = severities[id];
        if (source.kind === "cause") return [id, given ?? "hint"];
        return [id, given === undefined && id.length % 5 > 0 ? "warning" : (given ?? "error")];
      }),
    );
  }

  const cases: [name: string, text: string, options: LintOptions, expected: boolean][] = [
    ["a policy without errors", errorless, {}, false],
    ["an error", wrong, {}, true],
    ["an error that the configuration calls a warning", wrong, off("port-out-of-range", "warning"), false],
    ["a hint that the configuration calls an error", errorless, off("unused-suppression", "error"), false],
    ["an error that a comment silences", silenced, {}, false],
    [
      "a comment that silences nothing, where that is an error",
      silenced.replace("65536", "23"),
      off("unused-suppression", "error"),
      true,
    ],
    [
      "an error that a comment silenced until yesterday",
      silenced.replace("port-out-of-range", "port-out-of-range until 2026-01-01"),
      { today: "2026-01-02" },
      true,
    ],
    [
      "an error that follows from another cause, which the configuration switched to a hint",
      errorless.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
      off("page-copy", "hint"),
      false,
    ],
  ];
  for (const [name, text, options, expected] of cases) {
    test(name, () => {
      const policy = policyOf(parse(text));
      assert.equal(
        lint(policy, options).some(({ severity }) => severity === "error"),
        expected,
      );
      assert.equal(hasErrors(policy, options), expected);
    });
  }

  function off(id: string, severity: "error" | "warning" | "hint"): LintOptions {
    return { severities: { [id]: severity } };
  }
});

test("nothing is looked at after the first error", () => {
  const policy = policyOf(parse(wrong + wrong));
  assert.equal(policy.checks.length, 2);
  const second = policy.checks[1]!;
  const guarded: Policy = {
    ...policy,
    checks: [
      policy.checks[0]!,
      {
        ...second,
        get keywords(): never {
          throw new Error("The second check was looked at.");
        },
      },
    ],
  };
  assert.ok(hasErrors(guarded));
  assert.throws(() => lint(guarded), /looked at/);
});

test("rules that can't report an error are not run", () => {
  const policy = policyOf(parse(errorless));
  // Four rules look at the blocks: all of them can be quieter than an error.
  const options: LintOptions = { severities: { "malformed-acl-entry": "warning" } };
  const guarded: Policy = {
    ...policy,
    get aclBlocks(): never {
      throw new Error("The blocks were looked at.");
    },
  };
  assert.equal(hasErrors(guarded, options), false);
  assert.throws(() => lint(guarded, options), /looked at/);
  assert.throws(() => hasErrors(guarded), /looked at/);
});
