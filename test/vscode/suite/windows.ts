import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { assert, assertEqual, runSuite, type SuiteTest } from "./suite.ts";
import {
  diagnosticsWhere,
  extensionApi,
  openSample,
  prepareTest,
  replaceText,
  sample,
  until,
} from "./workbench.ts";

/**
 * The window that makes this folder is the first; the folder is in a hidden one, so that it does not count as
 * a host.
 */
function takeRole(): "first" | "second" {
  try {
    mkdirSync(sample(".first").fsPath);
    return "first";
  } catch {
    return "second";
  }
}

const role = takeRole();
const other = role === "first" ? "second" : "first";

/** Says to the other window how far this one is. */
function reach(step: string): void {
  writeFileSync(sample(`${role} ${step}`).fsPath, "");
}

async function untilOther(step: string): Promise<void> {
  const path = sample(`${other} ${step}`).fsPath;
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  try {
    await until(watcher.onDidCreate, () => existsSync(path));
  } finally {
    watcher.dispose();
  }
}

const windowTests: SuiteTest[] = [
  {
    name: `${role} window: verdicts, findings and the baseline follow what another window does`,
    seconds: 90,
    async run() {
      const api = await extensionApi();
      const editor = await openSample("p.audit");
      const { document } = editor;
      await vscode.commands.executeCommand("nessusAudit.evaluateOnHost", sample("hosts/web.txt").toString());
      assertEqual(api.decorations(document)[0]?.text, "✗ web: 23", "before");
      reach("ready");
      await untilOther("ready");

      // The first writes, the second follows.
      if (role === "first") {
        await replaceText(editor, '"23"', '"21"');
        await document.save();
      }
      await until(
        api.onDidChangeVerdicts,
        () => api.decorations(document)[0]?.text === "✓ web",
        () => api.decorations(document),
      );
      reach("verdict");
      await untilOther("verdict");

      // The second writes a mistake and makes it known, the first follows.
      if (role === "second") {
        await replaceText(editor, '"21"', '"70000"');
        await document.save();
        await diagnosticsWhere(document, (all) => all[0]?.severity === vscode.DiagnosticSeverity.Error);
        await vscode.commands.executeCommand("nessusAudit.writeBaseline");
      }
      const all = await diagnosticsWhere(
        document,
        ([first]) => first?.severity === vscode.DiagnosticSeverity.Hint,
      );
      assert(all.length === 1, `${all.length} findings`);
      reach("baseline");
      await untilOther("baseline");
    },
  },
];

/** Entry for two windows that show the same folder. */
export function run(): Promise<void> {
  return runSuite(windowTests, prepareTest);
}
