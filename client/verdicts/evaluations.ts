import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { EvaluateHostsResult, HostVerdicts } from "../../server/protocol.ts";
import { goneText } from "../hosts/host-source.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { snapshotOfHost } from "../hosts/snapshot-of-host.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";
import { isAt, movedUri } from "../workspace/moved-uri.ts";
import { verdictsOnHosts, verdictsOnSnapshot } from "./ask-verdicts.ts";
import { Lane } from "./lane.ts";

/** What is known of a policy: the one state that every view shows. */
export interface Evaluation {
  policy: vscode.Uri;
  /** The snapshot whose verdicts stand in the text of the policy. */
  shown?: Shown;
  /** The hosts of the workspace that the policy is for; present while a view asks for them. */
  onHosts?: OnHosts;
}

export interface Shown {
  snapshot: PinnedSnapshot;
  /** Version of the policy's document; absent until the first answer is there. */
  version?: number;
  /** One, or as many as the snapshot is of; none where `problem` says why. */
  hosts: HostVerdicts[];
  /** Why there is nothing to show, for the user. */
  problem?: string;
}

export interface OnHosts extends Pick<EvaluateHostsResult, "checks" | "portLists" | "hosts" | "leftOut"> {
  /** Version of the policy's document. */
  version: number;
  /** True: what they are made of has changed, and they are too many to follow at once. */
  isOutdated?: boolean;
  problem?: string;
}

export type ShownEvaluation = Evaluation & { shown: Shown };

/** Who wants the verdicts on the hosts of the workspace, and has them kept current. */
export type Follower = "tests" | "matrix" | "hosts";

/** More verdicts than are made again while one types; they are when the policy is saved. */
const mostWhileTyping = 20_000;
/** Milliseconds without a key after which the hosts follow. */
const untilHostsFollow = 150;

class Entry {
  readonly evaluation: Evaluation;
  readonly followers = new Set<Follower>();
  readonly shown: Lane;
  readonly onHosts: Lane;
  /** What was known of the hosts when they were asked for: an object for an unchanged host stays the same. */
  asked: readonly WorkspaceHost[] = [];
  shownHost: WorkspaceHost | undefined;

  constructor(policy: vscode.Uri, ask: { shown: AskEntry; onHosts: AskEntry }) {
    this.evaluation = { policy };
    this.shown = new Lane((token) => ask.shown(this, token));
    this.onHosts = new Lane((token) => ask.onHosts(this, token));
  }
}

type AskEntry = (entry: Entry, token: vscode.CancellationToken) => Promise<void>;

/**
 * The evaluations of this window, one for each policy. A policy is evaluated again whenever its text, a snapshot or a
 * setting changes; the pace is that of the server, since a request waits for the one before it.
 */
export class Evaluations implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #hosts: Hosts;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<Evaluation>();
  readonly #subscriptions: vscode.Disposable;
  /** Policies are evaluated on all hosts one after the other. */
  #queue: Promise<void> = Promise.resolve();

  /** Fires for each evaluation that has changed, for those too that are gone. */
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient, hosts: Hosts) {
    this.#client = client;
    this.#hosts = hosts;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      hosts.onDidChange(() => this.#followHosts()),
    );
  }

  /** Those with verdicts in the text; the one that was pinned last comes first. */
  get shown(): ShownEvaluation[] {
    return [...this.#entries.values()].flatMap(({ evaluation }) => withShown(evaluation) ?? []).reverse();
  }

  get(policy: vscode.Uri): Evaluation | undefined {
    return this.#entries.get(policy.toString())?.evaluation;
  }

  shownOn(policy: vscode.Uri): ShownEvaluation | undefined {
    return withShown(this.get(policy));
  }

  /** Holds a policy against a snapshot from now on; resolves when the first verdicts are there. */
  async pin(policy: vscode.Uri, snapshot: PinnedSnapshot): Promise<Evaluation> {
    const entry = this.#entryOf(policy);
    // What the last snapshot said is not what this one says.
    const isSame = entry.evaluation.shown?.snapshot.name === snapshot.name;
    const last = isSame ? entry.evaluation.shown : undefined;
    entry.evaluation.shown = { hosts: [], ...last, snapshot };
    entry.shownHost = this.#hosts.get(snapshot.host ?? "");
    this.#entries.delete(policy.toString()); // Set again below: a map keeps the order of insertion.
    this.#entries.set(policy.toString(), entry);
    await entry.shown.refresh();
    return entry.evaluation;
  }

  /** Evaluates a policy on the hosts of the workspace, and keeps that current until the follower has enough. */
  async follow(policy: vscode.Uri, follower: Follower): Promise<OnHosts | undefined> {
    const entry = this.#entryOf(policy);
    entry.followers.add(follower);
    await entry.onHosts.refresh();
    return entry.evaluation.onHosts;
  }

  unfollow(policy: vscode.Uri, follower: Follower): void {
    const entry = this.#entries.get(policy.toString());
    if (entry === undefined) return;
    entry.followers.delete(follower);
    if (entry.followers.size > 0) return;
    entry.onHosts.cancel();
    delete entry.evaluation.onHosts;
    if (entry.evaluation.shown === undefined) this.#entries.delete(policy.toString());
  }

  /** The text of a policy, or of a snapshot that it is held against, has changed in an editor. */
  edited(policy: vscode.Uri): void {
    const entry = this.#entries.get(policy.toString());
    if (entry === undefined) return;
    if (entry.evaluation.shown) void entry.shown.refresh();
    const { onHosts } = entry.evaluation;
    const verdicts = onHosts?.hosts.reduce((sum, host) => sum + host.verdicts.length, 0) ?? 0;
    if (onHosts === undefined || verdicts <= mostWhileTyping) {
      if (entry.followers.size > 0) entry.onHosts.refreshIn(untilHostsFollow);
    } else if (!onHosts.isOutdated) {
      onHosts.isOutdated = true;
      this.#changed.fire(entry.evaluation);
    }
  }

  /** Unsaved text of a file of a host has changed in an editor. */
  hostEdited(file: vscode.Uri): void {
    const key = file.toString();
    const hosts = this.#hosts.all.filter(({ files }) => files.some(({ uri }) => uri.toString() === key));
    if (hosts.length === 0) return;
    for (const { evaluation, asked } of this.#entries.values()) {
      const isShown = hosts.some(({ id }) => id === evaluation.shown?.snapshot.host);
      if (isShown || hosts.some((host) => asked.includes(host))) this.edited(evaluation.policy);
    }
  }

  /** Resolves when the verdicts fit the present text of the policy. */
  async refresh(policy: vscode.Uri): Promise<void> {
    const entry = this.#entries.get(policy.toString());
    if (entry) await this.#refresh(entry);
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#refresh(entry)));
  }

  /** Takes the verdicts out of the texts; the views of hosts keep theirs. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#hide(entry);
  }

  /** Policies and hosts have another name from now on: verdicts follow. */
  moved(from: vscode.Uri, to: vscode.Uri): void {
    for (const [key, entry] of [...this.#entries]) {
      const { evaluation } = entry;
      const { shown } = evaluation;
      if (shown?.snapshot.host !== undefined) shown.snapshot = movedSnapshot(shown.snapshot, from, to);
      const policy = movedUri(evaluation.policy, from, to);
      if (policy === undefined) continue;
      this.#drop(key, entry);
      const follower = this.#entryOf(policy);
      if (shown) follower.evaluation.shown = shown;
      void this.#refresh(follower);
    }
  }

  /** A policy, or a folder of them, is gone, and its verdicts with it. */
  deleted(uri: vscode.Uri): void {
    for (const [key, entry] of [...this.#entries])
      if (isAt(entry.evaluation.policy, uri)) this.#drop(key, entry);
  }

  dispose(): void {
    for (const entry of this.#entries.values()) {
      entry.shown.cancel();
      entry.onHosts.cancel();
    }
    this.#entries.clear();
    this.#subscriptions.dispose();
  }

  #entryOf(policy: vscode.Uri): Entry {
    const key = policy.toString();
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = new Entry(policy, {
      shown: (of, token) => this.#askShown(of, token),
      onHosts: (of, token) => this.#askOnHosts(of, token),
    });
    this.#entries.set(key, entry);
    return entry;
  }

  async #refresh(entry: Entry): Promise<void> {
    const lanes = [
      ...(entry.evaluation.shown ? [entry.shown] : []),
      ...(entry.followers.size > 0 ? [entry.onHosts] : []),
    ];
    await Promise.all(lanes.map((lane) => lane.refresh()));
  }

  #hide(entry: Entry): void {
    const { evaluation, followers } = entry;
    if (evaluation.shown === undefined) return;
    entry.shown.cancel();
    delete evaluation.shown;
    if (followers.size === 0) this.#entries.delete(evaluation.policy.toString());
    this.#changed.fire(evaluation);
  }

  #drop(key: string, { shown, onHosts, evaluation }: Entry): void {
    shown.cancel();
    onHosts.cancel();
    this.#entries.delete(key);
    this.#changed.fire({ policy: evaluation.policy });
  }

  async #askShown(entry: Entry, token: vscode.CancellationToken): Promise<void> {
    const { evaluation } = entry;
    const { shown } = evaluation;
    if (shown === undefined) return;
    const { snapshot } = shown;
    if (snapshot.waitingFor !== undefined)
      return this.#show(entry, snapshot, { problem: snapshot.waitingFor });
    try {
      const result = await verdictsOnSnapshot(this.#client, evaluation.policy, snapshot, token);
      if (token.isCancellationRequested || evaluation.shown?.snapshot !== snapshot) return;
      if (result.hosts.length === 0 && result.leftOut.length > 0) return this.#hide(entry);
      const problem = result.hosts.find((host) => host.problem !== undefined)?.problem ?? result.problem;
      const hosts = problem === undefined ? result.hosts : [];
      this.#show(entry, snapshot, {
        hosts,
        version: result.version,
        ...(problem !== undefined && { problem }),
      });
    } catch (error) {
      if (token.isCancellationRequested || evaluation.shown?.snapshot !== snapshot) return;
      this.#show(entry, snapshot, { problem: error instanceof Error ? error.message : String(error) });
    }
  }

  #show(entry: Entry, snapshot: PinnedSnapshot, found: Partial<Shown>): void {
    const { evaluation } = entry;
    const hosts = (found.hosts ?? []).map((host) => this.#named(host));
    evaluation.shown = { ...found, snapshot, hosts };
    const { onHosts } = evaluation;
    // The same host says the same everywhere.
    if (onHosts && snapshot.host !== undefined && found.version !== undefined) {
      const newer = new Map(hosts.map((host) => [host.id, host]));
      onHosts.hosts = onHosts.hosts.map((host) => {
        // What a host has open is the same for every text of the policy.
        const { sockets, moreSockets } = host;
        const open = { sockets, ...(moreSockets !== undefined && { moreSockets }) };
        const own = newer.get(host.id);
        return own === undefined ? host : { ...own, ...open };
      });
    }
    this.#changed.fire(evaluation);
  }

  async #askOnHosts(entry: Entry, token: vscode.CancellationToken): Promise<void> {
    const { evaluation } = entry;
    await this.#hosts.loaded();
    const before = this.#queue;
    let done = () => {};
    this.#queue = new Promise((resolve) => {
      done = resolve;
    });
    try {
      await before;
      if (token.isCancellationRequested || entry.followers.size === 0) return;
      const hosts = this.#hosts.of(evaluation.policy);
      entry.asked = hosts;
      const withListeners = entry.followers.has("matrix");
      const asked = { hosts, withListeners };
      const result = await verdictsOnHosts(this.#client, evaluation.policy, asked, token);
      if (token.isCancellationRequested || entry.followers.size === 0) return;
      this.#keepOnHosts(entry, result);
    } catch (error) {
      if (token.isCancellationRequested) return;
      const problem = error instanceof Error ? error.message : String(error);
      evaluation.onHosts = { version: 0, checks: [], portLists: [], hosts: [], leftOut: [], problem };
      this.#changed.fire(evaluation);
    } finally {
      done();
    }
  }

  #keepOnHosts({ evaluation, shown: lane }: Entry, result: EvaluateHostsResult): void {
    const { version, checks, portLists, leftOut, problem } = result;
    const hosts = result.hosts.map((host) => this.#named(host));
    evaluation.onHosts = {
      version,
      checks,
      portLists,
      hosts,
      leftOut,
      ...(problem !== undefined && { problem }),
    };
    const { shown } = evaluation;
    const own = hosts.find(({ id }) => id === shown?.snapshot.host);
    if (shown && own && own.problem === undefined && shown.version === version && !lane.isBusy)
      shown.hosts = [own];
    this.#changed.fire(evaluation);
  }

  /** A host has the same name in every view, also where others of the same name are in other folders. */
  #named(host: HostVerdicts): HostVerdicts {
    return { ...host, name: this.#hosts.get(host.id)?.label ?? host.name };
  }

  #followHosts(): void {
    for (const entry of this.#entries.values()) {
      this.#followHost(entry);
      const hosts = this.#hosts.of(entry.evaluation.policy);
      const isSame =
        hosts.length === entry.asked.length && hosts.every((host, at) => host === entry.asked[at]);
      if (entry.followers.size > 0 && !isSame) void entry.onHosts.refresh();
    }
  }

  /** The host whose verdicts are shown was changed, is gone, or is back again. */
  #followHost(entry: Entry): void {
    const { shown } = entry.evaluation;
    if (shown?.snapshot.host === undefined) return;
    const { snapshot } = shown;
    const host = this.#hosts.get(snapshot.host!);
    if (host === entry.shownHost) return;
    entry.shownHost = host;
    if (host === undefined) {
      entry.shown.cancel();
      this.#show(entry, snapshot, { problem: goneText(snapshot.name, snapshot.documents[0]!) });
    } else {
      shown.snapshot = snapshotOfHost(host, this.#hosts, snapshot.onlyTarget);
      void entry.shown.refresh();
    }
  }
}

function withShown(evaluation: Evaluation | undefined): ShownEvaluation | undefined {
  return evaluation?.shown === undefined ? undefined : (evaluation as ShownEvaluation);
}

function movedSnapshot(snapshot: PinnedSnapshot, from: vscode.Uri, to: vscode.Uri): PinnedSnapshot {
  const host = snapshot.host!;
  const at = from.toString();
  const isMoved = host === at || host.startsWith(`${at}/`) || host.startsWith(`${at}#`);
  if (!isMoved) return snapshot;
  const documents = snapshot.documents.map((uri) => movedUri(uri, from, to) ?? uri);
  return { ...snapshot, documents, host: to.toString() + host.slice(at.length) };
}
