import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  builtinItems,
  checkTypes,
  exampleCheck,
  itemSchema,
  itemTypesOf,
  reportSchema,
  schemaOfCheck,
} from "../../../core/schema/index.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

describe("examples parse, and are of the item that they show", () => {
  for (const checkType of checkTypes()) {
    const untyped = itemSchema(checkType.name, undefined);
    const items = [
      ...itemTypesOf(checkType.name),
      ...(untyped ? [untyped] : []),
      ...builtinItems(checkType.name).values(),
    ];
    test(checkType.name, () => {
      for (const item of [...items, reportSchema()]) {
        const text = `${checkType.tag}\n${exampleCheck(item)}\n</check_type>\n`;
        const policy = policyOf(parse(text));
        assert.deepEqual(policy.tree.errors, [], text);
        assert.equal(policy.checks.length, 1);
        const [check] = policy.checks;
        assert.equal(schemaOfCheck(checkType, check!), item, text);
        const names = check!.keywords.map((keyword) => keyword.name);
        assert.ok(
          item.order.every((keyword) => names.includes(keyword)),
          text,
        );
        assert.ok(
          names.every((keyword) => item.keywords.has(keyword)),
          text,
        );
      }
    });
  }
});
