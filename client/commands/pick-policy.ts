import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import { findPolicies } from "../policies.ts";

/** More than anyone looks through; a longer list is not worth the wait. */
const mostListed = 2000;
const newPolicy = { title: t("New Policy"), command: "nessusAudit.newPolicy" };

/** The given file, else the active editor, else the only visible policy. */
export async function policyInFront(named?: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (named) return (await vscode.workspace.openTextDocument(named)).uri;
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === languageId) return active.uri;
  const visible = vscode.window.visibleTextEditors.filter(
    (editor) => editor.document.languageId === languageId,
  );
  return visible.length === 1 ? visible[0]?.document.uri : undefined;
}

/** Like `policyInFront`, but if there is none, the user chooses. */
export async function policyToEvaluate(named?: vscode.Uri): Promise<vscode.Uri | undefined> {
  return (await policyInFront(named)) ?? pickPolicy();
}

/** Lets the user choose among the open policies and those of the workspace; undefined if none is chosen. */
async function pickPolicy(): Promise<vscode.Uri | undefined> {
  const opened = vscode.workspace.textDocuments
    .filter((document) => document.languageId === languageId && !document.isClosed)
    .map(({ uri }) => uri);
  const policies = new Map(
    [...opened, ...(await findPolicies(mostListed))].map((uri) => [uri.toString(), uri]),
  );
  const [first, ...others] = policies.values();
  if (first === undefined) {
    tellProblem(t("This workspace has no policies. Open an .audit file, or create a new one."), newPolicy);
    return undefined;
  }
  if (others.length === 0) return (await vscode.workspace.openTextDocument(first)).uri;
  const items = [...policies.values()].map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, { title: t("Which policy?") });
  return picked && (await vscode.workspace.openTextDocument(picked.uri)).uri;
}
