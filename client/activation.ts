import * as vscode from "vscode";
import { evaluate } from "./commands/evaluate.ts";
import { evaluateAgain } from "./commands/evaluate-again.ts";
import { evaluateWithThisSnapshot } from "./commands/evaluate-with-this-snapshot.ts";
import { newPolicy } from "./commands/new-policy.ts";
import { restartServer } from "./commands/restart-server.ts";
import { revealInPolicy, revealInSnapshot, revealPosition } from "./commands/reveal.ts";
import type { ExtensionHost } from "./host.ts";
import { messagesShown } from "./messages.ts";
import { SnapshotDocuments, snapshotScheme } from "./snapshots/snapshot-documents.ts";
import { Evaluations } from "./verdicts/evaluations.ts";
import { keepVerdictsCurrent } from "./verdicts/keep-current.ts";
import { type LineDecoration, VerdictDecorations } from "./views/decorations.ts";
import { ResultsView } from "./views/results-view.ts";
import { SnapshotLens } from "./views/snapshot-lens.ts";
import { createStatusBarItem } from "./views/status-bar.ts";
import type { TreeNode } from "./views/tree-nodes.ts";

/** What the tests inside VS Code read: the same data that is drawn. */
export interface ExtensionApi {
  onDidChangeVerdicts: vscode.Event<void>;
  results(): TreeNode[];
  decorations(policy: vscode.TextDocument): LineDecoration[];
  messages(): readonly string[];
}

/** Registers everything that does not depend on where the extension runs. The language client has started. */
export function activateExtension(context: vscode.ExtensionContext, host: ExtensionHost): ExtensionApi {
  const documents = new SnapshotDocuments();
  const evaluations = new Evaluations(host.client);
  const results = new ResultsView(evaluations);
  const decorations = new VerdictDecorations(context.extensionUri, evaluations);
  const evaluateContext = { host, documents, evaluations, results };
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    evaluations,
    results,
    decorations,
    keepVerdictsCurrent(evaluations),
    createStatusBarItem(evaluations),
    evaluations.onDidChange(() =>
      documents.keepOnly(evaluations.all.map(({ snapshot }) => snapshot.document)),
    ),
    vscode.workspace.registerTextDocumentContentProvider(snapshotScheme, documents),
    vscode.languages.registerCodeLensProvider({ pattern: "**" }, new SnapshotLens(evaluations)),
    registerCommand("nessusAudit.newPolicy", newPolicy),
    registerCommand("nessusAudit.evaluate", (target) => evaluate(evaluateContext, target)),
    registerCommand("nessusAudit.evaluateWithThisSnapshot", () => evaluateWithThisSnapshot(evaluateContext)),
    registerCommand("nessusAudit.evaluateAgain", () => evaluateAgain(evaluations)),
    registerCommand("nessusAudit.clearVerdicts", () => evaluations.clear()),
    registerCommand("nessusAudit.revealInPolicy", revealInPolicy),
    registerCommand("nessusAudit.revealInSnapshot", revealInSnapshot),
    registerCommand("nessusAudit.revealPosition", revealPosition),
    registerCommand("nessusAudit.restartServer", () => restartServer(host.client, evaluations)),
  );
  return {
    onDidChangeVerdicts: evaluations.onDidChange,
    results: () => results.nodes,
    decorations: (policy) => decorations.linesOf(policy),
    messages: messagesShown,
  };
}
