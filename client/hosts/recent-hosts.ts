import type * as vscode from "vscode";

const stateKey = "nessusAudit.recentHosts";

/** Which hosts were used last; remembered for the workspace. */
export class RecentHosts {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Ids of hosts, the one that was used last first. */
  get ids(): readonly string[] {
    const known: unknown = this.#state.get(stateKey);
    return Array.isArray(known) ? known.filter((id): id is string => typeof id === "string") : [];
  }

  use(id: string): void {
    void this.#state.update(stateKey, withUsed(this.ids, id));
  }
}

const mostRemembered = 20;

/** The hosts that were used last, after one more was used. @param recent ids, the last first */
export function withUsed(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, mostRemembered);
}
