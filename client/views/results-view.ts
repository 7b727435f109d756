import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { statusName } from "../verdicts/status-name.ts";
import { subjectOf } from "../verdicts/subject.ts";
import { everything, filterNodes, filterText, type VerdictFilter } from "./filter-nodes.ts";
import { evaluationNode, type NodeIcon, type TreeNode } from "./tree-nodes.ts";

const resultsViewId = "nessusAudit.verdicts";

const icons: Record<NodeIcon, vscode.ThemeIcon> = {
  PASSED: new vscode.ThemeIcon("pass", new vscode.ThemeColor("nessusAudit.passed")),
  FAILED: new vscode.ThemeIcon("error", new vscode.ThemeColor("nessusAudit.failed")),
  WARNING: new vscode.ThemeIcon("warning", new vscode.ThemeColor("nessusAudit.warning")),
  ERROR: new vscode.ThemeIcon("issues", new vscode.ThemeColor("nessusAudit.error")),
  SKIPPED: new vscode.ThemeIcon("debug-step-over", new vscode.ThemeColor("nessusAudit.skipped")),
  UNDECIDED: new vscode.ThemeIcon("question", new vscode.ThemeColor("nessusAudit.undecided")),
  NOT_EVALUATED: new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("nessusAudit.notEvaluated")),
  policy: new vscode.ThemeIcon("checklist"),
  host: new vscode.ThemeIcon("server"),
  condition: new vscode.ThemeIcon("git-branch"),
  waiting: new vscode.ThemeIcon("question", new vscode.ThemeColor("nessusAudit.notEvaluated")),
  decided: new vscode.ThemeIcon("tasklist"),
  help: new vscode.ThemeIcon("lightbulb"),
  violation: new vscode.ThemeIcon("close"),
  evidence: new vscode.ThemeIcon("check"),
  seen: new vscode.ThemeIcon("circle-small"),
  socket: new vscode.ThemeIcon("plug"),
  "left-out": new vscode.ThemeIcon("eye-closed"),
  note: new vscode.ThemeIcon("info"),
  snapshot: new vscode.ThemeIcon("list-flat"),
  problem: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
};

/** A line of the view with its evaluation: the argument of its commands. */
export interface ResultItem {
  node: TreeNode;
  evaluation: ShownEvaluation;
  parent?: ResultItem;
}

/** The view "Audit Verdicts": policy, its checks, their evidence. */
export class ResultsView implements vscode.TreeDataProvider<ResultItem>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<ResultItem>;
  readonly #subscriptions: vscode.Disposable;
  #roots: ResultItem[] = [];
  #evaluations: ShownEvaluation[] = [];
  #filter = everything;

  constructor(evaluations: Evaluations) {
    this.#view = vscode.window.createTreeView(resultsViewId, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      evaluations.onDidChange(() => this.#show(evaluations.shown)),
    );
  }

  /** The view as data, for tests. */
  get nodes(): TreeNode[] {
    return this.#roots.map((item) => item.node);
  }

  get selection(): readonly ResultItem[] {
    return this.#view.selection;
  }

  get filter(): VerdictFilter {
    return this.#filter;
  }

  /** Sets the filter of the view. */
  show(filter: VerdictFilter): void {
    this.#filter = filter;
    this.#show(this.#evaluations);
  }

  /** Reveals the view and leaves the focus where it is. */
  async reveal(): Promise<void> {
    const first = this.#roots[0];
    if (first === undefined) return;
    try {
      await this.#view.reveal(first, { select: false, focus: false, expand: true });
    } catch (error) {
      // The row was replaced by verdicts that changed in the meantime; the view is revealed anyway.
      if (this.#roots[0] === first) throw error;
    }
  }

  getTreeItem({ node, evaluation }: ResultItem): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.iconPath = icons[node.icon];
    item.tooltip = node.description === undefined ? node.label : `${node.label}\n${node.description}`;
    item.contextValue = [
      node.inPolicy ? "policy" : "",
      node.inSnapshot === undefined ? "" : "snapshot",
      node.vouch === undefined ? "" : "vouch",
      node.icon === "note" || node.icon === "help" ? "" : "verdicts",
      node.needsCapture === undefined ? "" : "capture",
    ].join(" ");
    item.accessibilityInformation = { label: spokenLabel(node) };
    if (node.description !== undefined) item.description = node.description;
    const command = node.inPolicy ? "nessusAudit.revealInPolicy" : "nessusAudit.revealInSnapshot";
    if (node.inPolicy || node.inSnapshot !== undefined) {
      item.command = { command, title: t("Go to"), arguments: [{ node, evaluation } satisfies ResultItem] };
    }
    return item;
  }

  getChildren(item?: ResultItem): ResultItem[] {
    if (!item) return this.#roots;
    return item.node.children.map((node) => ({ node, evaluation: item.evaluation, parent: item }));
  }

  getParent(item: ResultItem): ResultItem | undefined {
    return item.parent;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(evaluations: ShownEvaluation[]): void {
    this.#evaluations = evaluations;
    this.#roots = evaluations.flatMap((evaluation) =>
      filterNodes([rootNode(evaluation)], this.#filter).map((node) => ({ node, evaluation })),
    );
    // The filter is only described if something is shown.
    this.#view.message = (evaluations.length > 0 && filterText(this.#filter)) || "";
    void vscode.commands.executeCommand("setContext", "nessusAudit.onlyFailed", this.#filter.onlyFailed);
    const failed = evaluations.flatMap((evaluation) =>
      evaluation.shown.hosts.flatMap(({ verdicts }) => verdicts.filter(({ status }) => status === "FAILED")),
    ).length;
    this.#view.badge = failed === 0 ? undefined : { value: failed, tooltip: t("{0} failed", failed) };
    void vscode.commands.executeCommand("setContext", "nessusAudit.hasVerdicts", evaluations.length > 0);
    this.#changed.fire();
  }
}

function rootNode({ policy, shown }: ShownEvaluation): TreeNode {
  const { hosts, problem } = shown;
  return evaluationNode(policy.toString(), {
    policyName: vscode.workspace.asRelativePath(policy),
    subject: subjectOf(shown),
    hosts,
    wasRead: shown.version !== undefined,
    now: Date.now(),
    ...(problem !== undefined && { problem }),
  });
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (node.children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Screen readers read the status before the description of the check, just as the icon comes first. */
function spokenLabel(node: TreeNode): string {
  const isStatus = (icon: NodeIcon): icon is ProtocolStatus => icon === icon.toUpperCase();
  const text = node.description === undefined ? node.label : `${node.label}, ${node.description}`;
  return isStatus(node.icon) ? `${statusName(node.icon)}: ${text}` : text;
}
