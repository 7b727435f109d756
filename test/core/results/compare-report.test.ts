import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { compareReport } from "../../../core/results/compare-report.ts";
import { readScannerResults } from "../../../core/results/read-scanner-results.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";

const denied = (description: string, ports: string) =>
  `<custom_item>\n type : AUDIT_DENIED_OPEN_PORTS\n description : "${description}"\n port_type : TCP\n ports : "${ports}"\n</custom_item>\n`;
const policyOfText = (body: string, header = "") =>
  policyOf(parse(`${header}<check_type:"Unix">\n${body}</check_type>\n`));
const listening = (...ports: number[]) =>
  readSnapshot(
    `Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\n${ports
      .map((port) => `tcp LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:*\n`)
      .join("")}`,
  );
const result = (check: string, word: string, audit = "") =>
  `<ReportItem port="0"><cm:compliance-check-name>${check}</cm:compliance-check-name><cm:compliance-result>${word}</cm:compliance-result>${audit && `<cm:compliance-audit-file>${audit}</cm:compliance-audit-file>`}</ReportItem>\n`;
const reportOf = (items: string, properties = "") =>
  readScannerResults(
    `<NessusClientData_v2><Report><ReportHost name="web01">${properties}\n${items}</ReportHost></Report></NessusClientData_v2>`,
  );

/** `[kind, description, our status, the scanner's result]` of each check. */
function compared(body: string, items: string, { ports = [23], header = "", name = "web01" } = {}) {
  const policy = {
    name: "policies/web.audit",
    policy: policyOfText(body, header),
    options: defaultEvaluateOptions,
  };
  const report = compareReport(policy, reportOf(items), [{ name, snapshot: listening(...ports) }]);
  return {
    ...report,
    checks: report.hosts.flatMap(({ checks }) =>
      checks.map(({ kind, check, ours, theirs }) => [kind, check, ours?.status, theirs?.result]),
    ),
  };
}

describe("checks with the same description", () => {
  const twice = denied("Closed", "23") + denied("Closed", "21");

  it("are not paired where their numbers and their words differ", () => {
    assert.deepEqual(compared(twice, result("Closed", "PASSED")).checks, [
      ["ambiguous", "Closed", "FAILED", undefined],
      ["ambiguous", "Closed", "PASSED", undefined],
      ["ambiguous", "Closed", undefined, "PASSED"],
    ]);
  });

  it("are paired where it makes no difference which is which", () => {
    assert.deepEqual(compared(twice, result("Closed", "FAILED"), { ports: [22] }).checks, [
      ["differs", "Closed", "PASSED", "FAILED"],
      ["only-policy", "Closed", "PASSED", undefined],
    ]);
  });

  const branches = (then: string, other: string) =>
    `<if>\n<condition type:"AND">\n${denied("Is closed", "21")}</condition>\n<then>\n${then}</then>\n<else>\n${other}</else>\n</if>\n`;

  it("in both branches of a condition are one in the report", () => {
    const body = branches(denied("Twin", "23"), denied("Twin", "80"));
    assert.deepEqual(compared(body, result("Twin", "FAILED")).checks, [["same", "Twin", "FAILED", "FAILED"]]);
  });

  it("a result of the branch that we do not take is a difference", () => {
    const body = branches(denied("Then", "23"), denied("Else", "80"));
    assert.deepEqual(compared(body, result("Else", "PASSED")).checks, [
      ["only-policy", "Then", "FAILED", undefined],
      ["differs", "Else", undefined, "PASSED"],
    ]);
  });
});

describe("names", () => {
  it("a description is also found with the defaults of its variables", () => {
    const header =
      "#<ui_metadata>\n#<variables>\n#<variable>\n#<name>ROLE</name>\n#<default>web $&</default>\n#</variable>\n#</variables>\n#</ui_metadata>\n";
    const items = result("Closed for web $&amp;", "FAILED");
    assert.deepEqual(compared(denied("Closed for @ROLE@", "23"), items, { header }).checks, [
      ["same", "Closed for @ROLE@", "FAILED", "FAILED"],
    ]);
  });

  it("of several audit files the one of the policy counts, and what is left out is told", () => {
    const items = result("Closed", "FAILED", "WEB.audit") + result("Closed", "PASSED", "cis.audit");
    const { checks, warnings } = compared(denied("Closed", "23"), items);
    assert.deepEqual(checks, [["same", "Closed", "FAILED", "FAILED"]]);
    assert.match(warnings.join(), /other audit files are left out: cis\.audit/);
  });

  for (const name of ["web01", "WEB01", "hosts/web01.txt"]) {
    it(`finds the snapshot ${name}`, () => {
      assert.equal(compared(denied("Closed", "23"), result("Closed", "FAILED"), { name }).hosts.length, 1);
    });
  }

  it("takes no snapshot of another name, and no report without open ports for one where all are closed", () => {
    const { hosts, missing } = compared(denied("Closed", "23"), result("Closed", "PASSED"), {
      name: "web011",
    });
    assert.deepEqual([hosts, missing], [[], ["web01"]]);
  });

  it("takes an open port that another finding implies for no list of those that are open", () => {
    const policy = {
      name: "w",
      policy: policyOfText(denied("Closed", "23")),
      options: defaultEvaluateOptions,
    };
    const implied = '<ReportItem port="22" protocol="tcp" pluginID="10267"></ReportItem>';
    const { hosts, missing } = compareReport(policy, reportOf(result("Closed", "FAILED") + implied), []);
    assert.deepEqual([hosts, missing], [[], ["web01"]]);
  });

  it("finds a snapshot by the address of the host, and does without one where the report shows open ports", () => {
    const policy = {
      name: "w",
      policy: policyOfText(denied("Closed", "23")),
      options: defaultEvaluateOptions,
    };
    const tag = '<HostProperties><tag name="host-ip">192.0.2.7</tag></HostProperties>';
    const port = '<ReportItem port="23" protocol="tcp" pluginID="14272"></ReportItem>';
    const report = reportOf(result("Closed", "FAILED") + port, tag);
    const given = [{ name: "192.0.2.7", snapshot: listening(22) }];
    const outcome = (snapshots: typeof given) =>
      compareReport(policy, report, snapshots).hosts.map(({ source, checks }) => [source, checks[0]?.kind]);
    assert.deepEqual(outcome(given), [["snapshot", "differs"]]);
    assert.deepEqual(outcome([]), [["report", "same"]]);
  });
});
