import type { ReadHost } from "./host-source.ts";

/**
 * The most characters of text whose snapshots are kept; unused ones are dropped, and sent again if needed.
 */
const mostHeld = 512 * 1024 * 1024;

interface Held {
  version: string;
  hosts: ReadHost[];
  size: number;
}

/**
 * The parsed snapshots that the client refers to by id and version. The least recently used are dropped
 * first.
 */
export class HeldSnapshots {
  readonly #held = new Map<string, Held>();
  #size = 0;

  /** @param size length of its text in characters */
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
