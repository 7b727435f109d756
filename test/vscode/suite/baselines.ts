import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { diagnosticsWhere, extensionApi, openSample, replaceText, sample } from "./workbench.ts";
import { deleteFile, readFile, restoringFiles, writeFiles } from "./workspace-files.ts";

const policyPath = "policies/known.audit";
const outOfRange = (port: number) =>
  `<check_type:"Unix">\n<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type : TCP\n  ports : "${port}"\n</custom_item>\n</check_type>\n`;

/** The findings of a workspace that are known. */
export const baselineTests: SuiteTest[] = [
  {
    name: "writes a baseline that makes known findings hints, shows what is new, and leaves other files alone",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        try {
          await writeFiles({ [policyPath]: outOfRange(70_000) });
          const editor = await openSample(policyPath);
          await diagnosticsWhere(editor.document, (all) => all[0]?.severity === error);

          await writeFiles({ "audit-baseline.json": '{"name": "of another tool"}\n' });
          await vscode.commands.executeCommand("nessusAudit.writeBaseline");
          assertMatch(api.messages().at(-1), /^audit-baseline\.json is not a baseline/, "message");
          assertEqual(await readFile("audit-baseline.json"), '{"name": "of another tool"}\n', "the file");
          await deleteFile("audit-baseline.json");

          await vscode.commands.executeCommand("nessusAudit.writeBaseline");
          assertMatch(
            api.messages().at(-1),
            /^The baseline audit-baseline\.json now has \d+ findings?\.$/,
            "message",
          );
          const { version, findings } = JSON.parse(await readFile("audit-baseline.json"));
          assertEqual(version, 1, "version");
          assertEqual(findings[policyPath]?.length, 1, "fingerprints of the policy");
          const [known] = await diagnosticsWhere(editor.document, (all) => all[0]?.severity === hint);
          assertMatch(known?.message, /It is in the baseline\.$/, "finding");

          await replaceText(editor, "70000", "80000");
          await diagnosticsWhere(editor.document, (all) => all[0]?.severity === error);
          await replaceText(editor, "80000", "70000");
          await diagnosticsWhere(editor.document, (all) => all[0]?.severity === hint);

          await setLint("baselined", "hidden");
          await diagnosticsWhere(editor.document, (all) => all.length === 0);
          await setLint("baselined", undefined);
          await diagnosticsWhere(editor.document, (all) => all.length === 1);

          // The workspace of the web host is the root of its file system: no path leads out of it.
          if (sample("..").path === sample("").path) return;
          await setLint("baseline", "../outside.json");
          await diagnosticsWhere(editor.document, (all) => all[0]?.severity === error);
          await vscode.commands.executeCommand("nessusAudit.writeBaseline");
          assertMatch(api.messages().at(-1), /^\.\.\/outside\.json is not in the workspace/, "message");
        } finally {
          for (const name of ["baseline", "baselined"]) await setLint(name, undefined);
        }
      }),
  },
  {
    name: "finds nothing while validation is off, and all of it again",
    run: () =>
      restoringFiles(async () => {
        await writeFiles({ [policyPath]: outOfRange(70_000) });
        const { document } = await openSample(policyPath);
        await diagnosticsWhere(document, (all) => all.length === 1);
        try {
          await set("validate.enabled", false);
          await diagnosticsWhere(document, (all) => all.length === 0);
        } finally {
          await set("validate.enabled", undefined);
        }
        const all = await diagnosticsWhere(document, (found) => found.length === 1);
        assert(all[0]?.severity === error, "the finding is no error any more");
      }),
  },
];

const { Error: error, Hint: hint } = vscode.DiagnosticSeverity;

async function set(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("nessusAudit", sample(policyPath));
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
}

const setLint = (name: string, value: unknown) => set(`lint.${name}`, value);
