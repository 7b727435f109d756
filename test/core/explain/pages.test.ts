import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageAsDocument, pageAsMarkdown } from "../../../core/explain/markdown-page.ts";
import { entries, heading, list, type Page, policy, text } from "../../../core/explain/page.ts";
import { describeSource, source } from "../../../core/explain/source.ts";
import { pageAsText } from "../../../core/explain/text-page.ts";
import { describeValues, valueList } from "../../../core/explain/value.ts";
import { paint } from "../../../core/report/paint.ts";

const page: Page = {
  title: "`ports`",
  about: "keyword of `<custom_item>`",
  blocks: [
    ...text("Ports in an <file_acl> block."),
    ...text(undefined),
    ...list(["One fact.", "Another one."]),
    heading("Values"),
    ...entries([
      { name: "a*b", text: "The <if>." },
      { name: "a-name-that-is-wider-than-the-column", text: "Its meaning." },
      { name: "plain", text: "" },
    ]),
    policy("ports : 1\n"),
    source({ certainty: "web edition", web: "https://example.org/a" }),
  ],
};

describe("a page", () => {
  it("as Markdown for a hover", () => {
    assert.equal(
      pageAsMarkdown(page),
      [
        "**`ports`** — keyword of `<custom_item>`",
        "Ports in an `<file_acl>` block.",
        "- One fact.\n- Another one.",
        "**Values**",
        "- `a*b`: The `<if>`.\n- `a-name-that-is-wider-than-the-column`: Its meaning.\n- `plain`",
        "```nessus-audit\nports : 1\n```",
        "*Source: Reference Guide, [web edition](https://example.org/a)*",
      ].join("\n\n"),
    );
  });

  it("as a document has its headings in the outline", () => {
    const lines = pageAsDocument(page).split("\n");
    assert.deepEqual(
      lines.filter((line) => line.startsWith("#")),
      ["# `ports`", "## Values"],
    );
  });

  it("as text for a terminal", () => {
    assert.equal(
      pageAsText(page, paint(false)),
      `ports  keyword of <custom_item>

Ports in an <file_acl> block.

  - One fact.
  - Another one.

Values
  a*b                   The <if>.
  a-name-that-is-wider-than-the-column
                        Its meaning.
  plain

    ports : 1

Source: Reference Guide, web edition (https://example.org/a)`,
    );
  });

  it("as text is no wider than 100 columns, and loses no word", () => {
    const words = "word ".repeat(100).trim();
    const long = pageAsText(
      { title: "x", blocks: [...text(words), ...list([words]), ...entries([{ name: "x", text: words }])] },
      paint(false),
    );
    assert.ok(long.split("\n").every(({ length }) => length <= 100));
    assert.equal(long.match(/word/g)!.length, 300);
  });
});

describe("describeSource", () => {
  const cases: [Parameters<typeof describeSource>[0], cell: string, line: string][] = [
    [{ certainty: "documented", pages: "172, 179" }, "p. 172, 179", "Source: Reference Guide, p. 172, 179"],
    [{ certainty: "seen" }, "published files only", "Source: published files only"],
    [{ certainty: "seen", pages: "3" }, "published files only", "Source: published files only"],
    [{ certainty: "inferred" }, "inferred", "Source: inferred"],
    [{ certainty: "inferred", pages: "3" }, "p. 3, inferred", "Source: Reference Guide, p. 3, inferred"],
    [
      { certainty: "web edition", web: "javascript:x" },
      "web edition",
      "Source: Reference Guide, web edition",
    ],
  ];
  for (const [sourced, cell, line] of cases) {
    it(JSON.stringify(sourced), () => {
      assert.equal(describeSource(sourced), cell);
      assert.deepEqual(source(sourced), { kind: "source", text: line });
    });
  }
});

describe("values", () => {
  const values = [
    { value: "YES", summary: "Absence fails.", fromFiles: false },
    { value: "NO", fromFiles: true },
  ];

  it("in a sentence", () => {
    assert.equal(describeValues(values, true), "`YES` (Absence fails), `NO` (published files only), …");
  });

  it("as a list that says what it leaves out", () => {
    const many = Array.from({ length: 35 }, (_, index) => ({ value: `V${index}`, fromFiles: false }));
    const [before, listed, after] = valueList(many, true);
    assert.deepEqual(before, { kind: "text", text: "Usual values:" });
    assert.equal(listed!.kind === "entries" && listed!.entries.length, 30);
    assert.deepEqual(after, { kind: "text", text: "… and 5 more" });
    assert.deepEqual(valueList([], false), []);
  });
});
