import * as vscode from "vscode";
import { languageId } from "../language.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { countsText } from "../verdicts/verdict-text.ts";

/** "Unix · 1 failed, 2 passed" for the policy in the active editor; a click evaluates or shows the view. */
export function createStatusBarItem(evaluations: Evaluations): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("nessusAudit.status", vscode.StatusBarAlignment.Right, 90);
  item.name = "Nessus Audit Policy";
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageId) {
      item.hide();
      return;
    }
    const evaluation = evaluations.get(document.uri);
    const verdicts = evaluation?.problem === undefined ? evaluation?.result?.verdicts : [];
    const checkType = checkTypeOf(document.getText());
    item.text = `$(checklist) ${verdicts ? `${checkType} · ${countsText(verdicts)}` : checkType}`;
    item.tooltip = evaluation
      ? `Verdicts on ${evaluation.snapshot.source.name}. Click to see them.`
      : `Check type ${checkType}. Click to evaluate the open-port checks.`;
    item.accessibilityInformation = { label: `${item.text.replace("$(checklist) ", "")}. ${item.tooltip}` };
    item.command = evaluation ? "nessusAudit.verdicts.focus" : "nessusAudit.evaluate";
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    evaluations.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === vscode.window.activeTextEditor?.document) update();
    }),
  );
}

/** Only a label, so the tag is looked for and not parsed. */
function checkTypeOf(text: string): string {
  return /<check_type[ \t]*:[ \t]*["']?(\w{1,40})/.exec(text)?.[1] ?? "No check type";
}
