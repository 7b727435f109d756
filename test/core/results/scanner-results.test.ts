import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy } from "../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { compareResults } from "../../../core/results/compare-results.ts";
import { readScannerResults } from "../../../core/results/read-scanner-results.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";

const item = (fields: string, prefix = "cm") =>
  `<ReportItem port="0" svc_name="general" protocol="tcp" severity="3" pluginID="21157" pluginFamily="Policy Compliance">
<compliance>true</compliance>
${fields.replaceAll("cm:", `${prefix}:`)}
</ReportItem>
`;
const checked = (name: string, result: string, more = "") =>
  `<cm:compliance-check-name>${name}</cm:compliance-check-name><cm:compliance-result>${result}</cm:compliance-result>${more}`;
const report = (...hosts: [name: string, items: string][]) =>
  `<?xml version="1.0" ?>
<NessusClientData_v2><Report name="scan" xmlns:cm="http://www.nessus.org/cm">
${hosts.map(([name, items]) => `<ReportHost name="${name}">\n${items}</ReportHost>\n`).join("")}</Report></NessusClientData_v2>
`;

test("results of current reports, whatever the prefix, with entities and CDATA", () => {
  const actual = "<cm:compliance-actual-value><![CDATA[a < b]]></cm:compliance-actual-value>";
  const text = report([
    "web01",
    item(checked("No &quot;telnet&quot;", "FAILED", actual)) + item(checked("Owner", "passed"), "compliance"),
  ]);
  const { hosts, warnings } = readScannerResults(text);
  assert.deepEqual(warnings, []);
  assert.deepEqual(hosts, [
    {
      name: "web01",
      otherNames: [],
      snapshot: undefined,
      results: [
        { check: 'No "telnet"', result: "FAILED", actual: "a < b", line: 4 },
        { check: "Owner", result: "PASSED", line: 8 },
      ],
    },
  ]);
});

test("results of older reports, which have them in the description", () => {
  const description = `<description>&quot;No telnet&quot; : [FAILED]

Telnet sends passwords in clear text.
 - error message: port 23 is open
</description>`;
  const other = "<description>The remote host answers to ping.</description>";
  const { hosts } = readScannerResults(report(["web01", item(description) + item(other)]));
  assert.deepEqual(hosts[0]?.results, [
    { check: "No telnet", result: "FAILED", actual: "port 23 is open", line: 4 },
  ]);
});

test("several hosts, one of them twice; a finding that is not of a check does not count", () => {
  const text = report(
    ["a", item(checked("One", "PASSED"))],
    ["b", item("<description>Open port</description>")],
    ["a", item(checked("Two", "WARNING"))],
  );
  assert.deepEqual(
    readScannerResults(text).hosts.map(({ name, results }) => [name, results.map(({ check }) => check)]),
    [["a", ["One", "Two"]]],
  );
});

test("a report that is cut off is read as far as it goes, and says so", () => {
  const text = report(["a", item(checked("One", "PASSED")) + item(checked("Two", "PASSED"))]);
  const { hosts, warnings } = readScannerResults(text.slice(0, text.indexOf("Two")));
  assert.deepEqual(
    hosts[0]?.results.map(({ check }) => check),
    ["One"],
  );
  assert.match(warnings.join(), /is cut off on line \d+/);
});

test("never throws", () => {
  const whole = report(["a", item(checked("One", "PASSED"))]);
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(20), fc.string(), (at, removed, inserted) => {
      readScannerResults(whole.slice(0, at) + inserted + whole.slice(at + removed));
    }),
    { numRuns: 1000 },
  );
});

test("checks are matched by their description, and what has no partner stays alone", () => {
  const check = (description: string, ports: string) =>
    `<custom_item>\n type : AUDIT_DENIED_OPEN_PORTS\n description : "${description}"\n port_type : TCP\n ports : "${ports}"\n</custom_item>\n`;
  const policy = `<check_type:"Unix">\n${check("Telnet", "23")}${check("FTP", "21")}${check("FTP", "20")}${check("Mail", "25")}<custom_item>\n type : FIND_CMD\n description : "Kernel"\n target : "/boot"\n</custom_item>\n</check_type>\n`;
  const snapshot = readSnapshot(
    "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp LISTEN 0 128 0.0.0.0:23 0.0.0.0:*\n",
  );
  const items = [
    checked("FTP", "PASSED"),
    checked("Telnet", "PASSED"),
    checked("FTP", "FAILED"),
    checked("  Kernel ", "FAILED"),
    checked("Unknown", "PASSED"),
  ];
  const { hosts } = readScannerResults(report(["a", items.map((fields) => item(fields)).join("")]));
  const verdicts = evaluate(compilePolicy(policyOf(parse(policy))), snapshot);
  assert.deepEqual(
    compareResults(verdicts, hosts[0]!.results).map(({ kind, check, ours, theirs }) => [
      kind,
      check,
      ours?.status,
      theirs?.result,
    ]),
    [
      ["differs", "Telnet", "FAILED", "PASSED"],
      ["same", "FTP", "PASSED", "PASSED"],
      ["differs", "FTP", "PASSED", "FAILED"],
      ["only-policy", "Mail", "PASSED", undefined],
      ["not-evaluated", "Kernel", "NOT_EVALUATED", "FAILED"],
      ["only-report", "Unknown", undefined, "PASSED"],
    ],
  );
});
