import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import { languageId } from "../language.ts";
import { isServerDown } from "../server-state.ts";
import type { Shown } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { subjectOf } from "../verdicts/subject.ts";
import { countsText, decidedText, needsText } from "../verdicts/verdict-text.ts";
import { checkTypeIn } from "./check-type.ts";

/** "Unix · web-2: 1 failed, 2 passed" for the policy in the active editor; a click evaluates or shows the view. */
export function createStatusBarItem(client: BaseLanguageClient, evaluations: Evaluations): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("nessusAudit.status", vscode.StatusBarAlignment.Right, 90);
  item.name = t("Nessus Audit Policy");
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageId) {
      item.hide();
      return;
    }
    item.backgroundColor = undefined;
    if (isServerDown(client)) {
      item.text = t("$(error) Language server stopped: Restart");
      item.tooltip = t("Nothing is checked or evaluated. Click to start the language server again.");
      item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
      item.accessibilityInformation = {
        label: t("Language server stopped. {0}", item.tooltip),
        role: "button",
      };
      item.command = "nessusAudit.restartServer";
      item.show();
      return;
    }
    const shown = evaluations.shownOn(document.uri)?.shown;
    const checkType = checkTypeIn(document);
    item.text = `$(checklist) ${shown ? `${checkType} · ${outcomeOf(shown)}` : checkType}`;
    item.tooltip = shown
      ? t("Verdicts on {0}{1}. Click to see them.", subjectOf(shown), coverageOf(shown))
      : t("Check type {0}. Click to evaluate its checks on a host.", checkType);
    item.accessibilityInformation = { label: `${item.text.replace("$(checklist) ", "")}. ${item.tooltip}` };
    item.command = shown ? "nessusAudit.verdicts.focus" : "nessusAudit.evaluate";
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    evaluations.onDidChange(update),
    client.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === vscode.window.activeTextEditor?.document) update();
    }),
  );
}

/** ": 31 of 40 checks decided; 9 need: output of 6 commands", if the verdicts are about one host. */
function coverageOf({ hosts: [only, ...others] }: Shown): string {
  if (only?.decided === undefined || others.length > 0) return "";
  const needs = needsText(only.decided);
  return `: ${decidedText(only.decided)}${needs === undefined ? "" : `; ${needs}`}`;
}

function outcomeOf(shown: Shown): string {
  return `${subjectOf(shown)}: ${countsText(shown.hosts.flatMap(({ verdicts }) => verdicts))}`;
}
