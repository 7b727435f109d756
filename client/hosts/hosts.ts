import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type HostSource,
  type HostSummary,
  type ReadHostsResult,
  readHostsMethod,
  uniqueHostNames,
} from "../../server/protocol.ts";
import { Lane } from "../lane.ts";
import { languageId } from "../language.ts";
import { messageOf, tellOnce, tellProblem } from "../messages.ts";
import { inView } from "../progress/cancellable.ts";
import { limitOf } from "../settings/limits.ts";
import { canResolveLinks } from "../workspace/workspace-files.ts";
import { type HostFiles, hostsIn } from "./host-files.ts";
import { hostFolders, hostFoldersOf, pathsOutside } from "./host-folders.ts";
import { type SourcedHost, sourceOfHost } from "./host-source.ts";
import { OutsideFolders } from "./outside-folders.ts";

/** A host of the workspace, with what the server read from its files. One file can have several hosts. */
export interface WorkspaceHost extends SourcedHost {
  summary?: HostSummary;
  /** Its name, followed by the path if other hosts have the same name. */
  label: string;
  /** Why nothing could be read. */
  problem?: string;
}

/** Milliseconds without another one after a file has come, gone or changed, and how many there are at most. */
const untilLookedAt = 100;
const longestUntilLookedAt = 1000;
/** How many hosts go to the server in one message. */
const hostsAtOnce = 25;

/**
 * The hosts of this window. Only the hosts folders are read and watched, never the whole workspace; a host
 * whose files are unchanged is not read again.
 */
export class Hosts implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #subscriptions: vscode.Disposable;
  readonly #outside = new OutsideFolders();
  #hosts: WorkspaceHost[] = [];
  #byId: ReadonlyMap<string, WorkspaceHost> = new Map();
  /** The hosts of each file or folder, by its state. */
  #known = new Map<string, WorkspaceHost[]>();
  readonly #lane = new Lane(() => inView("nessusAudit.hosts", this.#readFolders()));
  #loaded: Promise<void> | undefined;
  /** When the first file changed that was not looked at since. */
  #firstChange: number | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    const refresh = () => void this.refresh();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.languageId === languageId) refresh();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("nessusAudit.hosts")) refresh();
      }),
    );
  }

  get all(): readonly WorkspaceHost[] {
    return this.#hosts;
  }

  get(id: string): WorkspaceHost | undefined {
    return this.#byId.get(id);
  }

  /**
   * The hosts that a policy can be for: those in the hosts folders next to and above it, and in those of the
   * setting.
   */
  of(policy: vscode.Uri): WorkspaceHost[] {
    const folders = new Set(hostFoldersOf(policy).map((folder) => folder.toString()));
    return this.#hosts.filter(({ folder }) => folders.has(folder.toString()));
  }

  /** Resolves when the first search for hosts has ended. */
  loaded(): Promise<void> {
    this.#loaded ??= this.refresh();
    return this.#loaded;
  }

  /** Resolves when the list is up to date with the files. */
  refresh(): Promise<void> {
    return this.#lane.refresh();
  }

  /** Many files that come or go together, as with a checkout, are looked at together. */
  #refreshSoon(): void {
    const now = Date.now();
    this.#firstChange ??= now;
    clearTimeout(this.#soon);
    const left = this.#firstChange + longestUntilLookedAt - now;
    this.#soon = setTimeout(
      () => {
        this.#firstChange = undefined;
        void this.refresh();
      },
      Math.max(0, Math.min(untilLookedAt, left)),
    );
  }

  dispose(): void {
    clearTimeout(this.#soon);
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#subscriptions.dispose();
  }

  async #readFolders(): Promise<void> {
    const folders = hostFolders();
    this.#watch(folders);
    const most = limitOf("hosts.maxHosts");
    const found = await Promise.all(folders.map((folder) => hostsIn(folder, most)));
    this.#tellOutside(folders.filter((_, at) => found[at] === "outside"));
    for (const [at, ofFolder] of found.entries()) {
      if (ofFolder !== "outside" && ofFolder.leftOut > 0) tellLeftOut(folders[at]!, most, ofFolder.leftOut);
    }
    const hosts = found.flatMap((ofFolder) => (ofFolder === "outside" ? [] : ofFolder.hosts));
    this.#hosts = await this.#read(hosts);
    this.#byId = new Map(this.#hosts.map((host) => [host.id, host]));
    this.#changed.fire();
  }

  #tellOutside(folders: readonly vscode.Uri[]): void {
    const paths = folders.map((folder) => vscode.workspace.asRelativePath(folder));
    const message = this.#outside.messageFor([...pathsOutside(), ...paths], canResolveLinks());
    if (message !== undefined) tellProblem(message);
  }

  async #read(found: readonly HostFiles[]): Promise<WorkspaceHost[]> {
    const known = new Map(
      found.map((files) => {
        const state = stateOf(files);
        return [state, this.#known.get(state) ?? [{ ...files, source: files.id, label: files.name }]];
      }),
    );
    const unread = [...known].filter(([, hosts]) =>
      hosts.some(({ summary, problem }) => summary === undefined && problem === undefined),
    );
    // While the server parses some, the files of the next ones are read.
    let sent: Promise<void> = Promise.resolve();
    for (let start = 0; start < unread.length; start += hostsAtOnce) {
      const some = unread.slice(start, start + hostsAtOnce);
      const hosts = some.map(([, [host]]): WorkspaceHost => ({ ...host! }));
      const sources = await readableSources(hosts);
      await sent;
      sent = this.#summarise(hosts, sources).then((read) => {
        for (const [index, [state]] of some.entries()) known.set(state, read[index]!);
      });
    }
    await sent;
    this.#known = withLabels(known);
    return [...this.#known.values()].flat();
  }

  /**
   * Reads the hosts in the files of each of these, at least one for each.
   *
   * @param sources those that could be read
   */
  async #summarise(hosts: WorkspaceHost[], sources: HostSource[]): Promise<WorkspaceHost[][]> {
    try {
      const params = { hosts: sources };
      const result = await this.#client.sendRequest<ReadHostsResult>(readHostsMethod, params);
      return hosts.map((host) => {
        const summaries = result.hosts.filter(({ source }) => source === host.source);
        return summaries.length === 0 ? [host] : summaries.map((summary) => withSummary(host, summary));
      });
    } catch (error) {
      for (const host of hosts) host.problem ??= messageOf(error);
      return hosts.map((host) => [host]);
    }
  }

  #watch(folders: readonly vscode.Uri[]): void {
    const wanted = new Set(folders.map((folder) => folder.toString()));
    for (const [key, watcher] of this.#watchers) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const folder of folders) {
      const key = folder.toString();
      if (this.#watchers.has(key)) continue;
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**"));
      const refresh = () => this.#refreshSoon();
      this.#watchers.set(
        key,
        vscode.Disposable.from(
          watcher,
          watcher.onDidCreate(refresh),
          watcher.onDidChange(refresh),
          watcher.onDidDelete(refresh),
        ),
      );
    }
  }
}

function tellLeftOut(folder: vscode.Uri, most: number, leftOut: number): void {
  tellOnce(
    t(
      "{0} has {1} files and folders, but only {2} of them are read as hosts. Raise nessusAudit.hosts.maxHosts.",
      vscode.workspace.asRelativePath(folder),
      most + leftOut,
      most,
    ),
    {
      title: t("Open Settings"),
      command: "workbench.action.openSettings",
      argument: "nessusAudit.hosts.maxHosts",
    },
    `hosts of ${folder}`,
  );
}

function withSummary(files: WorkspaceHost, summary: HostSummary): WorkspaceHost {
  const { id, host, problem } = summary;
  return {
    ...files,
    id,
    summary,
    ...(host !== undefined && { host }),
    ...(problem !== undefined && { problem }),
  };
}

/** Adds paths to the labels of hosts with the same name; a host whose label changes becomes a new object. */
function withLabels(known: ReadonlyMap<string, WorkspaceHost[]>): Map<string, WorkspaceHost[]> {
  const all = [...known.values()].flat();
  const labels = uniqueHostNames(
    all.map(({ name, summary, uri }) => ({
      name: summary?.name ?? name,
      place: vscode.workspace.asRelativePath(uri),
    })),
  );
  const labelled = new Map(all.map((host, at) => [host, labels[at]!]));
  const withLabel = (host: WorkspaceHost) => {
    const label = labelled.get(host)!;
    return host.label === label ? host : { ...host, label };
  };
  return new Map([...known].map(([state, hosts]) => [state, hosts.map(withLabel)]));
}

/** The host whose only file this is; undefined if there is none, or the file has several hosts. */
export function hostOfFile(hosts: readonly WorkspaceHost[], uri: vscode.Uri): WorkspaceHost | undefined {
  const key = uri.toString();
  const [host, ...others] = hosts.filter(({ files }) => files.some((file) => file.uri.toString() === key));
  return others.length === 0 && host?.files.length === 1 ? host : undefined;
}

/** Each file or folder once, however many hosts it has. */
export function oneForEachSource(hosts: readonly WorkspaceHost[]): WorkspaceHost[] {
  const bySource = new Map<string, WorkspaceHost>();
  for (const host of hosts) if (!bySource.has(host.source)) bySource.set(host.source, host);
  return [...bySource.values()].map((one) => {
    const { host, ...all } = one;
    return host === undefined ? one : all;
  });
}

/** Reads the files of hosts; those that can't be read get a `problem`. */
export async function readableSources(hosts: readonly WorkspaceHost[]): Promise<HostSource[]> {
  const sources = await Promise.all(
    hosts.map(async (host) => {
      try {
        return [await sourceOfHost(host)];
      } catch (error) {
        host.problem = messageOf(error);
        return [];
      }
    }),
  );
  return sources.flat();
}

/** Stays the same as long as no file changes. */
function stateOf({ id, files }: HostFiles): string {
  return JSON.stringify([id, files.map(({ name, modified, bytes }) => [name, modified, bytes])]);
}
