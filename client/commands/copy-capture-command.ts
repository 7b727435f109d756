import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import { type CaptureCommandsResult, captureCommandsMethod } from "../../server/protocol.ts";

/** Audit: Copy Capture Command…: one line for the terminal of a host; its output is the snapshot. */
export async function copyCaptureCommand(client: BaseLanguageClient, system?: string): Promise<void> {
  const { commands } = await client.sendRequest<CaptureCommandsResult>(captureCommandsMethod, {});
  const named = commands.find(({ id }) => id === system);
  const picked =
    named ??
    (
      await vscode.window.showQuickPick(
        commands.map((command) => ({ label: command.system, detail: command.detail, command })),
        { title: t("System of the host") },
      )
    )?.command;
  if (!picked) return;
  await vscode.env.clipboard.writeText(picked.command);
  void vscode.window.showInformationMessage(
    t(
      "The command for {0} is on the clipboard. Run it on the host and keep its output in the hosts folder, or paste it into an evaluation.",
      picked.system,
    ),
  );
}
