import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type CheckRules, checkRules } from "../../../core/lint/check-rules.ts";
import { lookAtChecks } from "../../../core/lint/look-at-checks.ts";
import { rules } from "../../../core/rules/index.ts";
import type { CheckContext, CheckSource, Report, Rule } from "../../../core/rules/rule.ts";
import { checkTypeSchema, schemaOfCheck, standardSchema } from "../../../core/schema/index.ts";
import { patternsOf } from "../../../core/semantics/patterns.ts";
import { type Policy, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { damagedPolicies } from "../rules/damaged-policies.ts";

const policies = [...damagedPolicies(1500)].map((text) => policyOf(parse(text)));

describe("a rule that is only called for what it asks for finds the same as when it is called for everything:", () => {
  for (const rule of rules) {
    const { source } = rule;
    if (source.kind !== "check") continue;
    test(rule.id, () => {
      let calls = 0;
      for (const policy of policies) {
        const found = findingsOf(policy, rule, source);
        const all = findingsOfAll(policy, source);
        assert.deepEqual(found.sort(), all.sort(), policy.tree.text);
        calls += policy.checks.length;
      }
      assert.ok(calls > 0);
    });
  }
});

test("what was seen in one check is forgotten in the next", () => {
  const seen: string[] = [];
  const source: CheckSource = {
    kind: "check",
    keyword: { concern: ({ kind }) => kind === "word", visit: ({ name }) => seen.push(name) },
    check: {
      concern: ({ name }) => name.length > 4,
      run: ({ check }) => seen.push(`check of ${check.keywords.length}`),
    },
  };
  const policy = policyOf(
    parse(
      '<check_type:"Unix"><custom_item>\ntype : CMD_EXEC\ndescription : "a"\n</custom_item>\n' +
        '<custom_item>\ncmd : "a"\n</custom_item>\n<item>\nunknown : "a"\n</item></check_type>',
    ),
  );
  const expected = ["type", "check of 2", "check of 1"];
  for (let time = 0; time < 2; time++) {
    seen.length = 0;
    findingsOf(policy, { id: "made-up", severity: "error" }, source);
    assert.deepEqual(seen, expected);
  }
});

test("a repeated keyword is only seen in its check, and only if it can't be repeated", () => {
  const policy = policyOf(
    parse(
      '<check_type:"Unix">' +
        ['cmd : "a"\ncmd : "b"', 'cmd : "a"', "bogus : 1\nbogus : 2", 'cmd : "a"\ncmd : x']
          .map((keywords) => `<custom_item>\ntype : CMD_EXEC\n${keywords}\n</custom_item>\n`)
          .join("") +
        "</check_type>",
    ),
  );
  const found: number[] = [];
  findingsOf(
    policy,
    { id: "made-up", severity: "error" },
    {
      kind: "check",
      check: { whenRepeated: true, run: ({ check }) => found.push(policy.checks.indexOf(check)) },
    },
  );
  assert.deepEqual(found, [0, 3]);
});

/** As `lint` calls the rule. */
function findingsOf(
  policy: Policy,
  { id, severity }: Pick<Rule, "id" | "severity">,
  source: CheckSource,
): string[] {
  const found: string[] = [];
  const report: Report = ({ start, end }, message) => found.push(`${start} ${end} ${message}`);
  const active = activeOf({ id, severity }, source);
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType);
  const look = lookAtChecks(active, policy, checkType?.name, { of: [report], count: () => found.length });
  for (const context of contextsOf(policy)) look(context, true);
  return found;
}

/** The same rule, called for every keyword that concerns it, every pattern and every check. */
function findingsOfAll(policy: Policy, { keyword, pattern, check }: CheckSource): string[] {
  const found: string[] = [];
  const report: Report = ({ start, end }, message) => found.push(`${start} ${end} ${message}`);
  for (const context of contextsOf(policy)) {
    const { item } = context;
    for (const each of context.check.keywords) {
      const known = item?.keywords.get(each.name);
      const use = { name: each.name, keyword: known, item, kind: each.value?.kind };
      if (keyword?.concern(use) === true) keyword.visit(each, known, context, report);
    }
    if (item !== undefined)
      for (const each of patternsOf(context.check, item)) pattern?.(each, context, report);
    check?.run(context, report);
  }
  return found;
}

function contextsOf(policy: Policy): CheckContext[] {
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType);
  return policy.checks.map((check) => ({
    schema: standardSchema,
    check,
    checkType,
    item: checkType && schemaOfCheck(checkType, check),
  }));
}

const known = new Map<CheckSource, CheckRules>();

/** The same for all policies: what is remembered of one must not change what is found in another. */
function activeOf(rule: Pick<Rule, "id" | "severity">, source: CheckSource): CheckRules {
  let active = known.get(source);
  if (active === undefined) {
    active = checkRules([{ ...rule, source }]);
    known.set(source, active);
  }
  return active;
}
