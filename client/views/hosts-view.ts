import * as vscode from "vscode";
import { t, tCount } from "../../l10n/translate.ts";
import type { HostVerdicts } from "../../server/protocol.ts";
import { failingFirst, groupHosts, type ListedHost } from "../hosts/group-hosts.ts";
import { type HostNode, hostNode } from "../hosts/host-nodes.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import type { PinnedHost } from "../hosts/pinned-host.ts";
import { languageId } from "../language.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { fleetText } from "../verdicts/lens-text.ts";
import { countsText } from "../verdicts/verdict-text.ts";

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

/** A line of the view with its host: the argument of its commands. */
export interface HostItem {
  node: HostNode;
  host: WorkspaceHost;
  isRoot: boolean;
  /** The group that it is listed in. */
  group?: string;
}

/** A folded group of hosts, from `# groups:` in their files. */
interface GroupItem {
  name: string;
  hosts: readonly ShownHost[];
}

type ViewItem = HostItem | GroupItem;

/** A host with the verdicts of the policy in the active editor. */
interface ShownHost extends ListedHost {
  host: WorkspaceHost;
  said?: HostVerdicts;
}

/**
 * The view "Hosts": each host of the workspace with the verdicts of the policy in the active editor, failing
 * hosts first, and below it what was found in its files. Many hosts are folded into their groups.
 */
export class HostsView implements vscode.TreeDataProvider<ViewItem>, vscode.Disposable {
  readonly #hosts: Hosts;
  readonly #pinned: PinnedHost;
  readonly #evaluations: Evaluations;
  readonly #view: vscode.TreeView<ViewItem>;
  #policy: vscode.Uri | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  /** @param drop handles files that are dropped on the view */
  constructor(
    hosts: Hosts,
    pinned: PinnedHost,
    evaluations: Evaluations,
    drop: (data: vscode.DataTransfer) => Promise<void>,
  ) {
    this.#hosts = hosts;
    this.#pinned = pinned;
    this.#evaluations = evaluations;
    this.#view = vscode.window.createTreeView(hostsViewId, {
      treeDataProvider: this,
      showCollapseAll: true,
      dragAndDropController: {
        dragMimeTypes: [],
        dropMimeTypes: ["text/uri-list", "files"],
        handleDrop: (_on, data) => drop(data),
      },
    });
    const redraw = () => {
      const said = saidOf(this.#shownHosts());
      this.#view.description = said.length > 1 ? fleetText(said) : "";
      this.#changed.fire();
    };
    const show = () => {
      void vscode.commands.executeCommand("setContext", "nessusAudit.hasHosts", hosts.all.length > 0);
      redraw();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      hosts.onDidChange(show),
      pinned.onDidChange(show),
      evaluations.onDidChange(({ policy }) => {
        if (policy.toString() === this.#policy?.toString()) redraw();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#followEditor()),
      // The ages are outdated after the view was hidden.
      this.#view.onDidChangeVisibility(({ visible }) => {
        this.#followEditor();
        if (visible) this.#changed.fire();
      }),
    );
    this.#followEditor();
  }

  /** The view as data, for tests. */
  get nodes(): HostNode[] {
    return this.#shownHosts().map((shown) => this.#hostItem(shown).node);
  }

  /** The listed groups with their hosts; undefined if the hosts are not listed by group. */
  get groups(): { label: string; hosts: string[] }[] | undefined {
    const items = this.getChildren().flatMap((item) => ("node" in item ? [] : [item]));
    if (items.length === 0) return undefined;
    return items.map((item) => ({
      label: `${item.name} ${fleetText(saidOf(item.hosts))}`,
      hosts: item.hosts.map(({ name }) => name),
    }));
  }

  getTreeItem(viewItem: ViewItem): vscode.TreeItem {
    if (!("node" in viewItem)) return groupItem(viewItem);
    const { node, host, isRoot, group } = viewItem;
    const item = new vscode.TreeItem(
      node.label,
      node.children.length > 0
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None,
    );
    item.iconPath = icons[node.icon];
    item.accessibilityInformation = { label: spokenLabel(node) };
    item.tooltip = isRoot ? vscode.workspace.asRelativePath(host.uri) : node.label;
    if (isRoot) {
      item.id = group === undefined ? host.id : `${group}\n${host.id}`;
      item.contextValue = host.id === this.#pinned.id ? "host pinned" : "host";
    }
    if (node.description !== undefined) item.description = node.description;
    if (node.line !== undefined) {
      item.command = {
        command: "nessusAudit.openHost",
        title: t("Open Snapshot of Host"),
        arguments: [{ node, host, isRoot } satisfies HostItem],
      };
    }
    return item;
  }

  getChildren(item?: ViewItem): ViewItem[] {
    if (item === undefined) {
      const shown = this.#shownHosts();
      const groups = groupHosts(shown);
      if (groups === undefined) return failingFirst(shown).map((one) => this.#hostItem(one));
      return groups.map(({ name, hosts }) => ({ name: name ?? t("No group"), hosts }));
    }
    if ("node" in item) return item.node.children.map((node) => ({ node, host: item.host, isRoot: false }));
    return item.hosts.map((one) => this.#hostItem(one, item.name));
  }

  #shownHosts(): ShownHost[] {
    const policy = this.#policy && this.#evaluations.get(this.#policy);
    const said = new Map(policy?.onHosts?.hosts.map((host) => [host.id, host]));
    return this.#hosts.all.map((host): ShownHost => {
      const own = said.get(host.id);
      return {
        host,
        name: host.label,
        groups: host.summary?.groups ?? [],
        ...(own !== undefined && { said: own, verdicts: own.verdicts }),
        ...(host.problem !== undefined && { problem: host.problem }),
      };
    });
  }

  #hostItem({ host, verdicts }: ShownHost, group?: string): HostItem {
    const counts = verdicts && countsText(verdicts);
    const node = nodeOf(host, { pinned: this.#pinned.id, now: Date.now(), verdicts: counts });
    return { node, host, isRoot: true, ...(group !== undefined && { group }) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** While visible, the view shows the verdicts of the policy in the active editor. */
  #followEditor(): void {
    const document = vscode.window.activeTextEditor?.document;
    // Without an active editor, as in a terminal or a webview, it keeps the last one.
    const wanted = document?.languageId === languageId ? document.uri : document ? undefined : this.#policy;
    const policy = this.#view.visible ? wanted : undefined;
    if (policy?.toString() === this.#policy?.toString()) return;
    if (this.#policy) this.#evaluations.unfollow(this.#policy, "hosts");
    this.#policy = policy;
    this.#changed.fire();
    if (policy) void this.#evaluations.follow(policy, "hosts");
  }
}

function groupItem({ name, hosts }: GroupItem): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  const said = saidOf(hosts);
  item.id = `group ${name}`;
  item.iconPath = icons.groups;
  item.description = said.length > 0 ? fleetText(said) : tCount(hosts.length, "{0} host", "{0} hosts");
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

function saidOf(hosts: readonly ShownHost[]): HostVerdicts[] {
  return hosts.flatMap(({ said }) => said ?? []);
}

interface HostState {
  pinned: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  verdicts: string | undefined;
}

function nodeOf(host: WorkspaceHost, { pinned, now, verdicts }: HostState): HostNode {
  const { label, summary, problem, files, id } = host;
  return hostNode(
    {
      name: label,
      ...(verdicts !== undefined && { verdicts }),
      ...(summary ? { summary } : {}),
      ...(problem === undefined ? {} : { problem }),
      isPinned: id === pinned,
      modified: files.reduce((latest, { modified }) => Math.max(latest, modified), 0),
      files: files.map((file) => file.name),
    },
    now,
  );
}

function spokenLabel({ label, description, icon }: HostNode): string {
  const text = description === undefined ? label : `${label}, ${description}`;
  return icon === "pinned" ? t("{0}, pinned", text) : text;
}
