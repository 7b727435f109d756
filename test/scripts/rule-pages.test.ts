import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { rulePages } from "../../scripts/rule-pages.ts";
import { assertGoldenFolder } from "../golden.ts";

const folder = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const pages = rulePages();

test("the pages in docs/rules are those that the rules give (npm run docs)", () => {
  assertGoldenFolder(folder, pages);
});

test("every page has the same headings", () => {
  const headings = ["Why", "Example", "Instead", "Fix", "Severity", "Since", "How to suppress it"];
  for (const [name, text] of pages) {
    if (name === "README.md") continue;
    assert.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]),
      headings,
      name,
    );
  }
});

test("no tag outside of code, where a browser would swallow it", () => {
  for (const [name, text] of pages) {
    const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`|<!--[\s\S]*?-->/g, "");
    assert.doesNotMatch(prose, /<\/?[a-z]/, name);
  }
});
