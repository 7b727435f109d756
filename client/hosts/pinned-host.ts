import * as vscode from "vscode";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import type { Hosts, WorkspaceHost } from "./hosts.ts";
import { RecentHosts } from "./recent-hosts.ts";
import { snapshotOfHost } from "./snapshot-of-host.ts";

const stateKey = "nessusAudit.pinnedHost";

/**
 * The host that policies for it are evaluated on as they are opened and edited, until another one is pinned.
 * Remembered for the workspace.
 */
export class PinnedHost implements vscode.Disposable {
  readonly #evaluations: Evaluations;
  readonly #hosts: Hosts;
  readonly #state: vscode.Memento;
  readonly #recent: RecentHosts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(evaluations: Evaluations, hosts: Hosts, state: vscode.Memento) {
    this.#evaluations = evaluations;
    this.#hosts = hosts;
    this.#state = state;
    this.#recent = new RecentHosts(state);
    this.#tellMenus();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow()),
      hosts.onDidChange(() => void this.#follow()),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files)
          if (this.id === oldUri.toString()) void state.update(stateKey, newUri.toString());
      }),
    );
  }

  /** Ids of the hosts that policies were evaluated on, the most recent first. */
  get recent(): readonly string[] {
    return this.#recent.ids;
  }

  get id(): string | undefined {
    return this.#state.get<string>(stateKey);
  }

  /** Evaluates the active policy, and those that another host is shown for, on a host from now on. */
  async pin(host: WorkspaceHost): Promise<void> {
    await this.#state.update(stateKey, host.id);
    this.#tellMenus();
    this.#changed.fire();
    const active = vscode.window.activeTextEditor?.document;
    // Oldest first, to keep the order in the view.
    const onHosts = this.#evaluations.shown
      .reverse()
      .filter(({ shown }) => shown.snapshot.host !== undefined);
    const policies = onHosts.map(({ policy }) => policy);
    if (active?.languageId === languageId && this.#evaluations.shownOn(active.uri) === undefined)
      policies.push(active.uri);
    for (const policy of policies) {
      const problem = await this.evaluate(policy, host);
      if (problem !== undefined) tellProblem(problem);
    }
  }

  async unpin(): Promise<void> {
    await this.#state.update(stateKey, undefined);
    this.#tellMenus();
    this.#changed.fire();
  }

  /**
   * Evaluates a policy on a host, even if it is not for it, since the user asked for that.
   *
   * @returns why there are no verdicts, if there are none
   */
  async evaluate(policy: vscode.Uri, host: WorkspaceHost): Promise<string | undefined> {
    this.#recent.use(host.id);
    const { shown } = await this.#evaluations.pin(policy, snapshotOfHost(host, this.#hosts, false));
    return shown?.problem;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #tellMenus(): void {
    void vscode.commands.executeCommand("setContext", "nessusAudit.hasPinnedHost", this.id !== undefined);
  }

  /** Shows the verdicts of the pinned host in a policy that becomes active, unless it has some already. */
  async #follow(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const host = this.id === undefined ? undefined : this.#hosts.get(this.id);
    if (!host || document?.languageId !== languageId || this.#evaluations.shownOn(document.uri)) return;
    await this.#evaluations.pin(document.uri, snapshotOfHost(host, this.#hosts, true));
  }
}
