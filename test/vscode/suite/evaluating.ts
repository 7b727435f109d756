import * as vscode from "vscode";
import type { TreeNode } from "../../../client/views/tree-nodes.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, hoverText, openSample, replaceText, sample, until } from "./workbench.ts";

const policyPath = "policies/web-server.audit";
const failingHost = "hosts/web-2.netstat.txt";
const passingHost = "hosts/web-1.netstat.txt";

/** The main job: a policy, a snapshot, the verdicts. */
export const evaluatingTests: SuiteTest[] = [
  {
    name: "evaluates against the clipboard and shows the verdicts at the checks",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      await vscode.env.clipboard.writeText(await textOf(failingHost));
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
      const lines = api.decorations(document);
      assertEqual(
        lines.map(({ look }) => look),
        ["FAILED", "FAILED", "PASSED", "UNDECIDED"],
        "verdicts in the text",
      );
      assertEqual(lines[1]?.text, "✗ web-2: 23", "end of the line");
      const line = lines[1]?.line ?? 0;
      assertMatch(api.hover(document.uri, line), /^\*\*FAILED\*\* on web-2: .*23/, "hover of the line");
      assertEqual(api.marks(document).guilty, ["23"], "what is marked as guilty");
      const word = document.lineAt(line).text.indexOf("AUDIT_DENIED");
      const said = await hoverText(document, new vscode.Position(line, word + 2));
      assertMatch(
        said,
        /^\*\*FAILED\*\* on web-2: .*item type of Unix/s,
        "hover of the type: the verdict first",
      );
    },
  },
  {
    name: "evaluates against a file; evidence leads to the element and to the line of the snapshot",
    async run() {
      const api = await extensionApi();
      await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.evaluate", {
        from: "file",
        file: sample(failingHost),
      });
      const denied = checkNode(api.results(), "FTP and Telnet are closed");
      assertEqual(denied.icon, "FAILED", "icon of the check");
      const evidence = denied.children.find((node) => node.inPolicy && node.inSnapshot !== undefined);
      assert(evidence, `no evidence with both ends below ${JSON.stringify(denied)}`);

      await reveal("nessusAudit.revealInPolicy", evidence);
      assertEqual(selectedText(), "23", "selected part of the policy");
      await reveal("nessusAudit.revealInSnapshot", evidence);
      assertMatch(selectedText(), /0\.0\.0\.0:23 .*812\/telnetd/, "selected line of the snapshot");
    },
  },
  {
    name: "verdicts follow the policy while it is edited",
    async run() {
      const api = await extensionApi();
      const editor = await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.evaluate", {
        from: "file",
        file: sample(failingHost),
      });
      await replaceText(editor, '"21,23"', '"21"');
      await until(api.onDidChangeVerdicts, () => api.decorations(editor.document)[1]?.look === "PASSED");
    },
  },
  {
    name: "verdicts follow the editor that the snapshot is pasted into",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "paste" });
      const paste = vscode.window.activeTextEditor;
      assert(paste?.document.isUntitled, "no new editor");
      assertMatch(paste.document.getText(), /Paste the output/, "instructions");
      const text = await textOf(passingHost);
      await paste.edit((edit) => edit.insert(new vscode.Position(paste.document.lineCount, 0), text));
      await until(api.onDidChangeVerdicts, () => api.decorations(document).length > 0);
      assertEqual(
        api.decorations(document).map(({ look }) => look),
        ["PASSED", "PASSED", "PASSED", "UNDECIDED"],
        "verdicts",
      );
    },
  },
  {
    name: "a list that the user vouches for decides the checks that it left open",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      const selected = await selectedRows();
      await vscode.env.clipboard.writeText(selected);
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
      const denied = () => api.decorations(document)[1];
      assertEqual(denied()?.look, "UNDECIDED", "verdict on a selection");
      const node = checkNode(api.results(), "FTP and Telnet are closed");
      assertEqual([node.icon, node.vouch], ["UNDECIDED", "tcp"], "its line in the view");
      const vouch = { policy: document.uri.toString(), protocols: ["tcp"] };
      await vscode.commands.executeCommand("nessusAudit.vouch", vouch);
      assertEqual(denied()?.look, "PASSED", "verdict on the word of the user");
      const notes = checkNode(api.results(), "FTP and Telnet are closed").children.map(({ label }) => label);
      assertMatch(notes.join("\n"), /because you said so/, "notes");
    },
  },
  {
    name: "what is vouched for in an editor is written into its first lines",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "paste" });
      const paste = vscode.window.activeTextEditor;
      assert(paste?.document.isUntitled, "no new editor");
      const text = await selectedRows();
      await paste.edit((edit) => edit.insert(new vscode.Position(paste.document.lineCount, 0), text));
      await until(api.onDidChangeVerdicts, () => api.decorations(document)[1]?.look === "UNDECIDED");
      const vouch = { policy: document.uri.toString(), protocols: ["tcp"] };
      await vscode.commands.executeCommand("nessusAudit.vouch", vouch);
      await until(api.onDidChangeVerdicts, () => api.decorations(document)[1]?.look === "PASSED");
      assertMatch(paste.document.getText(), /^# lists: tcp$/m, "the text of the editor");
    },
  },
  {
    name: "clearing takes the verdicts away",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample(policyPath);
      await vscode.commands.executeCommand("nessusAudit.evaluate", {
        from: "file",
        file: sample(passingHost),
      });
      assert(api.decorations(document).length > 0, "no verdicts to clear");
      await vscode.commands.executeCommand("nessusAudit.clearVerdicts");
      assertEqual([api.decorations(document), api.results()], [[], []], "after clearing");
    },
  },
];

export async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(sample(path)));
}

/** The rows of a host after a pipe, which may have left out some. */
async function selectedRows(): Promise<string> {
  return (await textOf(passingHost)).replace("netstat -tulpn", "netstat -tulpn | grep -v :8089");
}

export function checkNode(results: readonly TreeNode[], description: string): TreeNode {
  const node = results.flatMap((root) => root.children).find(({ label }) => label === description);
  assert(node, `no check "${description}" in the results: ${JSON.stringify(results)}`);
  return node;
}

/** What a click in the results view does: the command gets the line and the evaluation that it belongs to. */
async function reveal(command: string, node: TreeNode): Promise<void> {
  const shown = { snapshot: { documents: [sample(failingHost)] } };
  const evaluation = { policy: sample(policyPath), shown };
  await vscode.commands.executeCommand(command, { node, evaluation });
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  assert(editor, "no editor is active");
  return editor.document.getText(editor.selection);
}
