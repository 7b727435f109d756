import * as vscode from "vscode";
import { type HostNode, hostNode } from "../hosts/host-nodes.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import type { PinnedHost } from "../hosts/pinned-host.ts";

const hostsViewId = "nessusAudit.hosts";

const icons: Record<HostNode["icon"], vscode.ThemeIcon> = {
  host: new vscode.ThemeIcon("server"),
  pinned: new vscode.ThemeIcon("pinned"),
  problem: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  groups: new vscode.ThemeIcon("tag"),
  sockets: new vscode.ThemeIcon("plug"),
  processes: new vscode.ThemeIcon("server-process"),
  hashes: new vscode.ThemeIcon("key"),
  expectation: new vscode.ThemeIcon("beaker"),
  file: new vscode.ThemeIcon("file"),
};

/** A line of the view with the host that it belongs to: what the commands on it get. */
export interface HostItem {
  node: HostNode;
  host: WorkspaceHost;
  isRoot: boolean;
}

/** The view "Hosts": each host of the workspace, and below it what was found in its files. */
export class HostsView implements vscode.TreeDataProvider<HostItem>, vscode.Disposable {
  readonly #hosts: Hosts;
  readonly #pinned: PinnedHost;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(hosts: Hosts, pinned: PinnedHost) {
    this.#hosts = hosts;
    this.#pinned = pinned;
    const view = vscode.window.createTreeView(hostsViewId, { treeDataProvider: this, showCollapseAll: true });
    const show = () => {
      void vscode.commands.executeCommand("setContext", "nessusAudit.hasHosts", hosts.all.length > 0);
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      view,
      this.#changed,
      hosts.onDidChange(show),
      pinned.onDidChange(show),
      // The ages grow while nobody looks.
      view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#changed.fire();
      }),
    );
  }

  /** The view as data; the tests read what the user would see. */
  get nodes(): HostNode[] {
    return this.getChildren().map(({ node }) => node);
  }

  getTreeItem({ node, host, isRoot }: HostItem): vscode.TreeItem {
    const item = new vscode.TreeItem(
      node.label,
      node.children.length > 0
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    item.iconPath = icons[node.icon];
    item.tooltip = isRoot ? vscode.workspace.asRelativePath(host.uri) : node.label;
    if (isRoot) {
      item.id = host.id;
      item.contextValue = host.id === this.#pinned.id ? "host pinned" : "host";
    }
    if (node.description !== undefined) item.description = node.description;
    if (node.line !== undefined) {
      item.command = {
        command: "nessusAudit.openHost",
        title: "Open",
        arguments: [{ node, host, isRoot } satisfies HostItem],
      };
    }
    return item;
  }

  getChildren(item?: HostItem): HostItem[] {
    if (item) return item.node.children.map((node) => ({ node, host: item.host, isRoot: false }));
    const now = Date.now();
    return this.#hosts.all.map((host) => ({ node: nodeOf(host, this.#pinned.id, now), host, isRoot: true }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function nodeOf(host: WorkspaceHost, pinned: string | undefined, now: number): HostNode {
  const { name, summary, problem, files, id } = host;
  return hostNode(
    {
      name,
      ...(summary ? { summary } : {}),
      ...(problem === undefined ? {} : { problem }),
      isPinned: id === pinned,
      modified: files.reduce((latest, { modified }) => Math.max(latest, modified), 0),
      files: files.map((file) => file.name),
    },
    now,
  );
}
