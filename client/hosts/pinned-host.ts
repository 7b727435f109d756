import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import type { SnapshotDocuments } from "../snapshots/snapshot-documents.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { snapshotOfHost } from "./host-source.ts";
import type { Hosts, WorkspaceHost } from "./hosts.ts";

const stateKey = "nessusAudit.pinnedHost";

export interface PinnedHostContext {
  client: BaseLanguageClient;
  documents: SnapshotDocuments;
  evaluations: Evaluations;
  hosts: Hosts;
  state: vscode.Memento;
}

/**
 * The host that every policy is held against as it is opened and written, until another one is pinned. It is
 * remembered for the workspace.
 */
export class PinnedHost implements vscode.Disposable {
  readonly #context: PinnedHostContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;
  /** For each policy that follows the pinned host: what was read of the host when it was evaluated last. */
  readonly #followers = new Map<string, { policy: vscode.Uri; host: WorkspaceHost }>();

  constructor(context: PinnedHostContext) {
    this.#context = context;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => void this.#follow(editor?.document)),
      context.hosts.onDidChange(() => void this.#evaluateChanged()),
    );
  }

  get id(): string | undefined {
    return this.#context.state.get<string>(stateKey);
  }

  async pin(host: WorkspaceHost): Promise<void> {
    await this.#context.state.update(stateKey, host.id);
    this.#changed.fire();
    const active = vscode.window.activeTextEditor?.document;
    const followers = [...this.#followers.values()].map(({ policy }) => policy);
    if (active?.languageId === languageId && !this.#followers.has(active.uri.toString()))
      followers.push(active.uri);
    for (const policy of followers) await this.evaluate(policy, host);
  }

  async unpin(): Promise<void> {
    await this.#context.state.update(stateKey, undefined);
    this.#followers.clear();
    this.#changed.fire();
  }

  /** Holds a policy against a host from now on. */
  async evaluate(policy: vscode.Uri, host: WorkspaceHost): Promise<void> {
    const { client, documents, evaluations } = this.#context;
    try {
      const snapshot = await snapshotOfHost(host, client, documents);
      this.#followers.set(policy.toString(), { policy, host });
      const { problem } = await evaluations.pin(policy, snapshot);
      if (problem !== undefined) tellProblem(problem);
    } catch (error) {
      if (!(error instanceof SnapshotProblem)) throw error;
      tellProblem(error.message);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** A policy that comes to the front gets the verdicts of the pinned host, unless it has some already. */
  async #follow(document: vscode.TextDocument | undefined): Promise<void> {
    const host = this.id === undefined ? undefined : this.#context.hosts.get(this.id);
    if (!host || document?.languageId !== languageId || this.#context.evaluations.get(document.uri)) return;
    await this.evaluate(document.uri, host);
  }

  /** An object for an unchanged host stays the same, so another one means that its files changed. */
  async #evaluateChanged(): Promise<void> {
    await this.#follow(vscode.window.activeTextEditor?.document);
    for (const [key, { policy, host }] of this.#followers) {
      const present = this.#context.hosts.get(host.id);
      const evaluation = this.#context.evaluations.get(policy);
      if (!present || !evaluation) this.#followers.delete(key);
      else if (present !== host) await this.evaluate(policy, present);
    }
  }
}
