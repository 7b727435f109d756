import type { ReadHost } from "./host-source.ts";

/** Characters of text of which snapshots are held at most; what is not in use is forgotten, and sent again. */
const mostHeld = 512 * 1024 * 1024;

interface Held {
  version: string;
  hosts: ReadHost[];
  size: number;
}

/** The snapshots that the client names by id and version, read. Those that were not asked for longest go first. */
export class HeldSnapshots {
  readonly #held = new Map<string, Held>();
  #size = 0;

  /** @param size characters of its text */
  hold(id: string, version: string, hosts: ReadHost[], size: number): void {
    this.forget(id);
    this.#held.set(id, { version, hosts, size });
    this.#size += size;
    for (const [oldest] of this.#held) {
      if (this.#size <= mostHeld || oldest === id) break;
      this.forget(oldest);
    }
  }

  get(id: string, version: string): ReadHost[] | undefined {
    const held = this.#held.get(id);
    if (held?.version !== version) return undefined;
    this.#held.delete(id);
    this.#held.set(id, held);
    return held.hosts;
  }

  forget(id: string): void {
    this.#size -= this.#held.get(id)?.size ?? 0;
    this.#held.delete(id);
  }
}
