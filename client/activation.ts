import * as vscode from "vscode";
import { comparePolicies } from "./commands/compare-policies.ts";
import { ResultsComparison } from "./commands/compare-results.ts";
import { compareSnapshots } from "./commands/compare-snapshots.ts";
import { copyCaptureCommand } from "./commands/copy-capture-command.ts";
import { evaluate } from "./commands/evaluate.ts";
import { evaluateAgain } from "./commands/evaluate-again.ts";
import { evaluateWithThisSnapshot } from "./commands/evaluate-with-this-snapshot.ts";
import { type GenerateArguments, generatePolicy } from "./commands/generate-policy.ts";
import { evaluateOnHost, type HostArgument, openHost, pinHost } from "./commands/host-commands.ts";
import { keepSnapshot } from "./commands/keep-snapshot.ts";
import { lintWorkspace } from "./commands/lint-workspace.ts";
import { newPolicy } from "./commands/new-policy.ts";
import { restartServer } from "./commands/restart-server.ts";
import { revealInPolicy, revealInSnapshot, revealPosition } from "./commands/reveal.ts";
import { shareSnapshot } from "./commands/share-snapshot.ts";
import { type VouchArgument, vouch } from "./commands/vouch.ts";
import { WorkspaceFindings } from "./findings/workspace-findings.ts";
import type { ExtensionHost } from "./host.ts";
import type { HostNode } from "./hosts/host-nodes.ts";
import { Hosts } from "./hosts/hosts.ts";
import { PinnedHost } from "./hosts/pinned-host.ts";
import { languageId } from "./language.ts";
import type { MatrixData } from "./matrix/matrix-data.ts";
import { MatrixPanel } from "./matrix/matrix-panel.ts";
import { messagesShown } from "./messages.ts";
import { ReportDocuments, reportScheme } from "./reports/report-documents.ts";
import { SnapshotDocuments, snapshotScheme } from "./snapshots/snapshot-documents.ts";
import { HostTests, type TestRunSummary } from "./testing/host-tests.ts";
import { Evaluations } from "./verdicts/evaluations.ts";
import { keepVerdictsCurrent } from "./verdicts/keep-current.ts";
import { type LineDecoration, VerdictDecorations } from "./views/decorations.ts";
import { HostsView } from "./views/hosts-view.ts";
import { ResultsView } from "./views/results-view.ts";
import { SnapshotLens } from "./views/snapshot-lens.ts";
import { createStatusBarItem } from "./views/status-bar.ts";
import type { TreeNode } from "./views/tree-nodes.ts";
import { VouchActions } from "./views/vouch-actions.ts";

/** What the tests inside VS Code read: the same data that is drawn. */
export interface ExtensionApi {
  onDidChangeVerdicts: vscode.Event<void>;
  results(): TreeNode[];
  decorations(policy: vscode.TextDocument): LineDecoration[];
  messages(): readonly string[];
  onDidChangeHosts: vscode.Event<void>;
  hosts(): HostNode[];
  matrix(): MatrixData | undefined;
  tests(): HostTests["labels"];
  runTests(policy: vscode.Uri): Promise<TestRunSummary>;
}

/** Registers everything that does not depend on where the extension runs. The language client has started. */
export function activateExtension(context: vscode.ExtensionContext, host: ExtensionHost): ExtensionApi {
  const documents = new SnapshotDocuments();
  const evaluations = new Evaluations(host.client);
  const results = new ResultsView(evaluations);
  const decorations = new VerdictDecorations(context.extensionUri, evaluations);
  const evaluateContext = { host, documents, evaluations, results };
  const hosts = new Hosts(host.client);
  const pinned = new PinnedHost({
    client: host.client,
    documents,
    evaluations,
    hosts,
    state: context.workspaceState,
  });
  const hostsView = new HostsView(hosts, pinned);
  const tests = new HostTests(host.client, hosts);
  const matrix = new MatrixPanel(context.extensionUri, host.client, hosts);
  const findings = new WorkspaceFindings(host.client);
  const reports = new ReportDocuments();
  const comparison = new ResultsComparison(host.client, hosts, reports);
  const hostContext = { hosts, pinned, results };
  void hosts.refresh();
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    evaluations,
    results,
    decorations,
    hosts,
    pinned,
    hostsView,
    tests,
    matrix,
    findings,
    keepVerdictsCurrent(evaluations),
    createStatusBarItem(evaluations),
    evaluations.onDidChange(() =>
      documents.keepOnly(evaluations.all.map(({ snapshot }) => snapshot.document)),
    ),
    vscode.workspace.registerTextDocumentContentProvider(snapshotScheme, documents),
    vscode.workspace.registerTextDocumentContentProvider(reportScheme, reports),
    vscode.languages.registerCodeLensProvider({ pattern: "**" }, new SnapshotLens(evaluations)),
    vscode.languages.registerCodeActionsProvider(languageId, new VouchActions(evaluations)),
    registerCommand("nessusAudit.newPolicy", newPolicy),
    registerCommand("nessusAudit.evaluate", (target) => evaluate(evaluateContext, target)),
    registerCommand("nessusAudit.evaluateWithThisSnapshot", () => evaluateWithThisSnapshot(evaluateContext)),
    registerCommand("nessusAudit.evaluateAgain", () => evaluateAgain(evaluations)),
    registerCommand("nessusAudit.clearVerdicts", () => evaluations.clear()),
    registerCommand("nessusAudit.revealInPolicy", revealInPolicy),
    registerCommand("nessusAudit.revealInSnapshot", revealInSnapshot),
    registerCommand("nessusAudit.revealPosition", revealPosition),
    registerCommand("nessusAudit.evaluateOnHost", (host: HostArgument) => evaluateOnHost(hostContext, host)),
    registerCommand("nessusAudit.pinHost", (host: HostArgument) => pinHost(hostContext, host)),
    registerCommand("nessusAudit.unpinHost", () => pinned.unpin()),
    registerCommand("nessusAudit.openHost", (host: HostArgument) => openHost(hostContext, host)),
    registerCommand("nessusAudit.refreshHosts", () => hosts.refresh()),
    registerCommand("nessusAudit.showMatrix", (target) => matrix.show(target)),
    registerCommand("nessusAudit.copyCaptureCommand", (system?: string) =>
      copyCaptureCommand(host.client, system),
    ),
    registerCommand("nessusAudit.keepSnapshot", () => keepSnapshot(evaluations)),
    registerCommand("nessusAudit.generatePolicy", (argument?: HostArgument | GenerateArguments) =>
      generatePolicy(host.client, hosts, argument),
    ),
    registerCommand("nessusAudit.comparePolicies", (clicked?: vscode.Uri, selected?: vscode.Uri[]) =>
      comparePolicies(host.client, reports, clicked, selected),
    ),
    registerCommand("nessusAudit.compareSnapshots", (_clicked?: vscode.Uri, selected?: vscode.Uri[]) =>
      compareSnapshots(host.client, hosts, reports, selected),
    ),
    registerCommand("nessusAudit.compareResults", (file?: vscode.Uri) => comparison.show(file)),
    registerCommand("nessusAudit.copyDifferences", () => comparison.copy()),
    registerCommand("nessusAudit.shareSnapshot", (argument: HostArgument) =>
      shareSnapshot(host.client, hosts, argument),
    ),
    registerCommand("nessusAudit.vouch", (argument: VouchArgument) =>
      vouch({ documents, evaluations, hosts }, argument),
    ),
    registerCommand("nessusAudit.lintWorkspace", () => lintWorkspace(findings)),
    registerCommand("nessusAudit.restartServer", () => restartServer(host.client, evaluations)),
  );
  return {
    onDidChangeVerdicts: evaluations.onDidChange,
    results: () => results.nodes,
    decorations: (policy) => decorations.linesOf(policy),
    messages: messagesShown,
    onDidChangeHosts: hosts.onDidChange,
    hosts: () => hostsView.nodes,
    matrix: () => matrix.data,
    tests: () => tests.labels,
    runTests: (policy) => tests.runPolicy(policy),
  };
}
