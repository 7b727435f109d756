import * as vscode from "vscode";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import { snapshotOfEditor } from "../snapshots/editor.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import { type EvaluateContext, policyToEvaluate } from "./evaluate.ts";

/** Audit: Evaluate with This Snapshot: the active editor holds a snapshot; the policy is picked among the open ones. */
export async function evaluateWithThisSnapshot({ evaluations, results }: EvaluateContext): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.languageId === languageId) {
    tellProblem(
      "The active editor holds no snapshot. Open what a host printed in an editor, then try again.",
    );
    return;
  }
  const policy =
    pinnedTo(document, evaluations.shown) ?? (await policyToEvaluate()) ?? (await pickOpenPolicy());
  if (!policy) return;
  try {
    const { shown } = await evaluations.pin(policy, snapshotOfEditor(document));
    await results.reveal();
    if (shown?.problem !== undefined) tellProblem(shown.problem);
  } catch (error) {
    if (!(error instanceof SnapshotProblem)) throw error;
    tellProblem(error.message);
  }
}

function pinnedTo(document: vscode.TextDocument, evaluations: readonly ShownEvaluation[]) {
  const uri = document.uri.toString();
  const isOf = ({ shown }: ShownEvaluation) =>
    shown.snapshot.documents.some((place) => place.toString() === uri);
  return evaluations.find(isOf)?.policy;
}

async function pickOpenPolicy(): Promise<vscode.Uri | undefined> {
  const policies = vscode.workspace.textDocuments.filter((document) => document.languageId === languageId);
  if (policies.length === 0) {
    tellProblem("No policy is open. Open the .audit file that the snapshot is for, then try again.");
    return undefined;
  }
  if (policies.length === 1) return policies[0]?.uri;
  const picked = await vscode.window.showQuickPick(
    policies.map(({ uri }) => ({ label: vscode.workspace.asRelativePath(uri), uri })),
    { title: "Policy to evaluate with this snapshot" },
  );
  return picked?.uri;
}
