import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAsAzure, lintAsAzure } from "../../../../core/report/formats/azure.ts";
import { lintAsGithub } from "../../../../core/report/formats/github.ts";
import type { LintReport, ReportedFinding } from "../../../../core/report/report.ts";
import { harmlessText } from "../../../../core/text/harmless-text.ts";
import { checkReport, lintReport, undecidedReport } from "../sample.ts";

const template = lintReport.files[1]!.findings[2]!;

function reportOf(path: string, findings: Partial<ReportedFinding>[]): LintReport {
  return { ...lintReport, files: [{ path, findings: findings.map((own) => ({ ...template, ...own })) }] };
}

/** `count` findings of a severity with their numbers as messages. */
function numbered(count: number, severity: ReportedFinding["severity"]): Partial<ReportedFinding>[] {
  return Array.from({ length: count }, (_, index) => ({ severity, message: `${severity} ${index + 1}.` }));
}

describe("annotations", () => {
  for (const [name, format, command] of [
    ["GitHub", lintAsGithub, /^::(\w+) /],
    ["Azure Pipelines", lintAsAzure, /^##vso\[task\.logissue type=(\w+);/],
  ] as const) {
    const commandsIn = (text: string, kind: string) =>
      text.split("\n").filter((line) => command.exec(line)?.[1] === kind);

    it(`are ten of a kind for ${name}, the last one of which counts the others, and all are in the log`, () => {
      const text = format(reportOf("a.audit", [...numbered(12, "error"), ...numbered(3, "warning")]));
      const errors = commandsIn(text, "error");
      assert.equal(errors.length, 10);
      assert.match(errors[9]!, /3 more errors in the log of this step/);
      assert.equal(commandsIn(text, "warning").length, 3);
      for (const number of [10, 11, 12])
        assert.ok(text.includes(`\na.audit:5:12: error: error ${number}. [duplicate-port]\n`), text);
    });

    it(`are all of them for ${name} where they are ten`, () => {
      const errors = commandsIn(format(reportOf("a.audit", numbered(10, "error"))), "error");
      assert.equal(errors.length, 10);
      assert.match(errors[9]!, /error 10\./);
    });

    it(`are cut for ${name} where they are longer than it takes`, () => {
      const [line] = format(reportOf("a.audit", [{ message: "x".repeat(5000) }])).split("\n");
      assert.match(line!, /[^x]x{4095}…$/);
      const [rule] = format(reportOf("a.audit", [{ rule: "😀".repeat(300) }])).split("\n");
      assert.match(rule!, /(?<!😀)(?:😀){127}…/u);
    });
  }
});

describe("issues of Azure Pipelines", () => {
  it("have the place, and escape what would end a property or the line", () => {
    const hostile = { message: "50% of\r\nit; ##vso[task.setvariable variable=a;]b", rule: "a;b]c%3B" };
    const [line, ...rest] = lintAsAzure(reportOf("a;b]##vso[c].audit", [hostile])).split("\n");
    assert.deepEqual(rest, [""]);
    assert.equal(
      line,
      "##vso[task.logissue type=warning;sourcepath=a%3Bb%5D##vso[c%5D.audit;linenumber=5;columnnumber=12;code=a%3Bb%5Dc%AZP253B;]50%AZP25 of%0D%0Ait; ##vso[task.setvariable variable=a;]b",
    );
    const printed = harmlessText(`${line}\n`, "issues");
    assert.deepEqual(printed.match(/##vso\[/g), ["##vso["]);
    assert.deepEqual(propertiesOf(printed), {
      type: "warning",
      sourcepath: "a;b]#\\#vso[c].audit",
      linenumber: "5",
      columnnumber: "12",
      code: "a;b]c%3B",
    });
  });

  it("know two kinds: a hint is a warning, too", () => {
    const types = (text: string) => [...text.matchAll(/logissue type=(\w+);/g)].map(([, type]) => type);
    assert.deepEqual(types(lintAsAzure(lintReport)), ["warning", "error", "warning"]);
    assert.deepEqual(types(checkAsAzure(checkReport)), ["error", "error", "warning"]);
    assert.deepEqual(types(checkAsAzure(undecidedReport)), ["warning", "warning"]);
  });
});

/** As the agent reads a command: up to the first `]`, apart at each `;`, with what is escaped put back. */
function propertiesOf(line: string): Record<string, string> {
  const [, list] = /##vso\[task\.logissue ([^\]]*)\]/.exec(line)!;
  const pairs = list!.split(";").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      const value = pair
        .slice(at + 1)
        .replaceAll("%3B", ";")
        .replaceAll("%5D", "]")
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%AZP25", "%");
      return [pair.slice(0, at), value];
    }),
  );
}
