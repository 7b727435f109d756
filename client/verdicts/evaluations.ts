import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type EvaluateParams, type EvaluateResult, evaluateMethod } from "../../server/protocol.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";
import { HeldSnapshots } from "./held-snapshots.ts";

/** A policy, the snapshot that it is held against, and what came out. */
export interface Evaluation {
  policy: vscode.Uri;
  snapshot: PinnedSnapshot;
  /** The last answer of the server; absent until the first one is there. */
  result?: EvaluateResult;
  /** Why there is nothing to show, for the user. */
  problem?: string;
}

interface Entry {
  evaluation: Evaluation;
  running?: Promise<void>;
  cancellation?: vscode.CancellationTokenSource;
  again: boolean;
}

/**
 * The evaluations of this window, one per policy. A policy is evaluated again whenever its text, its snapshot
 * or a setting changes; the pace is that of the server, since a request waits for the one before it.
 */
export class Evaluations implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #held: HeldSnapshots;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#held = new HeldSnapshots(client);
  }

  /** The one that was pinned last comes first. */
  get all(): Evaluation[] {
    return [...this.#entries.values()].map((entry) => entry.evaluation).reverse();
  }

  get(policy: vscode.Uri): Evaluation | undefined {
    return this.#entries.get(policy.toString())?.evaluation;
  }

  /** Holds a policy against a snapshot from now on; resolves when the first verdicts are there. */
  async pin(policy: vscode.Uri, snapshot: PinnedSnapshot): Promise<Evaluation> {
    const key = policy.toString();
    const entry = this.#entries.get(key) ?? { evaluation: { policy, snapshot }, again: false };
    entry.evaluation.snapshot = snapshot;
    this.#entries.delete(key); // Set again below: a map keeps the order of insertion.
    this.#entries.set(key, entry);
    await this.#refresh(entry);
    return entry.evaluation;
  }

  /** Resolves when the verdicts fit the present text of the policy. */
  async refresh(policy: vscode.Uri): Promise<void> {
    const entry = this.#entries.get(policy.toString());
    if (entry) await this.#refresh(entry);
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#refresh(entry)));
  }

  clear(): void {
    for (const entry of this.#entries.values()) entry.cancellation?.cancel();
    this.#entries.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.clear();
    this.#changed.dispose();
  }

  /** One request at a time for each policy: a running one is stale now, so it is cancelled and asked anew. */
  #refresh(entry: Entry): Promise<void> {
    entry.again = true;
    entry.cancellation?.cancel();
    entry.running ??= this.#askUntilCurrent(entry).finally(() => {
      delete entry.running;
    });
    return entry.running;
  }

  async #askUntilCurrent(entry: Entry): Promise<void> {
    while (entry.again) {
      entry.again = false;
      await this.#ask(entry);
    }
  }

  async #evaluate(
    policy: string,
    snapshot: PinnedSnapshot,
    token: vscode.CancellationToken,
  ): Promise<EvaluateResult> {
    const params: EvaluateParams = { policy, snapshot: await this.#held.named(snapshot) };
    return this.#client.sendRequest<EvaluateResult>(evaluateMethod, params, token);
  }

  async #ask(entry: Entry): Promise<void> {
    const { evaluation } = entry;
    if (evaluation.snapshot.waitingFor !== undefined) {
      delete evaluation.result;
      evaluation.problem = evaluation.snapshot.waitingFor;
      this.#changed.fire();
      return;
    }
    const cancellation = new vscode.CancellationTokenSource();
    const { snapshot } = evaluation;
    entry.cancellation = cancellation;
    try {
      // The server answers for open documents only; this opens it there if no editor shows it.
      await vscode.workspace.openTextDocument(evaluation.policy);
      const policy = this.#client.code2ProtocolConverter.asUri(evaluation.policy);
      let result = await this.#evaluate(policy, snapshot, cancellation.token);
      if (result.notHeld) {
        this.#held.forget(snapshot);
        result = await this.#evaluate(policy, snapshot, cancellation.token);
      }
      if (cancellation.token.isCancellationRequested) return;
      evaluation.result = result;
      if (result.problem === undefined) delete evaluation.problem;
      else evaluation.problem = result.problem;
    } catch (error) {
      if (cancellation.token.isCancellationRequested) return;
      evaluation.problem = error instanceof Error ? error.message : String(error);
    } finally {
      cancellation.dispose();
    }
    this.#changed.fire();
  }
}
