import * as vscode from "vscode";
import type { SnapshotOrigin } from "./origin.ts";
import { SnapshotProblem, snapshotOf } from "./pinned-snapshot.ts";
import { refuseOversized } from "./size-limit.ts";

export const clipboardOrigin: SnapshotOrigin = {
  id: "clipboard",
  label: "From the clipboard",
  icon: "clippy",
  detail: () => "The output of netstat, ss or other commands, copied on the host with its prompts.",
  async take({ documents }) {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === "") {
      throw new SnapshotProblem(
        "The clipboard holds no text. Copy the output of netstat or ss on the host, then evaluate again.",
      );
    }
    refuseOversized("The clipboard", text.length);
    return snapshotOf({ name: "clipboard", text }, { documents: [documents.add("clipboard", text)] });
  },
};
