import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { cancellable, inStatusBar } from "../progress/cancellable.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";
import { isAt, movedUri } from "../workspace/moved-uri.ts";
import {
  type Evaluation,
  type Follower,
  type OnHosts,
  type ShownEvaluation,
  withShown,
} from "./evaluation.ts";
import { PolicyEvaluation, type Surroundings } from "./policy-evaluation.ts";
import { Queue } from "./queue.ts";

/**
 * The evaluations of this window, one for each policy, which every view shows. A policy is evaluated again
 * whenever its text, a snapshot or a setting changes.
 */
export class Evaluations implements vscode.Disposable {
  readonly #surroundings: Surroundings;
  readonly #policies = new Map<string, PolicyEvaluation>();
  readonly #changed = new vscode.EventEmitter<Evaluation>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires for each evaluation that has changed or is gone. */
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient, hosts: Hosts) {
    const changed = (evaluation: Evaluation) => this.#changed.fire(evaluation);
    this.#surroundings = { client, hosts, queue: new Queue(), changed };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      hosts.onDidChange(() => {
        for (const policy of this.#policies.values()) policy.followHosts();
      }),
    );
  }

  /** Evaluations with verdicts in the text, the most recently pinned first. */
  get shown(): ShownEvaluation[] {
    return [...this.#policies.values()].flatMap(({ evaluation }) => withShown(evaluation) ?? []).reverse();
  }

  get(policy: vscode.Uri): Evaluation | undefined {
    return this.#policies.get(policy.toString())?.evaluation;
  }

  shownOn(policy: vscode.Uri): ShownEvaluation | undefined {
    return withShown(this.get(policy));
  }

  /** Evaluates a policy on a snapshot from now on; resolves with the first verdicts. */
  async pin(uri: vscode.Uri, snapshot: PinnedSnapshot): Promise<Evaluation> {
    const policy = this.#policy(uri);
    this.#policies.delete(uri.toString()); // Set again below, to move it to the end of the map.
    this.#policies.set(uri.toString(), policy);
    const title = t("Evaluating on {0}", snapshot.name);
    try {
      await cancellable(title, () => policy.show(snapshot));
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) throw error;
      this.#hide(policy);
    }
    return policy.evaluation;
  }

  /** Evaluates a policy on the hosts of the workspace, and keeps that current until the follower stops. */
  async follow(uri: vscode.Uri, follower: Follower): Promise<OnHosts | undefined> {
    const policy = this.#policy(uri);
    await inStatusBar(t("Evaluating on hosts"), policy.follow(follower));
    return policy.evaluation.onHosts;
  }

  unfollow(uri: vscode.Uri, follower: Follower): void {
    const policy = this.#policies.get(uri.toString());
    policy?.unfollow(follower);
    if (policy?.isIdle) this.#policies.delete(uri.toString());
  }

  /** Call when a text has changed in an editor: a policy, or a file of hosts, whose unsaved text counts. */
  edited(uri: vscode.Uri): void {
    this.#policies.get(uri.toString())?.edited();
    const key = uri.toString();
    const isOf = (file: { uri: vscode.Uri }) => file.uri.toString() === key;
    const hosts = this.#surroundings.hosts.all.filter(({ files }) => files.some(isOf));
    if (hosts.length === 0) return;
    for (const policy of this.#policies.values()) if (policy.isOn(hosts)) policy.edited();
  }

  /** Resolves when the verdicts are up to date with the text of the policy. */
  async refresh(uri: vscode.Uri): Promise<void> {
    await this.#policies.get(uri.toString())?.refresh();
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#policies.values()].map((policy) => policy.refresh()));
  }

  /** Removes the verdicts from the texts; the views of hosts keep theirs. */
  clear(): void {
    for (const policy of [...this.#policies.values()]) this.#hide(policy);
  }

  #hide(policy: PolicyEvaluation): void {
    if (!policy.hide()) return;
    if (policy.isIdle) this.#policies.delete(policy.evaluation.policy.toString());
    this.#changed.fire(policy.evaluation);
  }

  /** Call when policies or hosts were renamed: the verdicts in the texts move along. */
  moved(from: vscode.Uri, to: vscode.Uri): void {
    for (const { evaluation } of [...this.#policies.values()]) {
      const { shown, policy } = evaluation;
      if (shown?.snapshot.host !== undefined) shown.snapshot = movedSnapshot(shown.snapshot, from, to);
      const target = movedUri(policy, from, to);
      if (target === undefined) continue;
      this.#drop(policy);
      if (shown) void this.pin(target, shown.snapshot);
    }
  }

  /** Call when a policy or folder was deleted: removes its verdicts. */
  deleted(place: vscode.Uri): void {
    for (const { evaluation } of [...this.#policies.values()])
      if (isAt(evaluation.policy, place)) this.#drop(evaluation.policy);
  }

  dispose(): void {
    for (const policy of this.#policies.values()) policy.cancel();
    this.#policies.clear();
    this.#subscriptions.dispose();
  }

  #policy(uri: vscode.Uri): PolicyEvaluation {
    const key = uri.toString();
    const policy = this.#policies.get(key) ?? new PolicyEvaluation(uri, this.#surroundings);
    this.#policies.set(key, policy);
    return policy;
  }

  #drop(uri: vscode.Uri): void {
    this.#policies.get(uri.toString())?.cancel();
    this.#policies.delete(uri.toString());
    this.#changed.fire({ policy: uri });
  }
}

function movedSnapshot(snapshot: PinnedSnapshot, from: vscode.Uri, to: vscode.Uri): PinnedSnapshot {
  const host = snapshot.host!;
  const at = from.toString();
  const isMoved = host === at || host.startsWith(`${at}/`) || host.startsWith(`${at}#`);
  if (!isMoved) return snapshot;
  const documents = snapshot.documents.map((uri) => movedUri(uri, from, to) ?? uri);
  return { ...snapshot, documents, host: to.toString() + host.slice(at.length) };
}
