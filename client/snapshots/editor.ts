import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { type PinnedSnapshot, snapshotOf } from "./pinned-snapshot.ts";
import { refuseOversized } from "./size-limit.ts";

const instructions = [
  t(
    "# Paste the output of netstat, ss or other commands below this line, including the prompts and the commands.",
  ),
  "# Linux: ss -tulpn   Windows: netstat -ano   macOS: netstat -anv",
  t("# The verdicts appear next to the checks of the policy and update as you edit either of them."),
];

export const pasteOrigin: SnapshotOrigin = {
  id: "paste",
  label: t("Paste into a new editor"),
  icon: "new-file",
  detail: () => t("Opens an empty editor for the output; the verdicts update when you paste it."),
  async take() {
    const document = await vscode.workspace.openTextDocument({
      language: "plaintext",
      content: `${instructions.join("\n")}\n\n`,
    });
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const end = new vscode.Position(document.lineCount - 1, 0);
    editor.selection = new vscode.Selection(end, end);
    return snapshotOfEditor(document);
  },
};

/** A snapshot of an open document, with the instructions blanked so that lines keep their numbers. */
export function snapshotOfEditor(document: vscode.TextDocument): PinnedSnapshot {
  const text = textWithoutInstructions(document.getText());
  const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
  refuseOversized(name, text.length);
  return snapshotOf(
    { name, text },
    {
      documents: [document.uri],
      front: document.uri,
      ...(text.trim() === "" && {
        waitingFor: t("Paste the output of the host into {0}; the verdicts update.", name),
      }),
      ...(!document.isUntitled && { retake: () => reopen(document.uri) }),
    },
  );
}

async function reopen(uri: vscode.Uri): Promise<PinnedSnapshot> {
  return snapshotOfEditor(await vscode.workspace.openTextDocument(uri));
}

function textWithoutInstructions(text: string): string {
  return text
    .split("\n")
    .map((line) => (instructions.includes(line.trimEnd()) ? "" : line))
    .join("\n");
}
