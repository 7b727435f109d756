import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { NamedCheck } from "../../server/protocol.ts";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import type { Trials } from "../trials/trials.ts";

/**
 * Audit: Try This Check…: tries a check on a pasted or captured text. Without an argument, the check at the
 * cursor.
 */
export async function tryCheck(trials: Trials, argument?: NamedCheck): Promise<void> {
  const named = argument ?? checkAtCursor();
  if (named === undefined) {
    tellProblem(
      t("No policy is open in the active editor. Open an .audit file and put the cursor in a check."),
    );
    return;
  }
  await trials.start(named);
}

function checkAtCursor(): NamedCheck | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return undefined;
  const { line, character } = editor.selection.active;
  return { policy: editor.document.uri.toString(), at: { line, character } };
}
