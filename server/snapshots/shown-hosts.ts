import type { Snapshot } from "../../core/editor.ts";

/** The host whose verdicts an editor shows. */
export interface ShownHost {
  name: string;
  snapshot: Snapshot;
}

/** Which host is shown for which policy, so that suggestions there can use it. */
export class ShownHosts {
  readonly #shown = new Map<string, ShownHost>();

  /** @param policy URI of its document */
  show(policy: string, host: ShownHost): void {
    this.#shown.set(policy, host);
  }

  of(policy: string): ShownHost | undefined {
    return this.#shown.get(policy);
  }

  forget(policy: string): void {
    this.#shown.delete(policy);
  }
}
