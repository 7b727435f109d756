import * as vscode from "vscode";
import type { NamedCheck } from "../server/protocol.ts";
import {
  type CaptureTarget,
  copyShownScript,
  saveShownScript,
  showCaptureScript,
} from "./commands/capture-script.ts";
import { comparePolicies } from "./commands/compare-policies.ts";
import { ResultsComparison } from "./commands/compare-results.ts";
import { compareSnapshots } from "./commands/compare-snapshots.ts";
import { copyCaptureCommand } from "./commands/copy-capture-command.ts";
import { addDroppedHosts, evaluateDropped } from "./commands/drop-snapshot.ts";
import { evaluate } from "./commands/evaluate.ts";
import { evaluateAgain } from "./commands/evaluate-again.ts";
import { evaluateWithThisSnapshot } from "./commands/evaluate-with-this-snapshot.ts";
import { registerExportCommands } from "./commands/export-verdicts.ts";
import { type FillArguments, fillVariables } from "./commands/fill-variables.ts";
import { copySelectedVerdicts, filterVerdicts } from "./commands/filter-verdicts.ts";
import { type GenerateArguments, generatePolicy } from "./commands/generate-policy.ts";
import { evaluateOnHost, type HostArgument, openHost, pinHost } from "./commands/host-commands.ts";
import { keepSnapshot } from "./commands/keep-snapshot.ts";
import { lintWorkspace } from "./commands/lint-workspace.ts";
import { type MergeArguments, mergeEditions } from "./commands/merge-editions.ts";
import { newPolicy } from "./commands/new-policy.ts";
import { openSample } from "./commands/open-sample.ts";
import { restartServer } from "./commands/restart-server.ts";
import { revealInPolicy, revealInSnapshot, revealPosition } from "./commands/reveal.ts";
import { shareSnapshot } from "./commands/share-snapshot.ts";
import { tryCheck } from "./commands/try-check.ts";
import { type VouchArgument, vouch } from "./commands/vouch.ts";
import { writeBaseline } from "./commands/write-baseline.ts";
import { HintList } from "./findings/hint-list.ts";
import { WorkspaceFindings } from "./findings/workspace-findings.ts";
import type { ExtensionHost } from "./host.ts";
import { completeHostWords } from "./hosts/complete-host-words.ts";
import type { HostNode } from "./hosts/host-nodes.ts";
import { Hosts } from "./hosts/hosts.ts";
import { PinnedHost } from "./hosts/pinned-host.ts";
import { languageId } from "./language.ts";
import type { MatrixData } from "./matrix/matrix-data.ts";
import { MatrixPanel } from "./matrix/matrix-panel.ts";
import { messagesShown, tellingOfServer } from "./messages.ts";
import { recognisePolicies } from "./recognise-policies.ts";
import { ReportDocuments, reportScheme, type ShownReport } from "./reports/report-documents.ts";
import { watchSettings } from "./settings/wrong-settings.ts";
import { OpenSnapshots } from "./snapshots/open-snapshots.ts";
import { SnapshotDocuments, snapshotScheme } from "./snapshots/snapshot-documents.ts";
import type { CoveredCheck } from "./testing/check-coverage.ts";
import { HostTests, type ReportedTest, type TestNames, type TestRunSummary } from "./testing/host-tests.ts";
import { trialScheme } from "./trials/trial-files.ts";
import { TrialLens } from "./trials/trial-lens.ts";
import { type DrawnTrial, TrialMarks } from "./trials/trial-marks.ts";
import { Trials } from "./trials/trials.ts";
import type { Evaluation } from "./verdicts/evaluation.ts";
import { Evaluations } from "./verdicts/evaluations.ts";
import { keepVerdictsCurrent } from "./verdicts/keep-current.ts";
import { type LineDecoration, VerdictDecorations } from "./views/decorations.ts";
import { everything } from "./views/filter-nodes.ts";
import { HostsView } from "./views/hosts-view.ts";
import { PolicyStatus } from "./views/language-status.ts";
import type { LanguageStatus } from "./views/language-status-text.ts";
import { type ResultItem, ResultsView } from "./views/results-view.ts";
import { SnapshotLens } from "./views/snapshot-lens.ts";
import { type RowMark, SnapshotMarks } from "./views/snapshot-marks.ts";
import { createStatusBarItem } from "./views/status-bar.ts";
import type { TreeNode } from "./views/tree-nodes.ts";
import { verdictHover } from "./views/verdict-hover.ts";
import { VouchActions } from "./views/vouch-actions.ts";

/** The data that tests inside VS Code read: the same that is drawn. */
export interface ExtensionApi {
  onDidChangeVerdicts: vscode.Event<Evaluation>;
  results(): TreeNode[];
  decorations(policy: vscode.TextDocument): LineDecoration[];
  marks(policy: vscode.TextDocument): { guilty: string[]; faded: string[] };
  rows(snapshot: vscode.Uri): RowMark[];
  hover(policy: vscode.Uri, line: number): string | undefined;
  messages(): readonly string[];
  onDidChangeHosts: vscode.Event<void>;
  hosts(): HostNode[];
  matrix(): MatrixData | undefined;
  onDidChangeMatrix: vscode.Event<void>;
  report(): ShownReport | undefined;
  tests(): ReportedTest[];
  testedPolicies(): string[];
  coverage(policy: vscode.Uri): CoveredCheck[] | undefined;
  languageStatus(): LanguageStatus | undefined;
  onDidChangeTests: vscode.Event<void>;
  runTests(names?: TestNames): Promise<TestRunSummary>;
  runPolicyTests(policy: vscode.Uri): Promise<TestRunSummary>;
  trials(): ShownTrial[];
  onDidChangeTrials: vscode.Event<unknown>;
  stopServer(): Promise<void>;
  /** Version of the policy text that was last evaluated on the hosts. */
  versionOnHosts(policy: vscode.Uri): number | undefined;
}

/** A check that is being tried, as the user sees it. */
export interface ShownTrial extends DrawnTrial {
  text: vscode.TextDocument;
  check: string;
  /** Titles of the lenses above the text. */
  lenses: string[];
}

/**
 * Registers everything that does not depend on where the extension runs. The language client starts in the
 * background, and requests to it wait for that.
 *
 * @returns the data for tests if VS Code was started to run them, else undefined
 */
export function activateExtension(
  context: vscode.ExtensionContext,
  host: ExtensionHost,
): ExtensionApi | undefined {
  const documents = new SnapshotDocuments();
  const hosts = new Hosts(host.client);
  const evaluations = new Evaluations(host.client, hosts);
  host.hover.show(evaluations);
  host.lenses.show(host.client, evaluations, hosts);
  const results = new ResultsView(evaluations);
  const decorations = new VerdictDecorations(context.extensionUri, evaluations);
  const marks = new SnapshotMarks(context.extensionUri, evaluations);
  const snapshots = new OpenSnapshots(host.client);
  const lens = new SnapshotLens(evaluations, snapshots);
  const pinned = new PinnedHost(evaluations, hosts, context.workspaceState);
  const hostContext = { hosts, pinned, results };
  const evaluateContext = { host, hosts, pinned, documents, evaluations, results };
  const hostsView = new HostsView(hosts, pinned, evaluations, (data) =>
    addDroppedHosts(evaluateContext, data),
  );
  const tests = new HostTests(evaluations, hosts);
  const matrix = new MatrixPanel(context.extensionUri, host.client, { hosts, evaluations });
  const trials = new Trials(host.client, evaluations);
  const trialMarks = new TrialMarks(trials);
  const trialLens = new TrialLens(trials);
  const findings = new WorkspaceFindings(host.client);
  const hints = new HintList();
  const status = new PolicyStatus({ client: host.client, evaluations, hosts });
  const reports = new ReportDocuments(context.extensionUri);
  const comparison = new ResultsComparison(host.client, hosts, reports);
  void hosts.loaded();
  void vscode.commands.executeCommand("setContext", "nessusAudit.isActive", true);
  const registerCommand: typeof vscode.commands.registerCommand = (id, run) => {
    const guarded = (...given: unknown[]) => tellingOfServer(() => Reflect.apply(run, undefined, given));
    return vscode.commands.registerCommand(id, guarded);
  };
  context.subscriptions.push(
    evaluations,
    results,
    decorations,
    marks,
    snapshots,
    lens,
    evaluateDropped(evaluateContext),
    completeHostWords(hosts),
    hosts,
    pinned,
    hostsView,
    tests,
    matrix,
    trials,
    trialMarks,
    trialLens,
    findings,
    hints,
    host.lenses,
    keepVerdictsCurrent(host.client, evaluations),
    createStatusBarItem(host.client, evaluations),
    status,
    evaluations.onDidChange(() =>
      documents.keepOnly(evaluations.shown.flatMap(({ shown }) => shown.snapshot.documents)),
    ),
    vscode.workspace.registerTextDocumentContentProvider(snapshotScheme, documents),
    reports,
    reports.registerCommands(),
    vscode.workspace.registerTextDocumentContentProvider(reportScheme, reports),
    vscode.languages.registerCodeLensProvider({ pattern: "**" }, lens),
    vscode.languages.registerCodeLensProvider({ scheme: trialScheme }, trialLens),
    vscode.languages.registerCodeActionsProvider(languageId, new VouchActions(evaluations)),
    recognisePolicies(),
    watchSettings(context.extension.packageJSON),
    registerCommand("nessusAudit.newPolicy", newPolicy),
    registerCommand("nessusAudit.openSample", () => openSample(evaluateContext)),
    registerCommand("nessusAudit.evaluate", (target) => evaluate(evaluateContext, target)),
    registerCommand("nessusAudit.evaluateWithThisSnapshot", (file?: vscode.Uri) =>
      evaluateWithThisSnapshot(evaluateContext, file),
    ),
    registerCommand("nessusAudit.pasteSnapshot", () => evaluate(evaluateContext, { from: "clipboard" })),
    registerCommand("nessusAudit.evaluateAgain", () => evaluateAgain(evaluateContext)),
    registerCommand("nessusAudit.clearVerdicts", () => evaluations.clear()),
    registerExportCommands({ client: host.client, evaluations, results }),
    registerCommand("nessusAudit.copyVerdicts", (item?: ResultItem) => copySelectedVerdicts(results, item)),
    registerCommand("nessusAudit.filterVerdicts", () => filterVerdicts(results)),
    registerCommand("nessusAudit.showOnlyFailed", () =>
      results.show({ ...results.filter, onlyFailed: true }),
    ),
    registerCommand("nessusAudit.showAllVerdicts", () => results.show(everything)),
    registerCommand("nessusAudit.revealInPolicy", revealInPolicy),
    registerCommand("nessusAudit.revealInSnapshot", revealInSnapshot),
    registerCommand("nessusAudit.revealPosition", revealPosition),
    registerCommand("nessusAudit.evaluateOnHost", (host: HostArgument, policy?: unknown) =>
      evaluateOnHost(hostContext, host, policy),
    ),
    registerCommand("nessusAudit.pinHost", (host: HostArgument) => pinHost(hostContext, host)),
    registerCommand("nessusAudit.unpinHost", () => pinned.unpin()),
    registerCommand("nessusAudit.openHost", (host: HostArgument) => openHost(hostContext, host)),
    registerCommand("nessusAudit.refreshHosts", () => hosts.refresh()),
    registerCommand("nessusAudit.showMatrix", (target) => matrix.show(target)),
    registerCommand("nessusAudit.copyCaptureCommand", (system?: string) =>
      copyCaptureCommand(host.client, system),
    ),
    registerCommand("nessusAudit.copyCaptureScript", (target?: CaptureTarget) =>
      showCaptureScript(host.client, target, "copy"),
    ),
    registerCommand("nessusAudit.saveCaptureScript", (target?: CaptureTarget) =>
      showCaptureScript(host.client, target, "save"),
    ),
    registerCommand("nessusAudit.copyShownScript", copyShownScript),
    registerCommand("nessusAudit.saveShownScript", saveShownScript),
    registerCommand("nessusAudit.keepSnapshot", () => keepSnapshot(evaluations)),
    registerCommand("nessusAudit.generatePolicy", (argument?: HostArgument | GenerateArguments) =>
      generatePolicy(host.client, hosts, argument),
    ),
    registerCommand("nessusAudit.comparePolicies", (clicked?: vscode.Uri, selected?: vscode.Uri[]) =>
      comparePolicies(host.client, reports, clicked, selected),
    ),
    registerCommand("nessusAudit.mergeEditions", (target?: vscode.Uri | MergeArguments) =>
      mergeEditions(host.client, reports, target),
    ),
    registerCommand("nessusAudit.fillVariables", (target?: vscode.Uri | FillArguments) =>
      fillVariables(host.client, target),
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
    registerCommand("nessusAudit.tryCheck", (argument?: NamedCheck) => tryCheck(trials, argument)),
    registerCommand("nessusAudit.lintWorkspace", () => lintWorkspace(findings, hints)),
    registerCommand("nessusAudit.writeBaseline", () => writeBaseline(host.client)),
    registerCommand("nessusAudit.restartServer", () => restartServer(host.client, evaluations)),
  );
  performance.mark("nessus-audit/registered");
  // other extensions get no API
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  return {
    onDidChangeVerdicts: evaluations.onDidChange,
    results: () => results.nodes,
    decorations: (policy) => decorations.linesOf(policy),
    marks: (policy) => decorations.marksIn(policy),
    rows: (snapshot) => marks.marksIn(snapshot),
    hover: (policy, line) => {
      const shown = evaluations.shownOn(policy);
      return shown && verdictHover(line, shown)?.value;
    },
    messages: messagesShown,
    onDidChangeHosts: hosts.onDidChange,
    hosts: () => hostsView.nodes,
    matrix: () => matrix.data,
    onDidChangeMatrix: matrix.onDidChange,
    report: () => reports.last,
    tests: () => tests.tests,
    testedPolicies: () => tests.policies,
    coverage: (policy) => tests.coverageOf(policy),
    languageStatus: () => status.shown,
    onDidChangeTests: tests.onDidChange,
    runTests: (names) => tests.runTests(names),
    runPolicyTests: (policy) => tests.runPolicy(policy),
    trials: () =>
      trials.all.map((trial) => ({
        text: trial.document,
        check: trial.name,
        lenses: trialLens.provideCodeLenses(trial.document).map(({ command }) => command?.title ?? ""),
        ...trialMarks.drawn(trial),
      })),
    onDidChangeTrials: trials.onDidChange,
    versionOnHosts: (policy) => evaluations.get(policy)?.onHosts?.version,
    stopServer: () => host.client.stop(),
  };
}
