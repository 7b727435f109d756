import type { FoundKeys, Place } from "./observation.ts";
import { parentKey } from "./registry-key.ts";
import type { RegistryCoverage, RegistryTable } from "./registry-table.ts";

/** The registry keys that a host shows, and those that it shows completely. */
export class RegistryStore {
  /** Keys that are named, or that have something below them. */
  readonly #keys = new Map<string, Place>();
  readonly #below = new Map<string, Set<string>>();
  readonly #covered = {
    values: new Map<string, Place>(),
    keys: new Map<string, Place>(),
    all: new Map<string, Place>(),
  };
  /** With the number of the output of each. */
  readonly tables: { table: RegistryTable; output: number }[] = [];

  /** Notes that the key exists, and so do its parents. */
  addKey(key: string, place: Place): void {
    for (let at: string | undefined = key; at !== undefined && !this.#keys.has(at); ) {
      this.#keys.set(at, place);
      const parent: string | undefined = parentKey(at);
      if (parent !== undefined) {
        const own = this.#below.get(parent);
        if (own === undefined) this.#below.set(parent, new Set([at]));
        else own.add(at);
      }
      at = parent;
    }
  }

  cover({ key, of }: RegistryCoverage, place: Place): void {
    if (!this.#covered[of].has(key)) this.#covered[of].set(key, place);
  }

  /** The place that shows that a key exists. */
  key(key: string): Place | undefined {
    const own = this.#keys.get(key);
    if (own !== undefined) return own;
    for (const { table } of this.tables) {
      const place = table.key(key);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** The place that shows that an unmentioned key does not exist. */
  absenceOfKey(key: string): Place | undefined {
    if (this.key(key) !== undefined) return undefined;
    let child = key;
    for (let parent = parentKey(key); parent !== undefined; parent = parentKey(parent)) {
      const all = this.#covered.all.get(parent);
      if (all !== undefined) return all;
      const listed = this.#covered.keys.get(parent);
      if (listed !== undefined && this.key(child) === undefined) return listed;
      child = parent;
    }
    return undefined;
  }

  /** The place that shows that an unmentioned value does not exist. */
  absenceOfValue(key: string): Place | undefined {
    return this.#covered.values.get(key) ?? this.#allAt(key) ?? this.absenceOfKey(key);
  }

  /** The keys directly below one. */
  below(key: string): FoundKeys {
    const found = new Map<string, Place>();
    for (const child of this.#below.get(key) ?? []) found.set(child, this.#keys.get(child)!);
    for (const { table } of this.tables) {
      for (const child of table.below(key)) if (!found.has(child.key)) found.set(child.key, child.place);
    }
    const keys = [...found].map(([child, place]) => ({ key: child, place }));
    keys.sort((one, other) => (one.key < other.key ? -1 : 1));
    const place = this.#covered.keys.get(key) ?? this.#allAt(key) ?? this.absenceOfKey(key);
    return place === undefined ? { keys, places: [], missing: "not captured" } : { keys, places: [place] };
  }

  #allAt(key: string): Place | undefined {
    for (let at: string | undefined = key; at !== undefined; at = parentKey(at)) {
      const place = this.#covered.all.get(at);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}
