import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { schemaSource } from "../../../core/schema/files.ts";

const folder = fileURLToPath(new URL("../../../schema/", import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(folder + file, "utf8"));
const checkTypeFiles = readdirSync(`${folder}check-types`).map((file) => `check-types/${file}`);
const files = [
  ...readdirSync(folder).filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json")),
  ...checkTypeFiles,
];

// `format` is for editors: whether a pattern compiles is tested with the patterns.
const validate = new Ajv({ allErrors: true, formats: { regex: true } }).compile(read("schema.schema.json"));

for (const file of files) {
  test(`${file} fits the schema of the schema`, () => {
    const valid = validate(read(file));
    assert.deepEqual(
      (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`),
      [],
    );
    assert.ok(valid);
  });

  test(`${file} names the schema of the schema, so that an editor completes it`, () => {
    const depth = file.includes("/") ? "../" : "./";
    assert.equal(read(file).$schema, `${depth}schema.schema.json`);
  });
}

test("the schema of the schema finds mistakes", () => {
  const broken = [
    { $schema: "", kind: "check-types", checkTypes: { X: { label: "X", lable: "X" } } },
    {
      $schema: "",
      kind: "check-types",
      checkTypes: { X: { label: "X" } },
      itemTypes: { A: { summary: "no full stop" } },
    },
    { $schema: "", kind: "operators", operators: { A: { summary: "What it does.", pages: "p. 12" } } },
    { $schema: "", kind: "unheard of" },
  ];
  for (const file of broken) assert.equal(validate(file), false, JSON.stringify(file));
});

test("every file of check types is loaded", () => {
  const loaded = schemaSource.checkTypeFiles.flatMap((file) => Object.keys(file.checkTypes)).sort();
  const present = checkTypeFiles.flatMap((file) => Object.keys(read(file).checkTypes ?? {})).sort();
  assert.deepEqual(loaded, present);
});
