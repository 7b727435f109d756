import * as vscode from "vscode";
import { hardening, hardeningPath } from "./hardening.ts";
import { assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample } from "./workbench.ts";
import { restoringFiles, writeFiles } from "./workspace-files.ts";

const mongoPath = "policies/mongo-empty.audit";

/** The script that prints what a policy reads. */
export const capturingTests: SuiteTest[] = [
  {
    name: "shows the capture script of a policy before it is copied",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await writeFiles({ [hardeningPath]: hardening });
        const { document: policy } = await openSample(hardeningPath);
        await vscode.env.clipboard.writeText("untouched");
        await vscode.commands.executeCommand("nessusAudit.copyCaptureScript", {
          policy: policy.uri,
          withoutCommands: false,
        });
        const script = vscode.window.activeTextEditor?.document;
        assertEqual([script?.isUntitled, script?.languageId], [true, "shellscript"], "editor");
        assertMatch(
          script?.getText(),
          /^#!\/bin\/sh\n[\s\S]*cmd 'uname -r'[\s\S]*\/etc\/ssh\/sshd_config/,
          "script",
        );
        assertMatch(api.messages().at(-1), /^The script reads 1 file.*runs 2 commands/, "message");
        assertEqual(await vscode.env.clipboard.readText(), "untouched", "clipboard");
        await vscode.commands.executeCommand("nessusAudit.copyShownScript", script?.uri);
        assertEqual(
          await vscode.env.clipboard.readText(),
          script?.getText(),
          "clipboard when it was asked for",
        );
      }),
  },
  {
    name: "says why there is no capture script",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await writeFiles({ [mongoPath]: '<check_type:"MongoDB">\n</check_type>\n' });
        const { document: policy } = await openSample(mongoPath);
        await vscode.commands.executeCommand("nessusAudit.saveCaptureScript", {
          policy: policy.uri,
          withoutCommands: true,
        });
        assertMatch(api.messages().at(-1), /no capture script for check type MongoDB/, "message");
      }),
  },
];
