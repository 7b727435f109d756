import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { concernFinder } from "../../../core/lint/find-concerns.ts";
import type { Concern } from "../../../core/rules/concern.ts";
import { rules } from "../../../core/rules/index.ts";
import type { CheckContext } from "../../../core/rules/rule.ts";
import { checkTypeSchema, schemaOfCheck, standardSchema } from "../../../core/schema/index.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { damagedPolicies } from "../rules/damaged-policies.ts";

const contexts = [...damagedPolicies(1500)].flatMap(contextsOf);

describe("a rule has nothing to say about a check that is none of its concern:", () => {
  for (const rule of rules) {
    const { source } = rule;
    if (source.kind !== "check" || source.concern === undefined) continue;
    const { concern, run } = source;
    test(rule.id, () => {
      const met = concernFinder([concern]);
      let others = 0;
      for (const context of contexts) {
        if (met(context.check, context.item)[0] === 1) continue;
        others++;
        run(context, (_, message) => {
          assert.fail(`${message}\n${textOf(context)}`);
        });
      }
      assert.ok(others > 0);
    });
  }
});

test("what was met in one check is forgotten in the next", () => {
  const isWord: Concern = ({ kind }) => kind === "word";
  const isLong: Concern = ({ name }) => name.length > 4;
  const met = concernFinder([isWord, isLong]);
  const { checks } = policyOf(
    parse(
      '<check_type:"Unix"><custom_item>\ntype : CMD_EXEC\ndescription : "a"\n</custom_item>\n' +
        '<custom_item>\ncmd : "a"\n</custom_item>\n<item>\nunknown : "a"\n</item></check_type>',
    ),
  );
  const items = [...checks, ...checks].map((check) => [...met(check, itemOf("Unix", check))]);
  const expected = [
    [1, 1],
    [0, 0],
    [0, 1],
  ];
  assert.deepEqual(items, [...expected, ...expected]);
});

function contextsOf(text: string): CheckContext[] {
  const tree = parse(text);
  const policy = policyOf(tree);
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType);
  return policy.checks.map((check) => ({
    schema: standardSchema,
    tree,
    check,
    checkType,
    item: itemOf(policy.checkType, check),
  }));
}

function itemOf(checkType: string | undefined, check: CheckContext["check"]): CheckContext["item"] {
  const known = checkType === undefined ? undefined : checkTypeSchema(checkType);
  return known && schemaOfCheck(known, check);
}

function textOf({ check }: CheckContext): string {
  return check.tree.text.slice(check.element.start, check.element.end);
}
