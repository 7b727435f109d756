import { commandKey } from "../observations/command-key.ts";
import type { Kind } from "../observations/observation.ts";
import { writtenKey } from "../observations/registry-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** What a keyword may name on a host. */
export type Observed = "path" | "command" | "registry-key" | "service" | "package";

/** More than anyone looks through. */
const mostObserved = 1000;

const kinds: Record<Observed, readonly Kind[]> = {
  path: ["file", "status"],
  command: ["command"],
  "registry-key": ["registryKey"],
  service: ["service"],
  package: ["package"],
};

/** The names of this kind on a host, in alphabetical order. */
export function suggestObserved(snapshot: Snapshot, wanted: Observed): string[] {
  const names = new Set<string>();
  if (wanted === "path") for (const { path } of snapshot.hashes) names.add(path);
  for (const kind of kinds[wanted]) {
    for (const key of snapshot.observations?.keys(kind) ?? []) {
      if (names.size >= mostObserved) break;
      const name = wanted === "registry-key" ? spellingOf(key, snapshot) : nameOf(wanted, key);
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].sort();
}

/** A registry key that exists. */
function spellingOf(key: string, { observations }: Snapshot): string | undefined {
  const found = observations?.ask("registryKey", key);
  return found?.is === "present" ? writtenKey(found.values[0]!.path) : undefined;
}

/** Keys of packages and services begin with their list; those of hidden commands are not commands. */
function nameOf(wanted: Observed, key: string): string | undefined {
  const name = wanted === "service" || wanted === "package" ? key.slice(key.indexOf(":") + 1) : key;
  const isPlain = name !== "" && name === commandKey(name);
  return isPlain ? name : undefined;
}
