import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAsHtml } from "../../../../core/report/html/html-check.ts";
import { lintAsHtml } from "../../../../core/report/html/html-lint.ts";
import { html } from "../../../../core/report/html/html-page.ts";
import type { CheckReport, LintReport } from "../../../../core/report/report.ts";
import { checkReport, lintReport, undecidedReport } from "../sample.ts";

const attack = `"'><script>alert(1)</script>&amp;`;
/** The same report with every text in it replaced. */
function poisoned<Report>(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value) => {
    const fixed = ["status", "ifReached", "severity", "proto", "url"].includes(key);
    return typeof value === "string" && !fixed ? attack : value;
  });
}

describe("HTML", () => {
  const pages = {
    lint: lintAsHtml({ ...poisoned<LintReport>(lintReport), tool: lintReport.tool }),
    check: checkAsHtml({ ...poisoned<CheckReport>(checkReport), tool: checkReport.tool }),
    undecided: checkAsHtml({ ...poisoned<CheckReport>(undecidedReport), tool: checkReport.tool }),
  };
  for (const [name, page] of Object.entries(pages)) {
    it(`of ${name} lets no text become markup`, () => {
      assert.ok(page.includes("&lt;script&gt;"));
      assert.ok(!/<script|alert\(1\)<\/script>|="[^"]*'>/.test(page));
    });

    it(`of ${name} loads nothing`, () => {
      assert.ok(!/<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(/.test(page));
      assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
    });
  }

  it("of check has a matrix whose cells lead to the reasons", () => {
    const page = checkAsHtml(checkReport);
    const links = [...page.matchAll(/href="#(v\d+)"/g)].map(([, id]) => id);
    assert.equal(links.length, 5);
    for (const id of links) assert.ok(page.includes(`<h3 id="${id}">`));
    assert.match(page, /<th>hosts\/web01\.txt<\/th><th>this machine<\/th>/);
  });

  it("of check names a condition once, and leads from the matrix to what its checks would be", () => {
    const page = checkAsHtml(undecidedReport);
    assert.equal(page.match(/below the condition &quot;Debian \| &lt;11&gt;&quot;/g)?.length, 1);
    for (const [, id] of page.matchAll(/href="#(v\d+)"/g)) assert.ok(page.includes(`id="${id}"`), id);
    assert.match(
      page,
      /class="status undecided" href="#v2">UNDECIDED<\/a> <small>FAILED if reached<\/small>/,
    );
    assert.match(page, /<li id="v2">FAILED if reached: below, FAILED /);
  });

  it("of check maps each port once, the violation first", () => {
    const marks = [...checkAsHtml(checkReport).matchAll(/<rect class="([\w-]+)"[^>]*><title>(\S+):/g)];
    assert.deepEqual(
      marks.map(([, look, port]) => [look, port]),
      [
        ["not-evaluated", "21/tcp"],
        ["failed", "23/tcp"],
      ],
    );
  });

  it("of lint marks the place in the source", () => {
    assert.match(lintAsHtml(lintReport), /5 \| {3}ports : &quot;<mark>21<\/mark>,23&quot;/);
  });

  it("escapes what is filled into a template, markup excepted", () => {
    assert.equal(
      html`<a title="${'"'}">${html`<b>${"<"}</b>`}${[html`<i></i>`]}</a>`.text,
      '<a title="&quot;"><b>&lt;</b><i></i></a>',
    );
  });
});
