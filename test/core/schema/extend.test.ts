import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkTypeSchema,
  checkTypes,
  extendSchema,
  frameworks,
  hasRawDoubleQuotes,
  itemSchema,
  itemTypesOf,
  standardSchema,
} from "../../../core/schema/index.ts";

test("a new item type of a known check type", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: {
      Unix: {
        itemTypes: {
          COMPANY_CHECK: {
            summary: "What our plugin does.",
            keywords: {
              target_list: { form: "comma-list", required: true },
              mode_of_work: { values: ["A", "B"] },
            },
          },
        },
      },
    },
  });
  const item = itemSchema("Unix", "COMPANY_CHECK", schema)!;
  assert.equal(item.summary, "What our plugin does.");
  assert.deepEqual(item.order, ["type", "description", "target_list"]);
  assert.equal(item.keywords.get("target_list")?.required, true);
  assert.deepEqual(
    item.keywords.get("mode_of_work")?.values.map((value) => value.value),
    ["A", "B"],
  );
  assert.ok(item.keywords.has("system"));
  assert.ok(itemSchema("Unix", "CMD_EXEC", schema));
  assert.equal(itemSchema("Unix", "COMPANY_CHECK"), undefined, "the base stays as it is");
});

test("a new keyword of a known item type keeps what was there", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: { Unix: { itemTypes: { CMD_EXEC: { keywords: { cmd_to_enforce: { form: "shell" } } } } } },
  });
  const item = itemSchema("Unix", "CMD_EXEC", schema)!;
  assert.equal(item.keywords.get("cmd_to_enforce")?.form, "shell");
  assert.equal(item.keywords.get("cmd")?.required, true);
  assert.equal(item.summary, itemSchema("Unix", "CMD_EXEC")?.summary);
  assert.equal(itemSchema("Unix", "CMD_EXEC")?.keywords.has("cmd_to_enforce"), false);
});

test("an addition to a known keyword changes what it says and no more", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: { Unix: { itemTypes: { CMD_EXEC: { keywords: { expect: { required: true } } } } } },
  });
  const keyword = itemSchema("Unix", "CMD_EXEC", schema)?.keywords.get("expect");
  const base = itemSchema("Unix", "CMD_EXEC")?.keywords.get("expect");
  assert.deepEqual(keyword, { ...base, required: true });
});

test("a required keyword can be made optional", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: { Unix: { itemTypes: { CHKCONFIG: { keywords: { levels: { required: false } } } } } },
  });
  assert.equal(itemSchema("Unix", "CHKCONFIG", schema)?.keywords.get("levels")?.required, false);
});

test("a keyword for every check of a check type", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: { Cisco: { keywords: { owner_team: { form: "string" } } } },
  });
  assert.ok(itemTypesOf("Cisco", schema).every((item) => item.keywords.has("owner_team")));
  assert.ok(itemTypesOf("Cisco").every((item) => !item.keywords.has("owner_team")));
});

test("a member of a family can be extended without the others", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: { Zoom: { itemTypes: { GRAPHQL: { keywords: { query: { required: true } } } } } },
  });
  assert.ok(itemSchema("Zoom", "GRAPHQL", schema));
  assert.ok(itemSchema("Zoom", "REST_API", schema));
  assert.equal(itemSchema("Splunk", "GRAPHQL", schema), undefined);
  assert.equal(itemSchema("Zoom", undefined, schema), undefined);
});

test("a new check type", () => {
  const schema = extendSchema(standardSchema, {
    checkTypes: {
      Toaster: {
        label: "Our toasters",
        rawDoubleQuotes: true,
        untyped: { keywords: { heat: { required: true } } },
      },
    },
  });
  assert.equal(checkTypeSchema("Toaster", schema)?.label, "Our toasters");
  assert.equal(hasRawDoubleQuotes("Toaster", schema), true);
  assert.deepEqual(itemSchema("Toaster", undefined, schema)?.order, ["description", "heat"]);
  assert.equal(checkTypes(schema).length, checkTypes().length + 1);
});

test("new frameworks", () => {
  const schema = extendSchema(standardSchema, { frameworks: ["HOUSE-RULES", "CSF"] });
  assert.equal(frameworks(schema).length, frameworks().length + 1);
  assert.ok(frameworks(schema).some((framework) => framework.id === "HOUSE-RULES"));
});

test("no additions, no difference", () => {
  const schema = extendSchema(standardSchema, {});
  assert.deepEqual(itemSchema("Unix", "CMD_EXEC", schema), itemSchema("Unix", "CMD_EXEC"));
  assert.deepEqual(checkTypes(schema), checkTypes());
});

test("names that every object has are names like others", () => {
  const additions = JSON.parse(
    '{"checkTypes": {"__proto__": {"untyped": {"keywords": {"__proto__": {}, "constructor": {"required": true}}}},' +
      '"Unix": {"itemTypes": {"__proto__": {"keywords": {"toString": {}}}}}}}',
  );
  const schema = extendSchema(standardSchema, additions);
  assert.ok(itemSchema("Unix", "__proto__", schema)?.keywords.has("toString"));
  assert.deepEqual(itemSchema("__proto__", undefined, schema)?.order, ["description", "constructor"]);
  assert.equal(({} as Record<string, unknown>).untyped, undefined);
  assert.equal(itemTypesOf("Unix").length, 20);
});
