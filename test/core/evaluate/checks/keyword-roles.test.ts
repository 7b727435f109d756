import assert from "node:assert/strict";
import { test } from "node:test";
import { commandKeywords } from "../../../../core/evaluate/checks/command-check.ts";
import { bannerKeywords } from "../../../../core/evaluate/checks/content/banner-check.ts";
import {
  contentKeywords,
  contentNotKeywords,
} from "../../../../core/evaluate/checks/content/content-check.ts";
import { grammarKeywords } from "../../../../core/evaluate/checks/content/grammar-check.ts";
import type { KeywordRoles } from "../../../../core/evaluate/checks/keyword-roles.ts";
import { xmlKeywords } from "../../../../core/evaluate/checks/xml/xml-check.ts";
import { itemSchema } from "../../../../core/schema/index.ts";

const rolesByType: Record<string, KeywordRoles> = {
  CMD_EXEC: commandKeywords,
  FILE_CONTENT_CHECK: contentKeywords,
  FILE_CONTENT_CHECK_NOT: contentNotKeywords,
  BANNER_CHECK: bannerKeywords,
  GRAMMAR_CHECK: grammarKeywords,
  AUDIT_XML: xmlKeywords,
};

for (const [itemType, roles] of Object.entries(rolesByType)) {
  test(`no keyword that ${itemType} may have is passed over silently`, () => {
    const item = itemSchema("Unix", itemType);
    assert.ok(item !== undefined && item.keywords.size > 5);
    const forgotten = [...item.keywords.keys()].filter((name) => !Object.hasOwn(roles, name));
    assert.deepEqual(forgotten, []);
  });
}
