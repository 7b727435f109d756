import * as vscode from "vscode";
import type { FindingCounts } from "../../../client/findings/workspace-findings.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { activateExtension, diagnosticsWhere, openSample, sample, until } from "./workbench.ts";
import { renameFile } from "./workspace-files.ts";

const path = "policies/broken.audit";
const broken = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Never closed
  port_type   : TCP
  ports       : "23"
</custom_item>
</check_type>
`;
const rule = "unterminated-string";

/** The findings of policies that no editor shows. */
export const lintingTests: SuiteTest[] = [
  {
    name: "lints the workspace, and follows what becomes of a file with findings",
    async run() {
      const api = await activateExtension();
      await vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(broken));
      try {
        const counts = await vscode.commands.executeCommand<FindingCounts>("nessusAudit.lintWorkspace");
        assert(counts && counts.policies > 1 && counts.error > 0, `few findings: ${JSON.stringify(counts)}`);
        await vscode.commands.executeCommand("nessusAudit.listHints");
        const list = vscode.window.activeTextEditor!.document;
        assertEqual(list.getText().trim().split("\n").length, counts.hint, "lines of the list of hints");
        const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
          "vscode.executeLinkProvider",
          list.uri,
        );
        assertEqual(links.length, counts.hint, "links in the list");
        assertMatch(list.lineAt(0).text, /^policies\/.+\.audit:\d+:\d+ [a-z\d-]+: /, "line of the list");
        if (api) assertMatch(api.messages().at(-1), /^\d+ errors?, .* in \d+ policies\.$/, "message");
        assertEqual(rulesOf(sample(path)), [rule], "findings of the closed file");

        const { document } = await openSample(path);
        await diagnosticsWhere(document, (all) => all.length === 1 && all[0]?.source === "nessus-audit");
        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        await findings(sample(path), [rule]);

        await renameFile(path, `${path}2.audit`);
        await findings(sample(`${path}2.audit`), [rule]);
        assertEqual(rulesOf(sample(path)), [], "findings of the old name");
        await renameFile(`${path}2.audit`, path);
        await findings(sample(path), [rule]);

        const closed = broken.replace("Never closed", 'Closed"');
        await vscode.workspace.fs.writeFile(sample(path), new TextEncoder().encode(closed));
        await findings(sample(path), []);
      } finally {
        await vscode.workspace.fs.delete(sample(path));
      }
    },
  },
];

function rulesOf(uri: vscode.Uri): unknown[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ code }) => (typeof code === "object" ? code.value : code));
}

function findings(uri: vscode.Uri, rules: string[]): Promise<void> {
  const expected = JSON.stringify(rules);
  return until(vscode.languages.onDidChangeDiagnostics, () => JSON.stringify(rulesOf(uri)) === expected);
}
