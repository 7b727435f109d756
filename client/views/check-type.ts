import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";

/** Lines in which the tag is in all but the oddest policies. */
const headLines = 500;

/**
 * The check type of a policy, for a label, so the tag is looked for and not parsed. It is asked for at every key, and to put
 * megabytes together takes longer than to look at the first lines.
 */
export function checkTypeIn(document: vscode.TextDocument): string {
  const head = document.getText(new vscode.Range(0, 0, headLines, 0));
  return typeIn(head) ?? typeIn(document.getText()) ?? t("No check type");
}

function typeIn(text: string): string | undefined {
  return /<check_type[ \t]*:[ \t]*["']?(\w{1,40})/.exec(text)?.[1];
}
