import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { allCommands, commands } from "../../cli/commands/index.ts";
import { manualPages } from "../../scripts/manual-pages.ts";
import { assertGoldenFolder } from "../golden.ts";

const pages = manualPages(allCommands);

test("the pages in docs/manual are those that commands, manifest and schemas give (npm run docs)", () => {
  assertGoldenFolder(fileURLToPath(new URL("../../docs/manual/", import.meta.url)), pages);
});

test("every command has a section, and every schema of an output", () => {
  const { length } = Object.keys(commands);
  const sections = (page: string) => pages.get(page)!.match(/^## /gm)!.length;
  assert.equal(sections("commands.md"), length + 1);
  const schemas = readdirSync(new URL("../../schema/output/", import.meta.url));
  assert.equal(sections("json.md"), schemas.length);
});

test("no text of the manifest is left as a key", () => {
  assert.doesNotMatch(pages.get("settings.md")!, /%[\w.]+%/);
});
