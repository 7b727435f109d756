import type { FileHash, UnreadableFile } from "../../../snapshot/snapshot.ts";
import type { Host } from "../../host/host.ts";
import { indexBy } from "../../host/index-by.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Tested } from "./status-properties.ts";

const hashesOf = indexBy(({ path }: FileHash) => path);
const unreadableOf = indexBy(({ path }: UnreadableFile) => path);

/** The MD5 that a file must have (G 170). */
export interface HashProperty {
  name: "md5";
  element: Written;
  test(path: string, host: Host): Tested;
}

/** The property, or why it can't be read: a sentence. Undefined if the check has no `md5`. */
export function hashProperty(source: CheckSource): HashProperty | string | undefined {
  if (!source.has("md5")) return undefined;
  const element = source.written("md5");
  const wanted = element?.text.trim().toLowerCase();
  if (element === undefined || wanted === undefined) return "The value of md5 is not a single quoted string.";
  if (!/^[0-9a-f]{32}$/.test(wanted)) {
    return `${element.text} is not an MD5: it must have 32 hexadecimal digits.`;
  }
  return { name: "md5", element, test: (path, host) => testHash(path, wanted, host) };
}

function testHash(path: string, wanted: string, { snapshot }: Host): Tested {
  const hashes = hashesOf(snapshot.hashes, path).filter(({ algorithm }) => algorithm === "md5");
  const [hash] = hashes;
  if (hash === undefined) {
    const denied = unreadableOf(snapshot.unreadableFiles, path).find(({ why }) => why === "denied");
    const fact =
      denied === undefined
        ? "its MD5 is not shown"
        : `the user who ran md5sum may not read it, line ${denied.line} of the snapshot`;
    return { holds: undefined, fact, because: "missing" };
  }
  const other = hashes.find((one) => one.hash !== hash.hash);
  if (other !== undefined) {
    const fact = `lines ${hash.line} and ${other.line} of the snapshot contradict each other about its MD5`;
    return { holds: undefined, fact, because: "conflict" };
  }
  const where = `line ${hash.line} of the snapshot`;
  return hash.hash === wanted
    ? { holds: true, fact: `its MD5 is the given one, ${where}` }
    : { holds: false, fact: `its MD5 is ${hash.hash}, not the given one, ${where}` };
}

/** What the output of md5sum shows about whether a file exists; undefined if it shows nothing. */
export function existsByHash(
  path: string,
  { snapshot }: Host,
): { exists: boolean; line: number } | { conflict: readonly [number, number] } | undefined {
  const [hash] = hashesOf(snapshot.hashes, path);
  const [unreadable] = unreadableOf(snapshot.unreadableFiles, path);
  if (hash !== undefined && unreadable !== undefined) return { conflict: [hash.line, unreadable.line] };
  if (hash !== undefined) return { exists: true, line: hash.line };
  return unreadable && { exists: unreadable.why !== "absent", line: unreadable.line };
}
