import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compileCheck } from "../../../core/evaluate/checks/compile-check.ts";
import { checkTypes, itemTypesOf } from "../../../core/schema/index.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

const guide = readFileSync(new URL("../../../docs/guides/devices-and-databases.md", import.meta.url), "utf8");
const [, table = ""] = guide.split("## What is judged");

/** What the guide says about each check type. */
const rows = new Map(
  [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]*)\|$/gm)].flatMap((match) =>
    match[1]!.split(", ").map((name) => [name, { judged: match[2]!, never: match[3]! }] as const),
  ),
);

function isJudged(checkType: string, itemType: string | undefined): boolean {
  const type = itemType === undefined ? "" : `type : ${itemType}\n`;
  const tree = parse(
    `<check_type:"${checkType}">\n<custom_item>\n${type}description : "c"\n</custom_item>\n</check_type>\n`,
  );
  return compileCheck(policyOf(tree).checks[0]!, new Map()).unjudged === undefined;
}

const others = checkTypes()
  .map(({ name }) => name)
  .filter((name) => name !== "Unix" && name !== "Windows");

test("the guide says for each check type what is judged", () => {
  assert.ok(others.length > 40);
  for (const name of others) {
    const row = rows.get(name);
    assert.ok(row !== undefined, `${name} is in no row of the guide`);
    const types = itemTypesOf(name).map((item) => item.name);
    const judged = [undefined, ...types].filter((type) => isJudged(name, type));
    const never = types.filter((type) => !isJudged(name, type));
    assert.equal(row.judged.trim() === "none", judged.length === 0, `${name}: whether any is judged`);
    if (row.judged.trim() === "all") assert.deepEqual(never, [], name);
    const named = (type: string) => new RegExp(`\\b${type}\\b`).test(row.never);
    assert.deepEqual(
      types.filter((type) => isJudged(name, type) && named(type)),
      [],
      `${name}: judged, and the guide says never`,
    );
    assert.deepEqual(
      never.filter((type) => !named(type)),
      [],
      `${name}: never judged, and the guide has no reason`,
    );
  }
});
