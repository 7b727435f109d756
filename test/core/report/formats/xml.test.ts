import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SaxesParser } from "saxes";
import { checkAsCheckstyle, lintAsCheckstyle } from "../../../../core/report/formats/checkstyle.ts";
import { checkAsJunit, lintAsJunit } from "../../../../core/report/formats/junit.ts";
import { checkReport, cleanReport, lintReport, refusedReport, undecidedReport } from "../sample.ts";

/** What a reader takes of an element: its attributes, each with what it has to look like, and what may be in it. */
interface Element {
  required: Record<string, RegExp>;
  optional?: Record<string, RegExp>;
  children?: string[];
  text?: boolean;
}

const any = /^[\s\S]*$/;
const count = /^\d+$/;
/** Seconds, as Surefire writes them. */
const time = /^(?:\d{0,3}|(?:\d{0,3},)*\d{3})(?:\.\d*)?$/;

const counts = { tests: count, failures: count, errors: count };
const outcome: Element = { required: { message: any }, optional: { type: any }, text: true };

/** JUnit as the xUnit plugin of Jenkins has it in `junit-10.xsd`; GitLab and Azure Pipelines take the same. */
const junit: Record<string, Element> = {
  testsuites: { required: { ...counts }, optional: { name: any, time }, children: ["testsuite"] },
  testsuite: {
    required: { name: any, ...counts },
    optional: { hostname: any, time, skipped: count },
    children: ["testcase"],
  },
  testcase: {
    required: { name: any },
    optional: { classname: any, time: any },
    children: ["failure", "error", "skipped"],
  },
  failure: outcome,
  error: outcome,
  skipped: outcome,
};

/** Checkstyle as Jenkins, reviewdog and Checkstyle's own reports have it. */
const checkstyle: Record<string, Element> = {
  checkstyle: { required: { version: /^\d+\.\d+$/ }, children: ["file"] },
  file: { required: { name: /./ }, children: ["error"] },
  error: {
    required: {
      line: /^[1-9]\d*$/,
      severity: /^(?:error|warning|info|ignore)$/,
      message: /./,
      source: /^[\w.-]+$/,
    },
    optional: { column: /^[1-9]\d*$/ },
  },
};

/** Where a document is not as its reader takes it. */
function problemsOf(xml: string, root: string, elements: Record<string, Element>): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", ({ message }) => problems.push(message));
  parser.on("opentag", ({ name, attributes }) => {
    const parent = open.at(-1);
    const isPlaced = parent === undefined ? name === root : elements[parent]?.children?.includes(name);
    if (!isPlaced) problems.push(`${name} in ${parent}`);
    const { required = {}, optional = {} } = elements[name] ?? {};
    for (const key of Object.keys(required))
      if (!(key in attributes)) problems.push(`${name} without ${key}`);
    for (const [key, value] of Object.entries(attributes)) {
      const shape = required[key] ?? optional[key];
      if (!shape?.test(String(value))) problems.push(`${name} ${key}="${value}"`);
    }
    open.push(name);
  });
  parser.on("text", (text) => {
    const name = open.at(-1);
    if (text.trim() !== "" && !(name && elements[name]?.text)) problems.push(`text in ${name}: ${text}`);
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return problems;
}

const reports = { check: checkReport, undecided: undecidedReport, refused: refusedReport };

describe("XML is as its readers expect it:", () => {
  for (const [name, report] of [
    ["lint", lintReport],
    ["lint without findings", cleanReport],
  ] as const) {
    it(`JUnit of ${name}`, () => assert.deepEqual(problemsOf(lintAsJunit(report), "testsuites", junit), []));
    it(`Checkstyle of ${name}`, () =>
      assert.deepEqual(problemsOf(lintAsCheckstyle(report), "checkstyle", checkstyle), []));
  }
  for (const [name, report] of Object.entries(reports)) {
    it(`JUnit of ${name}`, () => assert.deepEqual(problemsOf(checkAsJunit(report), "testsuites", junit), []));
    it(`Checkstyle of ${name}`, () =>
      assert.deepEqual(problemsOf(checkAsCheckstyle(report), "checkstyle", checkstyle), []));
  }

  it("what is not, is found", () => {
    const wrong =
      '<checkstyle version="4.3"><file name="a"><error line="0" severity="x"/>b</file></checkstyle>';
    assert.deepEqual(problemsOf(wrong, "checkstyle", checkstyle), [
      "error without message",
      "error without source",
      'error line="0"',
      'error severity="x"',
      "text in file: b",
    ]);
  });
});

describe("JUnit of check", () => {
  it("says of nothing that it took no time", () => {
    assert.doesNotMatch(checkAsJunit(checkReport) + lintAsJunit(lintReport), / time=/);
  });

  it("says which host a suite is about", () => {
    const hosts = [...checkAsJunit(checkReport).matchAll(/<testsuite .* hostname="([^"]*)">/g)];
    assert.deepEqual(
      hosts.map(([, host]) => host),
      ["hosts/web01.txt", "this machine"],
    );
  });
});

describe("Checkstyle", () => {
  const attributesIn = (xml: string) =>
    [...xml.matchAll(/<error line="(\d+)" (?:column="(\d+)" )?severity="(\w+)"/g)].map(
      ([, ...found]) => found,
    );

  it("of lint lists every file, and escapes", () => {
    const xml = lintAsCheckstyle(lintReport);
    assert.match(xml, /<file name="policies\/clean file\.audit">\n {2}<\/file>/);
    assert.match(xml, /message="Port 21 &lt;b&gt;twice&lt;\/b&gt;\." source="nessus-audit\.duplicate-port"/);
    assert.deepEqual(attributesIn(xml), [
      ["2", "1", "info"],
      ["3", "10", "error"],
      ["5", "12", "warning"],
    ]);
  });

  it("of check lists verdicts that are worth a look", () => {
    assert.deepEqual(
      attributesIn(checkAsCheckstyle(checkReport)).map(([, , severity]) => severity),
      ["error", "error", "warning"],
    );
    assert.deepEqual(
      attributesIn(checkAsCheckstyle(undecidedReport)).map(([line, , severity]) => [line, severity]),
      [
        ["2", "warning"],
        ["1", "info"],
      ],
    );
  });
});
