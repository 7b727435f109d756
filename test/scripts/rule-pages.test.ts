import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { rulePages } from "../../scripts/rule-pages.ts";

const folder = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const pages = rulePages();

test("the pages in docs/rules are those that the rules give (npm run docs)", () => {
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort());
  const stale = [...pages].filter(([name, text]) => readFileSync(folder + name, "utf8") !== text);
  assert.deepEqual(
    stale.map(([name]) => name),
    [],
  );
});

test("every page has the same headings", () => {
  const headings = ["Why", "Example", "Instead", "Fix", "Severity", "Since", "How to silence"];
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
