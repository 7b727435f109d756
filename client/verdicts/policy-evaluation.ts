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

/**
 * With more verdicts than this, hosts are only evaluated again when the policy is saved, not while the user
 * types.
 */
const mostWhileTyping = 20_000;
/** How long after the last keystroke the hosts are evaluated, in milliseconds. */
const untilHostsFollow = 150;

/** What evaluating needs from its environment. */
export interface Surroundings {
  client: BaseLanguageClient;
  hosts: Hosts;
  /** Evaluates policies on all hosts one after the other. */
  queue: Queue;
  changed(evaluation: Evaluation): void;
}

/**
 * Keeps the verdicts of one policy up to date with its text, its snapshot and its hosts, in two lanes: those
 * in the text follow every keystroke as fast as the server can, those on the hosts follow once nothing has
 * changed for a moment.
 */
export class PolicyEvaluation {
  readonly evaluation: Evaluation;
  readonly followers = new Set<Follower>();
  readonly #surroundings: Surroundings;
  readonly #shown: Lane;
  readonly #onHosts: Lane;
  /** The hosts at the last request; the object of an unchanged host stays the same. */
  #asked: readonly WorkspaceHost[] = [];
  #shownHost: WorkspaceHost | undefined;

  constructor(policy: vscode.Uri, surroundings: Surroundings) {
    this.evaluation = { policy };
    this.#surroundings = surroundings;
    this.#shown = new Lane((token) => this.#askShown(token));
    this.#onHosts = new Lane((token) => this.#askOnHosts(token));
  }

  /** Resolves when the verdicts on the snapshot have arrived. */
  show(snapshot: PinnedSnapshot): Promise<void> {
    const { shown } = this.evaluation;
    // The verdicts on the previous snapshot do not apply to this one.
    const last = shown?.snapshot.name === snapshot.name ? shown : undefined;
    this.evaluation.shown = { hosts: [], ...last, snapshot };
    this.#shownHost = this.#surroundings.hosts.get(snapshot.host ?? "");
    return this.#shown.refresh();
  }

  /** False if there was nothing to remove from the text. */
  hide(): boolean {
    if (this.evaluation.shown === undefined) return false;
    this.#shown.cancel();
    delete this.evaluation.shown;
    const { client } = this.#surroundings;
    const params: HideHostParams = { policy: client.code2ProtocolConverter.asUri(this.evaluation.policy) };
    // A server that has stopped no longer has any hosts.
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

  /** True: nothing shows it and nobody follows it. */
  get isIdle(): boolean {
    return this.evaluation.shown === undefined && this.followers.size === 0;
  }

  /** Resolves when the verdicts are up to date with everything. */
  async refresh(): Promise<void> {
    const lanes = [
      ...(this.evaluation.shown ? [this.#shown] : []),
      ...(this.followers.size > 0 ? [this.#onHosts] : []),
    ];
    await Promise.all(lanes.map((lane) => lane.refresh()));
  }

  /** Call when the text of the policy, or unsaved text of a host, has changed in an editor. */
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

  /** Call when hosts were added, removed or changed. */
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
    // The same host has the same verdicts everywhere.
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

  /** Gives a host the same name in every view, also if hosts in other folders have the same name. */
  #named(host: HostVerdicts): HostVerdicts {
    return { ...host, name: this.#surroundings.hosts.get(host.id)?.label ?? host.name };
  }

  /** Updates the shown host, which was changed, is gone, or is back again. */
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

/**
 * Keeps the open ports of a host, which do not depend on the policy and so are not requested at every
 * keystroke.
 */
function withListenersOf({ sockets, moreSockets }: HostVerdicts, host: HostVerdicts): HostVerdicts {
  return { ...host, sockets, ...(moreSockets !== undefined && { moreSockets }) };
}
