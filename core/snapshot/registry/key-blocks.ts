import type { Place, Source } from "../../observations/observation.ts";
import { parentKey, registryKey } from "../../observations/registry-key.ts";

const longRoot = "HKEY_LOCAL_MACHINE\\";

/** Like `registryKey`, with a fast path for what exports are full of. */
export function foldedKey(path: string): string {
  if (!path.startsWith(longRoot) || path.endsWith("\\") || path.includes("\\\\") || path.endsWith(" ")) {
    return registryKey(path);
  }
  return `hklm\\${path.slice(longRoot.length).toLowerCase()}`;
}

export function endOfLine(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  if (feed < 0) return text.length;
  return feed > at && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
}

/**
 * Where the values of each key are in a text. Keeps only offsets: there may be hundreds of thousands of keys.
 */
export class KeyBlocks {
  readonly #source: Source;
  /** Number of the last block of a key; a key may occur several times. */
  readonly #last = new Map<string, number>();
  /** For each block: where it starts and ends, and the number of the previous block with the same key. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #before: number[] = [];
  #tree: Map<string, string[]> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * @param key as returned by `registryKey`
   * @param start where the line below that of the key starts
   */
  add(key: string, start: number, end: number): void {
    this.#before.push(this.#last.get(key) ?? -1);
    this.#last.set(key, this.#starts.length);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  get isEmpty(): boolean {
    return this.#starts.length === 0;
  }

  keys(): Iterable<string> {
    return this.#last.keys();
  }

  /** The blocks of a key, in the order of the text. */
  of(key: string): { start: number; end: number }[] {
    const found: { start: number; end: number }[] = [];
    for (let block = this.#last.get(key) ?? -1; block >= 0; block = this.#before[block]!) {
      found.push({ start: this.#starts[block]!, end: this.#ends[block]! });
    }
    return found.reverse();
  }

  /** The line of a key, or of the first one below it. */
  key(key: string): Place | undefined {
    for (let at: string | undefined = key; at !== undefined; at = this.#children.get(at)?.[0]) {
      const block = this.#last.get(at);
      if (block !== undefined) return this.#linePlace(block);
    }
    return undefined;
  }

  below(key: string): { key: string; place: Place }[] {
    return (this.#children.get(key) ?? []).map((child) => ({ key: child, place: this.key(child)! }));
  }

  /** The line of a key, which is the one above its values. */
  #linePlace(block: number): Place {
    const { text } = this.#source;
    const start = text.lastIndexOf("\n", this.#starts[block]! - 2) + 1;
    return { source: this.#source, start, end: endOfLine(text, start) };
  }

  get #children(): Map<string, string[]> {
    if (this.#tree === undefined) {
      this.#tree = new Map();
      for (const key of this.#last.keys()) this.#addToTree(this.#tree, key);
    }
    return this.#tree;
  }

  /** Adds a key to its parent, and so on up to one that was added already or has a block of its own. */
  #addToTree(tree: Map<string, string[]>, key: string): void {
    let child = key;
    for (let parent = parentKey(child); parent !== undefined; parent = parentKey(parent)) {
      const known = tree.get(parent);
      if (known !== undefined) {
        known.push(child);
        return;
      }
      tree.set(parent, [child]);
      child = parent;
      if (this.#last.has(parent)) return;
    }
  }
}
