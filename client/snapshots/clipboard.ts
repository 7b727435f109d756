import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { SnapshotOrigin } from "./origin.ts";
import { SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import { refuseOversized } from "./size-limit.ts";

export const clipboardOrigin: SnapshotOrigin = {
  id: "clipboard",
  label: t("From the clipboard"),
  icon: "clippy",
  detail: () => t("The output of netstat, ss or other commands, copied on the host with its prompts."),
  async take({ documents }) {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === "") {
      throw new SnapshotProblem(
        t("The clipboard has no text. Copy the output of netstat or ss on the host, then evaluate again."),
      );
    }
    refuseOversized(t("The clipboard"), text.length);
    return snapshotOf({ name: t("clipboard"), text }, { documents: [documents.add(t("clipboard"), text)] });
  },
};
