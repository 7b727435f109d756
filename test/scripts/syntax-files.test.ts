import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkTypes, tagNames } from "../../core/schema/index.ts";
import { syntaxFiles } from "../../scripts/syntax-files.ts";

const folder = fileURLToPath(new URL("../../syntaxes/", import.meta.url));
const read = (name: string) => readFileSync(folder + name, "utf8");

for (const [name, text] of syntaxFiles(read)) {
  test(`syntaxes/${name} says what the schema says (npm run docs)`, () => {
    assert.equal(read(name), text);
  });
}

test("a tag that the schema lacks is taken out again, and one that it has is put in", () => {
  const files = syntaxFiles((name) => read(name).replaceAll("|report", "|rapport").replace("|condition", ""));
  for (const [name, text] of files) assert.equal(text, read(name), name);
});

test("every tag is highlighted and folds", () => {
  const grammar = JSON.parse(read("nessus-audit.tmLanguage.json"));
  const known = new RegExp(grammar.repository.tag.begin.replaceAll("\\s", " "));
  const { folding } = JSON.parse(read("language-configuration.json"));
  for (const name of tagNames()) {
    assert.equal(known.exec(`<${name}>`)?.[2], name);
    if (name !== "debug") assert.match(`<${name}>`, new RegExp(folding.markers.start));
  }
});

test("the check types without escapes are those of the schema", () => {
  const grammar = JSON.parse(read("nessus-audit.tmLanguage.json"));
  const raw = new RegExp(
    grammar.patterns.find(({ begin }: { begin?: string }) => begin?.includes("check_type")).begin,
  );
  for (const { name, rawDoubleQuotes } of checkTypes()) {
    assert.equal(raw.test(`<check_type:"${name}">`), rawDoubleQuotes, name);
  }
});
