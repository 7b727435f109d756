import type { Draft } from "../draft.ts";
import { leaveUnread } from "../draft.ts";
import type { FileHash } from "../snapshot.ts";
import { type RecordKind, recordText, textOf } from "./record.ts";

type Algorithm = FileHash["algorithm"];
const ALGORITHM_BY_LENGTH = new Map<number, Algorithm>([
  [32, "md5"],
  [40, "sha1"],
  [64, "sha256"],
  [96, "sha384"],
  [128, "sha512"],
]);

/** File hashes of Get-FileHash, and of osquery's `hash` with a column for each algorithm. */
export const fileHashRecord: RecordKind = {
  format: "hashes",
  view: "none",
  matches: (columns) =>
    columns.has("path") &&
    ((columns.has("hash") && columns.has("algorithm")) ||
      columns.has("md5") ||
      columns.has("sha1") ||
      columns.has("sha256")),
  fits: (record) =>
    textOf(record, "path") !== "" &&
    ["hash", "md5", "sha1", "sha256"].some((name) =>
      /^[0-9A-Fa-f]{8,128}(?:…|\.\.\.)?$/.test(textOf(record, name)),
    ),
  read(draft, record, line) {
    const path = textOf(record, "path");
    const hashes = ["hash", "md5", "sha1", "sha256"]
      .map((name) => textOf(record, name))
      .filter((text) => text !== "");
    if (/(?:\.\.\.|…)$/.test(path) || path === "" || hashes.length === 0) {
      leaveUnread(
        draft,
        recordText(record),
        line,
        "The path or the hash is cut off: print it with Format-List.",
        "none",
      );
      return;
    }
    for (const hash of hashes) {
      if (!addHash(draft, path, hash, line)) {
        leaveUnread(draft, recordText(record), line, "This is not an MD5, SHA-1 or SHA-2 hash.", "none");
      }
    }
  },
};

/** Adds a hash; its length determines the algorithm. False if the text is not a hash of a known length. */
export function addHash(draft: Draft, path: string, hash: string, line: number): boolean {
  const algorithm = algorithmOf(hash);
  if (algorithm === null) return false;
  draft.hashes.push({ path, algorithm, hash: hash.toLowerCase(), line });
  return true;
}

export function algorithmOf(hash: string): Algorithm | null {
  const algorithm = ALGORITHM_BY_LENGTH.get(hash.length);
  return algorithm !== undefined && /^[0-9A-Fa-f]+$/.test(hash) ? algorithm : null;
}
