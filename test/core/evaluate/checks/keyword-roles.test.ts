import assert from "node:assert/strict";
import { test } from "node:test";
import { apiKindOf } from "../../../../core/evaluate/checks/apis/families.ts";
import { commandKeywords } from "../../../../core/evaluate/checks/command-check.ts";
import { bannerKeywords } from "../../../../core/evaluate/checks/content/banner-check.ts";
import {
  contentKeywords,
  contentNotKeywords,
} from "../../../../core/evaluate/checks/content/content-check.ts";
import { grammarKeywords } from "../../../../core/evaluate/checks/content/grammar-check.ts";
import { bannerKeywords as deviceBannerKeywords } from "../../../../core/evaluate/checks/devices/banner-check.ts";
import { families, type Kind } from "../../../../core/evaluate/checks/devices/families.ts";
import { itemKeywords } from "../../../../core/evaluate/checks/devices/item-check.ts";
import { lineKeywords } from "../../../../core/evaluate/checks/devices/line-check.ts";
import { randomnessKeywords } from "../../../../core/evaluate/checks/devices/randomness-check.ts";
import { showKeywords } from "../../../../core/evaluate/checks/devices/show-check.ts";
import { systemValueKeywords } from "../../../../core/evaluate/checks/ibm-i/system-value-check.ts";
import type { KeywordRoles } from "../../../../core/evaluate/checks/keyword-roles.ts";
import { sqlKeywords } from "../../../../core/evaluate/checks/sql/sql-check.ts";
import { xeKeywords } from "../../../../core/evaluate/checks/xenserver/xe-check.ts";
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

const apis: [checkType: string, itemType: string | undefined][] = [
  ["F5", undefined],
  ["microsoft_azure", undefined],
  ["Office365", undefined],
  ["MDM", "FULL_PROFILE_INFO"],
  ["MDM", "APP_INFO_BY_DEVICE"],
  ["OpenStack", undefined],
  ["Rackspace", undefined],
  ["amazon_aws", "IAM"],
  ["amazon_aws", "EC2"],
  ["Palo_Alto", "AUDIT_XML"],
  ["Netapp_API", "AUDIT_XML"],
  ["RHEV", undefined],
  ["Salesforce.com", undefined],
  ["VMware", "AUDIT_VM"],
];

/** Keywords that shipped items of a kind hardly have, and that keep a check from being decided. */
const notKnown = new Set(["context", "name", "match_case"]);

for (const [checkType, itemType] of apis) {
  test(`no keyword that ${itemType ?? "an item"} of ${checkType} may have is passed over silently`, () => {
    const item = itemSchema(checkType, itemType);
    const kind = apiKindOf(checkType, itemType);
    assert.ok(item !== undefined && kind !== undefined && item.keywords.size > 5);
    const forgotten = [...item.keywords.keys()].filter(
      (name) => !Object.hasOwn(kind.keywords, name) && !notKnown.has(name),
    );
    assert.deepEqual(forgotten, []);
  });
}

for (const [itemType, roles] of Object.entries(rolesByType)) {
  test(`no keyword that ${itemType} may have is passed over silently`, () => {
    const item = itemSchema("Unix", itemType);
    assert.ok(item !== undefined && item.keywords.size > 5);
    const forgotten = [...item.keywords.keys()].filter((name) => !Object.hasOwn(roles, name));
    assert.deepEqual(forgotten, []);
  });
}

const rolesByKind: Record<Kind, KeywordRoles> = {
  item: itemKeywords,
  "item-not": itemKeywords,
  lines: lineKeywords,
  banner: deviceBannerKeywords,
  "banner-value": deviceBannerKeywords,
  randomness: randomnessKeywords,
  show: showKeywords,
};

for (const [checkType, { kinds }] of families) {
  test(`no keyword that an item for ${checkType} may have is passed over silently`, () => {
    let known = 0;
    for (const [itemType, kind] of Object.entries(kinds)) {
      const keywords = itemSchema(checkType, itemType === "" ? undefined : itemType)?.keywords;
      if (keywords === undefined) continue;
      known += keywords.size;
      const forgotten = [...keywords.keys()].filter((name) => !Object.hasOwn(rolesByKind[kind], name));
      assert.deepEqual(forgotten, [], itemType);
    }
    assert.ok(known > 5);
  });
}

test("no keyword that AUDIT_SYSTEMVAL may have is passed over silently", () => {
  const { keywords } = itemSchema("AS/400", "AUDIT_SYSTEMVAL")!;
  assert.ok(keywords.size > 5);
  assert.deepEqual(
    [...keywords.keys()].filter((name) => !Object.hasOwn(systemValueKeywords, name)),
    [],
  );
});

test("no keyword that AUDIT_XE may have is passed over silently", () => {
  const { keywords } = itemSchema("XenServer", "AUDIT_XE")!;
  assert.ok(keywords.size > 5);
  assert.deepEqual(
    [...keywords.keys()].filter((name) => !Object.hasOwn(xeKeywords, name)),
    [],
  );
});

for (const checkType of ["Database", "Snowflake"]) {
  test(`no keyword that SQL_POLICY for ${checkType} may have is passed over silently`, () => {
    const keywords = itemSchema(checkType, "SQL_POLICY")!.keywords;
    assert.deepEqual(
      [...keywords.keys()].filter((name) => !Object.hasOwn(sqlKeywords, name)),
      [],
    );
  });
}
