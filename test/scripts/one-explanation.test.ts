import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeItemFacts, explainItem, explainItemInFull } from "../../core/explain/item.ts";
import { describeUse, describeValue, explainKeyword } from "../../core/explain/keyword.ts";
import { pageAsMarkdown } from "../../core/explain/markdown-page.ts";
import { describeCheckTypeFacts, explainCheckType } from "../../core/explain/tag.ts";
import { pageAsText } from "../../core/explain/text-page.ts";
import { paint } from "../../core/report/paint.ts";
import { builtinItems, checkTypes, itemSchema, itemTypesOf } from "../../core/schema/index.ts";
import { proseAsMarkdown } from "../../core/text/markdown-text.ts";
import { referencePages } from "../../scripts/reference-pages.ts";

/** Hover, `explain` and the pages of docs/reference say the same about each word, in the same words. */
const pages = [...referencePages().values()].join("\n").replaceAll("\\|", "|");

for (const checkType of checkTypes()) {
  const { name } = checkType;
  const untyped = itemSchema(name, undefined);
  const items = [...itemTypesOf(name), ...(untyped === undefined ? [] : [untyped])];

  describe(name, () => {
    test("the check type", () => {
      const hover = pageAsMarkdown(explainCheckType(checkType));
      for (const fact of describeCheckTypeFacts(checkType).map(proseAsMarkdown)) {
        assert.ok(hover.includes(fact), fact);
        assert.ok(pages.includes(fact), fact);
      }
    });

    for (const item of [...items, ...builtinItems(name).values()]) {
      test(item.name || "checks without a type", () => {
        const hover = pageAsMarkdown(explainItem(item));
        const terminal = pageAsText(explainItemInFull(item), paint(false)).replace(/\s+/g, " ");
        const said = [item.summary, ...(item.note === undefined ? [] : [item.note])];
        const facts = describeItemFacts(item);
        for (const fact of item.kind === "builtin" ? said : [...said, ...facts]) {
          assert.ok(hover.includes(proseAsMarkdown(fact)), fact);
          assert.ok(terminal.includes(fact.replace(/\s+/g, " ")), fact);
          assert.ok(pages.includes(proseAsMarkdown(fact)), fact);
        }
        for (const keyword of item.keywords.values()) {
          // A page of the reference has a heading for each type, and not the keyword; predefined policies are a table.
          const isOnPage = keyword.name !== "type" && item.valueType === undefined;
          const own = pageAsMarkdown(explainKeyword(item, keyword));
          assert.ok(own.includes(proseAsMarkdown(keyword.summary)), keyword.name);
          if (isOnPage) assert.ok(pages.includes(proseAsMarkdown(keyword.summary)), keyword.name);
          const value = describeValue(keyword);
          assert.ok(
            own.startsWith(`**\`${keyword.name}\`** — ${[...describeUse(keyword), ...value].join(", ")}`),
            own,
          );
          if (isOnPage) assert.ok(pages.includes(value.join("; ")), keyword.name);
          if (!keyword.common) assert.ok(terminal.includes(value.join("; ")), keyword.name);
        }
      });
    }
  });
}
