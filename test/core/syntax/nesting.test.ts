import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tagNames } from "../../../core/schema/index.ts";
import {
  canonicalTag,
  closes,
  enclosingNames,
  isAclBlock,
  isCheckTag,
  mayContain,
  namesAroundChecks,
  partsOfIf,
} from "../../../core/syntax/nesting.ts";

const folder = fileURLToPath(new URL("../../../core/syntax/", import.meta.url));

test("no tag is named in core/syntax: the schema has them, so a new one is an edit in one file", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  assert.ok(files.length > 15);
  // A role is called "condition", too.
  const names = tagNames().filter((name) => name !== "condition");
  const literal = new RegExp(`["'\`|(](?:${names.join("|")})["'\`|)]`);
  for (const file of files) {
    const code = readFileSync(folder + file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, literal, file);
  }
});

test("tags are distinguished by what they are for", () => {
  assert.deepEqual(tagNames().filter(isCheckTag), ["custom_item", "item", "report"]);
  assert.deepEqual(partsOfIf, ["condition", "then", "else"]);
  assert.ok(isAclBlock("launch2_acl") && !isAclBlock("acl") && !isAclBlock("my_acl"));
});

test("the end of a string depends on all tags that enclose something", () => {
  assert.ok(
    enclosingNames.includes("acl") && enclosingNames.includes("user") && !enclosingNames.includes("debug"),
  );
  assert.ok(namesAroundChecks.includes("report"));
  assert.ok(!namesAroundChecks.includes("user") && !namesAroundChecks.includes("file_acl"));
});

test("</acl> closes every ACL block, even one without its opening tag", () => {
  assert.ok(closes("registry_acl", "acl"));
  assert.equal(canonicalTag("acl"), "acl");
  assert.ok(mayContain("acl", "user") && !mayContain("acl", "custom_item"));
});
