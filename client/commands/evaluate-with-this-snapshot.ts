import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { hostOfFile } from "../hosts/hosts.ts";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import { snapshotOfEditor } from "../snapshots/editor.ts";
import { snapshotOfFile } from "../snapshots/file.ts";
import { type PinnedSnapshot, SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import type { EvaluateContext } from "./evaluate.ts";
import { policyToEvaluate } from "./pick-policy.ts";
import { showOutcome } from "./show-outcome.ts";

/**
 * Audit: Evaluate a Policy with This: evaluates a policy on the content of the active editor, or on a file
 * from a menu or lens. The policy is the one that it was evaluated with before, else the only visible one,
 * else the user picks one.
 */
export async function evaluateWithThisSnapshot(context: EvaluateContext, file?: vscode.Uri): Promise<void> {
  const uri = file instanceof vscode.Uri ? file : vscode.window.activeTextEditor?.document.uri;
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri?.toString());
  if (uri === undefined || document?.languageId === languageId) {
    tellProblem(
      t("The active editor has no snapshot. Open the output of a host in an editor, then try again."),
    );
    return;
  }
  const policy = pinnedTo(uri, context.evaluations.shown) ?? (await policyToEvaluate());
  if (policy === undefined) return;
  const host = hostOfFile(context.hosts.all, uri);
  if (host !== undefined) {
    await showOutcome(context.results, await context.pinned.evaluate(policy, host));
    return;
  }
  await evaluateWith(context, policy, async () =>
    document ? snapshotOfEditor(document) : snapshotOfFile(uri),
  );
}

/** Evaluates a policy on a snapshot, or tells the user why it can't. */
export async function evaluateWith(
  { evaluations, results }: Pick<EvaluateContext, "evaluations" | "results">,
  policy: vscode.Uri,
  take: () => Promise<PinnedSnapshot>,
): Promise<void> {
  try {
    const { shown } = await evaluations.pin(policy, await take());
    await showOutcome(results, shown?.problem);
  } catch (error) {
    if (!(error instanceof SnapshotProblem)) throw error;
    tellProblem(error.message);
  }
}

function pinnedTo(uri: vscode.Uri, evaluations: readonly ShownEvaluation[]): vscode.Uri | undefined {
  const isOf = ({ shown }: ShownEvaluation) =>
    shown.snapshot.documents.some((place) => place.toString() === uri.toString());
  return evaluations.find(isOf)?.policy;
}
