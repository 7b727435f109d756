import type * as vscode from "vscode";

const stateKey = "nessusAudit.recentHosts";

/** The most recently used hosts; remembered for the workspace. */
export class RecentHosts {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Ids of hosts, the most recently used first. */
  get ids(): readonly string[] {
    const known: unknown = this.#state.get(stateKey);
    return Array.isArray(known) ? known.filter((id): id is string => typeof id === "string") : [];
  }

  use(id: string): void {
    void this.#state.update(stateKey, withUsed(this.ids, id));
  }
}

const mostRemembered = 20;

/** Adds a host to the recently used ones. @param recent ids, the most recent first */
export function withUsed(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, mostRemembered);
}
