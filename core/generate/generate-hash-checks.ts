import type { NamedHost } from "./seen-ports.ts";
import { type DraftCheck, quote, writeCheck } from "./write-check.ts";

/** Checks of the files whose MD5 hosts show; instead of a check, a sentence if they don't show the same. */
export function hashChecks(hosts: readonly NamedHost[]): (DraftCheck | string)[] {
  const byPath = new Map<string, Map<NamedHost, string>>();
  for (const named of hosts) {
    for (const { path, algorithm, hash } of named.host.snapshot.hashes) {
      if (algorithm !== "md5") continue;
      const seen = byPath.get(path) ?? new Map<NamedHost, string>();
      if (!seen.has(named)) seen.set(named, hash);
      byPath.set(path, seen);
    }
  }
  return [...byPath].map(([path, seen]) => hashCheck(path, seen, hosts));
}

/** `seen`: the MD5 of the file on each host that shows it. */
function hashCheck(
  path: string,
  seen: ReadonlyMap<NamedHost, string>,
  hosts: readonly NamedHost[],
): DraftCheck | string {
  const missing = hosts.find((named) => !seen.has(named));
  if (missing !== undefined) return `No check of ${path}: the snapshot of ${missing.name} has no MD5 of it.`;
  const first = seen.get(hosts[0]!);
  const other = hosts.find((named) => seen.get(named) !== first);
  if (other !== undefined) {
    return `No check of ${path}: its MD5 on ${other.name} differs from that on ${hosts[0]!.name}.`;
  }
  const file = quote(path, "unix");
  if (file === undefined) return "No check of a file: its name can't be written in a policy.";
  return {
    about: `${path} is the known file`,
    comments: [],
    text: writeCheck([
      ["type", "FILE_CHECK"],
      ["description", `${file.slice(0, -1)} is the known file"`],
      ["file", file],
      ["md5", `"${first}"`],
    ]),
  };
}
