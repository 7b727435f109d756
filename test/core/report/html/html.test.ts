import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { checkAsHtml } from "../../../../core/report/html/html-check.ts";
import { lintAsHtml } from "../../../../core/report/html/html-lint.ts";
import { html } from "../../../../core/report/html/html-page.ts";
import { filterScript } from "../../../../core/report/html/html-script.ts";
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
    const markup = page.replace(`<script>${filterScript}</script>`, "");

    it(`of ${name} lets no text become markup`, () => {
      assert.ok(markup.includes("&lt;script&gt;"));
      assert.ok(!/<script|alert\(1\)<\/script>|="[^"]*'>/.test(markup));
    });

    it(`of ${name} loads nothing, and lets no script run but its own`, () => {
      assert.ok(!/<(?:link|img|iframe)\b|\bsrc=|@import|url\(/.test(markup));
      const digest = createHash("sha256").update(filterScript).digest("base64");
      assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; /);
      assert.ok(page.includes(`script-src 'sha256-${digest}'`), "The hash is not that of the script.");
    });
  }

  it("of lint and of check say all without a script: what it hides is there, and its bar is not", () => {
    for (const page of [lintAsHtml(lintReport), checkAsHtml(checkReport)]) {
      assert.match(page, /<div class="filter"[^>]* hidden>/);
      assert.equal(page.match(/ hidden>/g)?.length, 1);
    }
  });

  it("of check begins with the counts and what is to be looked at, the worst first", () => {
    const page = checkAsHtml(checkReport);
    const counts = [...page.matchAll(/<li class="[\w-]+"><b>(\d+)<\/b> (\S) ([\w ]+)<\/li>/g)];
    assert.deepEqual(
      counts.map(([, count, sign, word]) => `${sign} ${count} ${word}`),
      ["✗ 1 failed", "⚠ 1 warning", "! 1 error", "✓ 1 passed", "– 1 not evaluated"],
    );
    const first = page.slice(page.indexOf("To look at"), page.indexOf("</ul>\n</section>"));
    const statuses = [...first.matchAll(/<li data-s="(\S+)">/g)].map(([, status]) => status);
    assert.deepEqual(statuses, ["failed", "warning", "error"]);
    assert.ok(page.indexOf("To look at") < page.indexOf("<table>"));
  });

  it("of check has a matrix whose cells have a sign and lead to the reasons", () => {
    const page = checkAsHtml(checkReport);
    const links = [...page.matchAll(/<td><a class="status [\w-]+" href="#(v\d+)">\S [a-z ]+<\/a>/g)];
    assert.equal(links.length, 5);
    for (const [, id] of links) assert.ok(page.includes(`<h3 id="${id}">`));
  });

  it("of check has what is longer down, and what fails most first", () => {
    const [result] = checkReport.results;
    const on = (host: string, status: "FAILED" | "PASSED", line: number) => ({
      ...result!,
      host,
      status,
      check: { ...result!.check, line },
    });
    const heads = (results: CheckReport["results"]) => {
      const page = checkAsHtml({ ...checkReport, results });
      const row = /<thead><tr>(.*)<\/tr>/.exec(page)?.[1] ?? "";
      const named = [...page.matchAll(/<th scope="row"(?: class="host")?>(.*?) <small>(line \d+)?/g)];
      return [
        [...row.matchAll(/<th scope="col"(?: class="check")?>(\w+)/g)].map(([, name]) => name),
        named.map(([, name, line]) => line ?? name),
      ];
    };
    const wide = ["a", "b", "c"].map((host) => on(host, host === "b" ? "FAILED" : "PASSED", 3));
    assert.deepEqual(heads(wide), [
      ["Host", "Denied"],
      ["b", "a", "c"],
    ]);
    const long = [3, 9, 12].map((line) => on("a", line === 12 ? "FAILED" : "PASSED", line));
    assert.deepEqual(heads(long), [
      ["Check", "a"],
      ["line 12", "line 3", "line 9"],
    ]);
  });

  it("of check names a condition once, and leads from the matrix to what its checks would be", () => {
    const page = checkAsHtml(undecidedReport);
    assert.equal(page.match(/below the condition &quot;Debian \| &lt;11&gt;&quot;/g)?.length, 1);
    for (const [, id] of page.matchAll(/href="#(v\d+)"/g)) assert.ok(page.includes(`id="${id}"`), id);
    assert.match(
      page,
      /class="status undecided" href="#v2">\? undecided<\/a> <small>FAILED if reached<\/small>/,
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
