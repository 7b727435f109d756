import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkTypes } from "../../core/schema/index.ts";
import { referencePages } from "../../scripts/reference-pages.ts";
import { assertGoldenFolder } from "../golden.ts";

const folder = fileURLToPath(new URL("../../docs/reference/", import.meta.url));
const pages = referencePages();

test("the pages in docs/reference are those that schema and grammar give (npm run docs)", () => {
  assertGoldenFolder(folder, pages);
});

test("every check type has a page, and every link leads to one", () => {
  const index = pages.get("README.md")!;
  const links = [...index.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!);
  assert.equal(links.length, checkTypes().length + 4);
  for (const link of links) assert.ok(pages.has(link), link);
});

test("tables are whole: every row has as many cells as its head", () => {
  for (const [name, text] of pages) {
    let columns = 0;
    for (const line of text.split("\n")) {
      if (!line.startsWith("|")) {
        columns = 0;
        continue;
      }
      const cells = line.replaceAll("\\|", "").split("|").length;
      columns ||= cells;
      assert.equal(cells, columns, `${name}: ${line}`);
    }
  }
});

test("no page has raw HTML except the first comment", () => {
  for (const [name, text] of pages) {
    const outsideCode = text
      .slice(text.indexOf("-->"))
      .replace(/```[\s\S]*?```/g, "")
      .replace(/`[^`\n]*`/g, "");
    assert.doesNotMatch(outsideCode, /<[a-z/]/, name);
  }
});
