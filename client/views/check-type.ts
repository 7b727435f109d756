import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";

/** How many lines are searched; only very odd policies have the tag further down. */
const headLines = 500;

/**
 * The check type of a policy for a label, found by searching for the tag without parsing. It is needed at
 * every keystroke, and building a string of megabytes takes longer than reading the first lines.
 */
export function checkTypeIn(document: vscode.TextDocument): string {
  const head = document.getText(new vscode.Range(0, 0, headLines, 0));
  return typeIn(head) ?? typeIn(document.getText()) ?? t("No check type");
}

function typeIn(text: string): string | undefined {
  return /<check_type[ \t]*:[ \t]*["']?(\w{1,40})/.exec(text)?.[1];
}
