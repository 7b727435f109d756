import * as vscode from "vscode";
import type { ExtensionHost } from "../host.ts";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import { clipboardOrigin } from "../snapshots/clipboard.ts";
import { pasteOrigin } from "../snapshots/editor.ts";
import { fileOrigin } from "../snapshots/file.ts";
import { liveOrigin } from "../snapshots/live.ts";
import { sourceOrigin } from "../snapshots/live-source.ts";
import type { SnapshotOrigin } from "../snapshots/origin.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import type { ResultsView } from "../views/results-view.ts";

const origins: SnapshotOrigin[] = [clipboardOrigin, pasteOrigin, fileOrigin, liveOrigin, sourceOrigin];

/** For key bindings and other extensions: what would be asked for otherwise. */
export interface EvaluateArguments {
  from?: SnapshotOrigin["id"];
  file?: vscode.Uri;
}

export interface EvaluateContext {
  host: ExtensionHost;
  documents: SnapshotDocuments;
  evaluations: Evaluations;
  results: ResultsView;
}

/** Audit: Evaluate Policy… Menus of the explorer and the editor pass the file that they belong to. */
export async function evaluate(
  context: EvaluateContext,
  target?: vscode.Uri | EvaluateArguments,
): Promise<void> {
  const { from, file } = target instanceof vscode.Uri ? {} : (target ?? {});
  const policy = await policyToEvaluate(target instanceof vscode.Uri ? target : undefined);
  if (!policy) {
    tellProblem("No policy is open. Open an .audit file, then evaluate again.");
    return;
  }
  const origin = from ? origins.find(({ id }) => id === from) : await pickOrigin(context.host);
  if (!origin) return;
  try {
    const request = { host: context.host, policy, documents: context.documents };
    const snapshot = await origin.take(file ? { ...request, file } : request);
    if (!snapshot) return;
    const { shown } = await context.evaluations.pin(policy, snapshot);
    await context.results.reveal();
    if (shown?.problem !== undefined && snapshot.waitingFor === undefined) tellProblem(shown.problem);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    if (!(error instanceof SnapshotProblem)) throw error;
    const manageTrust = { title: "Manage Workspace Trust", command: "workbench.trust.manage" };
    tellProblem(error.message, origin.id === "live" && !vscode.workspace.isTrusted ? manageTrust : undefined);
  }
}

/** The named file, else the active editor, else the only policy on the screen. */
export async function policyToEvaluate(named?: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (named) return (await vscode.workspace.openTextDocument(named)).uri;
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === languageId) return active.uri;
  const visible = vscode.window.visibleTextEditors.filter(
    (editor) => editor.document.languageId === languageId,
  );
  return visible.length === 1 ? visible[0]?.document.uri : undefined;
}

async function pickOrigin(host: ExtensionHost): Promise<SnapshotOrigin | undefined> {
  const items = origins.map((origin) => ({
    label: `$(${origin.icon}) ${origin.label}`,
    detail: origin.detail(host),
    origin,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: "Evaluate Policy",
    placeHolder: "Where does what the host shows come from?",
    matchOnDetail: true,
  });
  return picked?.origin;
}
