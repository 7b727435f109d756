import * as vscode from "vscode";
import type { ShownTrial } from "../../../client/activation.ts";
import { hardening, hardeningPath, transcript } from "./hardening.ts";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, replaceText, until } from "./workbench.ts";
import { restoringFiles, writeFiles } from "./workspace-files.ts";

const login = "FILE_CONTENT_CHECK: No login of root";

/** One check on a text that is pasted next to its policy. */
export const tryingTests: SuiteTest[] = [
  {
    name: "offers to try every check that is judged",
    run: () =>
      restoringFiles(async () => {
        const { document } = await openHardening();
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          "vscode.executeCodeLensProvider",
          document.uri,
          10,
        );
        const tries = lenses.filter(({ command }) => command?.command === "nessusAudit.tryCheck");
        assertEqual(
          tries.map(({ range, command }) => [range.start.line, command?.title]),
          [2, 8, 15].map((line) => [line, "Try This Check…"]),
          "code lenses",
        );
      }),
  },
  {
    name: "tries a check on a text: verdict and marks follow the text and the pattern",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const policy = await openHardening();
        await tryCheck(policy.document, login);
        const editor = vscode.window.activeTextEditor;
        assertMatch(editor?.document.uri.path, /\/etc\/ssh\/sshd_config$/, "title");
        assert(editor, "no editor");
        assertMatch(trial().lenses.join("\n"), /Paste the text of \/etc\/ssh\/sshd_config/, "invitation");

        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "Port 22\nPermitRootLogin yes\n"));
        await shown(({ marked }) => marked.violating.length > 0);
        assertEqual(
          trial().marked,
          { selected: ["PermitRootLogin yes"], matched: [], violating: ["PermitRootLogin yes"] },
          "marks",
        );
        assertEqual(trial().atCheck, { line: 9, text: "✗ tried: PermitRootLogin yes" }, "at the check");
        assertMatch(trial().lenses[1], /^1 line selected, 1 breaks the check$/, "counts");

        await replaceText(editor, "yes", "no");
        await shown(({ atCheck }) => atCheck?.text === "✓ tried");
        assertEqual(
          trial().marked,
          { selected: ["PermitRootLogin no"], matched: ["no"], violating: [] },
          "marks after the text was edited",
        );

        await replaceText(policy, "no[[:blank:]]*$", "prohibit-password");
        await shown(({ atCheck }) => atCheck?.text === "✗ tried: PermitRootLogin no");
        await replaceText(policy, 'regex       : "^[[:blank:]]*PermitRootLogin"', 'regex       : "Port"');
        await shown(({ marked }) => marked.selected.join() === "Port 22");

        async function shown(condition: (trial: ShownTrial) => boolean): Promise<void> {
          await until(
            api.onDidChangeTrials,
            () => api.trials().some(condition),
            () => api.trials(),
          );
        }
        function trial(): ShownTrial {
          const [only, ...others] = api.trials();
          assert(only && others.length === 0, `${api.trials().length} trials`);
          return only;
        }
      }),
  },
  {
    name: "starts with what the snapshot shows, and follows a check whose description is edited",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const policy = await openHardening();
        await vscode.env.clipboard.writeText(transcript);
        await vscode.commands.executeCommand("nessusAudit.evaluate", { from: "clipboard" });
        await tryCheck(policy.document, "CMD_EXEC: The kernel is a 6");
        const [trial] = api.trials();
        assertEqual(trial?.text.getText(), "6.1.0-9-amd64\n", "text");
        assertMatch(trial?.text.uri.path, /\/uname -r · output$/, "title");
        assertEqual(trial?.lenses.slice(0, 2), ["✓ PASSED", "1 matches"], "verdict and counts");
        assertMatch(trial?.lenses[2], /^expect matches line 1/, "reason");
        assertEqual(trial?.marked.matched, ["6"], "marks");
        await replaceText(policy, "# hosts: term-1\n", "\n\n\n");
        await replaceText(policy, "The kernel is a 6", "A kernel of today");
        await until(api.onDidChangeTrials, () => api.trials()[0]?.check === "A kernel of today");
        assertEqual(api.trials()[0]?.atCheck, { line: 5, text: "✓ tried" }, "at the check");
      }),
  },
  {
    name: "a trial ends when its text is closed; the same check has one text",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const policy = await openHardening();
        await tryCheck(policy.document, login);
        await tryCheck(policy.document, login);
        assertEqual(api.trials().length, 1, "trials of the same check");
        await vscode.window.showTextDocument(api.trials()[0]!.text);
        await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
        await until(api.onDidChangeTrials, () => api.trials().length === 0);
      }),
  },
  {
    name: "tries the check at the cursor of a policy",
    async run() {
      const api = await extensionApi();
      const editor = await openSample("policies/web-server.audit");
      const at = editor.document.positionAt(editor.document.getText().indexOf("AUDIT_DENIED_OPEN_PORTS"));
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand("nessusAudit.tryCheck");
      assertEqual(api.trials()[0]?.check, "FTP and Telnet are closed", "check");
    },
  },
];

async function tryCheck(document: vscode.TextDocument, check: string): Promise<void> {
  await vscode.commands.executeCommand("nessusAudit.tryCheck", { policy: document.uri.toString(), check });
}

/** The policy, in a file of its own: an untitled one would have the name of one that was just closed. */
async function openHardening(): Promise<vscode.TextEditor> {
  await writeFiles({ [hardeningPath]: hardening });
  return openSample(hardeningPath);
}
