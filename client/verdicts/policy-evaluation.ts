import type * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type EvaluatedHosts,
  type HideHostParams,
  type HostVerdicts,
  hideHostMethod,
} from "../../server/protocol.ts";
import { goneText } from "../hosts/host-source.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { snapshotOfHost } from "../hosts/snapshot-of-host.ts";
import { Lane } from "../lane.ts";
import { messageOf } from "../messages.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";
import { verdictsOnHosts, verdictsOnSnapshot } from "./ask-verdicts.ts";
import type { Evaluation, Follower, Shown } from "./evaluation.ts";
import type { Queue } from "./queue.ts";

/** More verdicts than are made again while one types; they are when the policy is saved. */
const mostWhileTyping = 20_000;
/** Milliseconds without a key after which the hosts follow. */
const untilHostsFollow = 150;

/** What evaluating needs of its surroundings. */
export interface Surroundings {
  client: BaseLanguageClient;
  hosts: Hosts;
  /** Policies are evaluated on all hosts one after the other. */
  queue: Queue;
  changed(evaluation: Evaluation): void;
}

/**
 * Keeps the verdicts of one policy fit for its text, its snapshot and its hosts, in two lanes: those in the text follow
 * every key at the pace of the server, those on the hosts follow when nothing has changed for a moment.
 */
export class PolicyEvaluation {
  readonly evaluation: Evaluation;
  readonly followers = new Set<Follower>();
  readonly #surroundings: Surroundings;
  readonly #shown: Lane;
  readonly #onHosts: Lane;
  /** What was known of the hosts when they were asked for: an object for an unchanged host stays the same. */
  #asked: readonly WorkspaceHost[] = [];
  #shownHost: WorkspaceHost | undefined;

  constructor(policy: vscode.Uri, surroundings: Surroundings) {
    this.evaluation = { policy };
    this.#surroundings = surroundings;
    this.#shown = new Lane((token) => this.#askShown(token));
    this.#onHosts = new Lane((token) => this.#askOnHosts(token));
  }

  /** Resolves when the verdicts on the snapshot are there. */
  show(snapshot: PinnedSnapshot): Promise<void> {
    const { shown } = this.evaluation;
    // What the last snapshot said is not what this one says.
    const last = shown?.snapshot.name === snapshot.name ? shown : undefined;
    this.evaluation.shown = { hosts: [], ...last, snapshot };
    this.#shownHost = this.#surroundings.hosts.get(snapshot.host ?? "");
    return this.#shown.refresh();
  }

  /** False where there was nothing to take out of the text. */
  hide(): boolean {
    if (this.evaluation.shown === undefined) return false;
    this.#shown.cancel();
    delete this.evaluation.shown;
    const { client } = this.#surroundings;
    const params: HideHostParams = { policy: client.code2ProtocolConverter.asUri(this.evaluation.policy) };
    // A server that has stopped knows of no host any more.
    if (client.isRunning()) void client.sendNotification(hideHostMethod, params).catch(() => undefined);
    return true;
  }

  follow(follower: Follower): Promise<void> {
    this.followers.add(follower);
    return this.#onHosts.refresh();
  }

  unfollow(follower: Follower): void {
    this.followers.delete(follower);
    if (this.followers.size > 0) return;
    this.#onHosts.cancel();
    delete this.evaluation.onHosts;
  }

  /** Nothing shows it and nobody follows it. */
  get isIdle(): boolean {
    return this.evaluation.shown === undefined && this.followers.size === 0;
  }

  /** Resolves when the verdicts fit the present state of everything. */
  async refresh(): Promise<void> {
    const lanes = [
      ...(this.evaluation.shown ? [this.#shown] : []),
      ...(this.followers.size > 0 ? [this.#onHosts] : []),
    ];
    await Promise.all(lanes.map((lane) => lane.refresh()));
  }

  /** The text of the policy, or unsaved text of a host, has changed in an editor. */
  edited(): void {
    const { shown, onHosts } = this.evaluation;
    if (shown) void this.#shown.refresh();
    const verdicts = onHosts?.hosts.reduce((sum, host) => sum + host.verdicts.length, 0) ?? 0;
    if (onHosts === undefined || verdicts <= mostWhileTyping) {
      if (this.followers.size > 0) this.#onHosts.refreshIn(untilHostsFollow);
    } else if (!onHosts.isOutdated) {
      onHosts.isOutdated = true;
      this.#surroundings.changed(this.evaluation);
    }
  }

  isOn(hosts: readonly WorkspaceHost[]): boolean {
    const shown = this.evaluation.shown?.snapshot.host;
    return hosts.some((host) => host.id === shown || this.#asked.includes(host));
  }

  /** Hosts have come, gone or changed. */
  followHosts(): void {
    this.#followShownHost();
    const hosts = this.#surroundings.hosts.of(this.evaluation.policy);
    const isSame = hosts.length === this.#asked.length && hosts.every((host, at) => host === this.#asked[at]);
    if (this.followers.size > 0 && !isSame) void this.#onHosts.refresh();
  }

  cancel(): void {
    this.#shown.cancel();
    this.#onHosts.cancel();
  }

  async #askShown(token: vscode.CancellationToken): Promise<void> {
    const { evaluation } = this;
    const snapshot = evaluation.shown?.snapshot;
    if (snapshot === undefined) return;
    if (snapshot.waitingFor !== undefined) return this.#keepShown(snapshot, { problem: snapshot.waitingFor });
    const isOutdated = () => token.isCancellationRequested || evaluation.shown?.snapshot !== snapshot;
    try {
      const result = await verdictsOnSnapshot(this.#surroundings.client, evaluation.policy, snapshot, token);
      if (isOutdated()) return;
      const { version, leftOut } = result;
      if (result.hosts.length === 0 && leftOut.length > 0) {
        if (this.hide()) this.#surroundings.changed(evaluation);
        return;
      }
      const problem = result.hosts.find((host) => host.problem !== undefined)?.problem ?? result.problem;
      const hosts = problem === undefined ? result.hosts : [];
      this.#keepShown(snapshot, { hosts, version, ...(problem !== undefined && { problem }) });
    } catch (error) {
      if (!isOutdated()) this.#keepShown(snapshot, { problem: messageOf(error) });
    }
  }

  #keepShown(snapshot: PinnedSnapshot, found: Partial<Shown>): void {
    const { evaluation } = this;
    const hosts = (found.hosts ?? []).map((host) => this.#named(host));
    evaluation.shown = { ...found, snapshot, hosts };
    const { onHosts } = evaluation;
    // The same host says the same everywhere.
    if (onHosts && snapshot.host !== undefined && found.version !== undefined) {
      const newer = new Map(hosts.map((host) => [host.id, host]));
      onHosts.hosts = onHosts.hosts.map((host) => {
        const own = newer.get(host.id);
        return own === undefined ? host : withListenersOf(host, own);
      });
    }
    this.#surroundings.changed(evaluation);
  }

  async #askOnHosts(token: vscode.CancellationToken): Promise<void> {
    const { client, hosts, queue } = this.#surroundings;
    await hosts.loaded();
    await queue.run(async () => {
      const isOutdated = () => token.isCancellationRequested || this.followers.size === 0;
      if (isOutdated()) return;
      this.#asked = hosts.of(this.evaluation.policy);
      const asked = { hosts: this.#asked, withListeners: this.followers.has("matrix") };
      try {
        const result = await verdictsOnHosts(client, this.evaluation.policy, asked, token);
        if (!isOutdated()) this.#keepOnHosts(result);
      } catch (error) {
        if (!isOutdated()) this.#keepOnHosts({ ...nothing, problem: messageOf(error) });
      }
    });
  }

  #keepOnHosts(result: Omit<EvaluatedHosts, "policy">): void {
    const { evaluation } = this;
    const { shown } = evaluation;
    const hosts = result.hosts.map((host) => this.#named(host));
    evaluation.onHosts = { ...result, hosts };
    const own = hosts.find(({ id }) => id === shown?.snapshot.host);
    const isOfSameText = shown?.version === result.version && !this.#shown.isBusy;
    if (shown && own && own.problem === undefined && isOfSameText) shown.hosts = [own];
    this.#surroundings.changed(evaluation);
  }

  /** A host has the same name in every view, also where others of the same name are in other folders. */
  #named(host: HostVerdicts): HostVerdicts {
    return { ...host, name: this.#surroundings.hosts.get(host.id)?.label ?? host.name };
  }

  /** The host whose verdicts are shown was changed, is gone, or is back again. */
  #followShownHost(): void {
    const { shown } = this.evaluation;
    if (shown?.snapshot.host === undefined) return;
    const { snapshot } = shown;
    const host = this.#surroundings.hosts.get(shown.snapshot.host);
    if (host === this.#shownHost) return;
    this.#shownHost = host;
    if (host === undefined) {
      this.#shown.cancel();
      this.#keepShown(snapshot, { problem: goneText(snapshot.name, snapshot.documents[0]!) });
    } else {
      shown.snapshot = snapshotOfHost(host, this.#surroundings.hosts, snapshot.onlyTarget);
      void this.#shown.refresh();
    }
  }
}

const nothing = { version: 0, checks: [], portLists: [], hosts: [], leftOut: [] };

/** What a host has open is the same for every text of the policy, and is not asked for at every key. */
function withListenersOf({ sockets, moreSockets }: HostVerdicts, host: HostVerdicts): HostVerdicts {
  return { ...host, sockets, ...(moreSockets !== undefined && { moreSockets }) };
}
