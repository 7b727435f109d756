import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, hoverText, openSample, rangeOf, sample, until } from "./workbench.ts";

const policyPath = "policies/web-server.audit";
const host = "hosts/web-2.netstat.txt";

/** What is said about a policy in addition to its verdicts. */
export const coveringTests: SuiteTest[] = [
  {
    name: "the Test Explorer covers checks: which of them are judged, and by which hosts",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      await vscode.commands.executeCommand("testing.coverageCurrentFile");
      await until(api.onDidChangeTests, () => api.coverage(document.uri) !== undefined);
      const checks = api.coverage(document.uri)!.filter(({ isCondition }) => !isCondition);
      const telnet = checks.find(({ name }) => name === "FTP and Telnet are closed");
      assertEqual(
        telnet?.hosts.map(({ name, judges }) => [name, judges]),
        [
          ["web-1", true],
          ["web-2", true],
          ["web-3", telnet?.hosts[2]?.judges],
        ],
        "hosts of a check",
      );
      assert(checks.length >= 4, `${checks.length} checks`);
    },
  },
  {
    name: "the language status has check type, host and age, and says that there is no host",
    async run() {
      const api = await extensionApi();
      await openSample(policyPath);
      assertEqual(api.languageStatus(), { text: "Unix", detail: "No host" }, "before");
      await vscode.commands.executeCommand("nessusAudit.evaluateOnHost", sample(host).toString());
      const status = api.languageStatus();
      assertEqual(status?.text, "Unix · web-2", "text");
      assertMatch(status?.detail, /^(?:taken|changed) .*(?:ago|now)$/, "detail");
      await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
      assertEqual(api.languageStatus()?.detail, "No host", "after");
    },
  },
  {
    name: "Clear Verdicts takes the host out of hovers, too",
    async run() {
      const { document } = await openSample(policyPath);
      const at = rangeOf(document, '"21,23"').start.translate(0, 5);
      const before = await hoverText(document, at);
      await vscode.commands.executeCommand("nessusAudit.evaluateOnHost", sample(host).toString());
      assertMatch(await hoverText(document, at), /web-2/, "hover with a host");
      await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
      assertEqual(await hoverText(document, at), before, "hover without it");
    },
  },
];
