import assert from "node:assert/strict";
import { test } from "node:test";
import { reportPage } from "../../client/reports/report-page.ts";
import { comparisonBody } from "../../core/report/compare/comparison-formats.ts";
import { placeAddress } from "../../server/protocol.ts";

const attack = `</span><a href="place:before:1">x</a><script>alert(1)</script>"`;

function pageOf(body: string): string {
  return reportPage({
    cspSource: "https://views",
    style: "https://views/views.css",
    language: "en",
    body,
    places: { before: (line) => ({ uri: "file:///a%20b.audit", line: line - 1 }) },
    id: "old → new",
    words: { copy: "Copy", showText: "Show" },
  });
}

const comparison = {
  kind: "policies",
  before: "old.audit",
  after: attack,
  changes: [
    { sign: "-", about: "port", text: `−23/tcp ${attack}`, lines: { before: [7, 9], after: [] } },
    { sign: "+", about: "port", text: "+80/tcp", lines: { before: [], after: [3] } },
  ],
  notes: [attack],
} as const;

const body = comparisonBody(
  {
    ...comparison,
    changes: comparison.changes.map((change) => ({
      ...change,
      lines: { before: [...change.lines.before], after: [...change.lines.after] },
    })),
    notes: [...comparison.notes],
  },
  placeAddress,
).text;

test("lines of a report are links that open them, and those of unknown files are words", () => {
  const page = pageOf(body);
  const argument = encodeURIComponent(
    JSON.stringify([{ uri: "file:///a%20b.audit", line: 6, character: 0, isFirstColumn: true }]),
  );
  assert.ok(
    page.includes(`<a href="command:nessusAudit.revealPosition?${argument}">line 7 before</a>`),
    page,
  );
  assert.match(page, /<small>line 3 after<\/small>/);
  assert.ok(!page.includes("place:after"), page);
});

test("the text of a report becomes neither markup nor a link, and no script runs", () => {
  const page = pageOf(body);
  assert.ok(page.includes("&lt;script&gt;"));
  assert.ok(!page.includes("<script"), page);
  assert.equal(page.match(/<a /g)?.length, 3);
  assert.match(page, /content="default-src 'none'; style-src https:\/\/views"/);
});
