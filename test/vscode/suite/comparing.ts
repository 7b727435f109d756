import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { diagnosticsWhere, extensionApi, openSample, sample } from "./workbench.ts";

const scan = `<NessusClientData_v2><Report xmlns:cm="http://www.nessus.org/cm">
<ReportHost name="web-2"><ReportItem port="0" protocol="tcp" pluginID="21157">
<cm:compliance-check-name>FTP and Telnet are closed</cm:compliance-check-name>
<cm:compliance-result>PASSED</cm:compliance-result>
</ReportItem></ReportHost></Report></NessusClientData_v2>
`;

/** Policies out of hosts, and what changed between two of either. */
export const comparingTests: SuiteTest[] = [
  {
    name: "generates a policy from two hosts, without errors",
    async run() {
      await extensionApi();
      await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      await vscode.commands.executeCommand("nessusAudit.generatePolicy", {
        hosts: ["hosts/web-1.netstat.txt", "hosts/web-3.ss.txt"].map((path) => sample(path).toString()),
        ports: "union",
      });
      const { document } = activeEditor();
      assertEqual(document.languageId, "nessus-audit", "language");
      assertMatch(document.getText(), /AUDIT_ALLOWED_OPEN_PORTS/, "policy");
      await diagnosticsWhere(document, (all) =>
        all.every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
      );
    },
  },
  {
    name: "compares two policies that are selected in the explorer",
    async run() {
      const api = await extensionApi();
      const two = [sample("policies/web-server.audit"), sample("policies/jump-host.audit")];
      await vscode.commands.executeCommand("nessusAudit.comparePolicies", two[0], two);
      const report = api.report();
      assertMatch(
        report?.page ?? "",
        />−21, 23\/tcp denied<\/span> <small><a href="command:nessusAudit\.reveal/,
        "page",
      );
      await vscode.commands.executeCommand("nessusAudit.copyReport", report?.name);
      assertMatch(await vscode.env.clipboard.readText(), /- `−21, 23\/tcp denied`/, "copied");
      await vscode.commands.executeCommand("nessusAudit.showReportText", report?.name);
      const { document } = activeEditor();
      assertEqual(document.languageId, "markdown", "language");
      assertEqual(document.getText(), report?.text, "shown as text");
    },
  },
  {
    name: "compares two snapshots, with the verdicts of the open policy",
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      const two = [sample("hosts/web-1.netstat.txt"), sample("hosts/web-2.netstat.txt")];
      await vscode.commands.executeCommand("nessusAudit.compareSnapshots", two[0], two);
      const { text, page } = api.report() ?? { text: "" };
      assertMatch(text, /- `\+23\/tcp on 0\.0\.0\.0, telnetd`/, "ports");
      assertMatch(text, /- `"FTP and Telnet are closed": PASSED → FAILED`/, "verdicts");
      assertMatch(page ?? "", />\+23\/tcp on 0\.0\.0\.0[^>]*<\/span> <small><a href=/, "page");
    },
  },
  {
    name: "compares a policy with the results of the scanner, and copies the differences",
    async run() {
      const api = await extensionApi();
      await openSample("policies/web-server.audit");
      await vscode.commands.executeCommand("nessusAudit.refreshHosts");
      const report = sample("hosts-of-the-scan.nessus");
      await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(scan));
      try {
        await vscode.commands.executeCommand("nessusAudit.compareResults", report);
        assertMatch(api.report()?.text ?? "", /## `web-2`\n\n1 differs/, "comparison");
        assertMatch(api.report()?.page ?? "", /line \d+ of the report<\/a>/, "page");
        assertEqual(api.messages().at(-1), "1 check differs.", "message");
        await vscode.commands.executeCommand("nessusAudit.copyDifferences");
        const copied = await vscode.env.clipboard.readText();
        assertMatch(
          copied,
          /- `FTP and Telnet are closed`\n {2}- ours: `FAILED`\n {2}- scanner: `PASSED`/,
          "copy",
        );
        assert(!copied.includes("web-2"), "the name of the host is in the copy");
      } finally {
        await vscode.workspace.fs.delete(report);
      }
    },
  },
  {
    name: "copies a snapshot with other addresses and host names",
    async run() {
      await extensionApi();
      const host = sample("hosts/web-1.netstat.txt");
      await vscode.commands.executeCommand("nessusAudit.shareSnapshot", host.toString());
      const text = activeEditor().document.getText();
      assertMatch(text, /0\.0\.0\.0:22/, "sockets");
      assert(!text.includes("web-1"), "the name of the host is still there");
    },
  },
];

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  assert(editor, "no editor is open");
  return editor;
}
