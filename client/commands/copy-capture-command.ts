import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import { type CaptureCommandsResult, captureCommandsMethod } from "../../server/protocol.ts";
import { tellResult } from "../messages.ts";

/** Audit: Copy Capture Command…: copies one line for the terminal of a host, whose output is the snapshot. */
export async function copyCaptureCommand(client: BaseLanguageClient, system?: string): Promise<void> {
  const { commands } = await client.sendRequest<CaptureCommandsResult>(captureCommandsMethod, {});
  const named = commands.find(({ id }) => id === system);
  const picked =
    named ??
    (
      await vscode.window.showQuickPick(
        commands.map((command) => ({ label: command.system, detail: needed(command), command })),
        { title: t("System of the host") },
      )
    )?.command;
  if (!picked) return;
  await vscode.env.clipboard.writeText(picked.command);
  tellResult(
    t(
      "The command for {0} is on the clipboard. Run it on the host and keep its output in the hosts folder, or paste it into an evaluation.",
      picked.system,
    ),
    { title: t("Evaluate Policy…"), command: "nessusAudit.evaluate" },
  );
}

/** Says which shell has to run a command, and with which rights. */
function needed({ runsIn }: CaptureCommandsResult["commands"][number]): string {
  switch (runsIn) {
    case "shell":
      return t("Any Bourne-style shell; as root it names the processes of all users.");
    case "shell-without-hashes":
      return t(
        "Any Bourne-style shell. The system does not show which file a process runs, so there are no hashes.",
      );
    case "powershell":
      return t("PowerShell; in an elevated window it reads the binaries of all services.");
  }
}
