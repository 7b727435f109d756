import assert from "node:assert/strict";
import { test } from "node:test";
import { symbolsMatching, symbolsToFind } from "../../../server/features/workspace-symbols.ts";
import { fixture, unix, windows } from "../fixture.ts";

const check = (description: string) =>
  `<custom_item>\n  type : CMD_EXEC\n  description : "${description}"\n</custom_item>`;
const symbols = symbolsToFind(
  fixture(
    unix(
      `${check("Doors are shut")}\n<if>\n<condition type:"AND">\n${check("It is an attic")}\n</condition>\n<then>\n${check("Odd rooms")}\n</then>\n</if>`,
    ),
  ).document,
);
const found = (query: string) => symbolsMatching(symbols, query).map(({ name }) => name);

test("checks are found by what they say, wherever they are", () => {
  assert.deepEqual(found(""), ["Doors are shut", "It is an attic", "Odd rooms"]);
  assert.deepEqual(found("attic"), ["It is an attic"]);
});
test("letters in order are enough, and a name that begins with them is first", () => {
  assert.deepEqual(found("od"), ["Odd rooms", "Doors are shut"]);
});
test("item types and the policy find them too", () => {
  assert.deepEqual(found("cmd exec").length, 3);
  assert.equal(symbols[0]?.containerName, "Unix, CMD_EXEC");
});
test("groups and ACL blocks are found, tags of conditions are not", () => {
  const acl = symbolsToFind(fixture(windows('<file_acl:"Attic">\n</acl>')).document);
  assert.deepEqual(
    acl.map(({ name }) => name),
    ["g", "Attic"],
  );
});
test("no more than a picker shows", () => {
  const many = Array.from({ length: 5000 }, () => symbols[0]!);
  for (const query of ["doors", "srood", "shut"]) assert(symbolsMatching(many, query).length <= 500);
});
