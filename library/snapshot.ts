import { decodeText, hostText, readSnapshots as readAll } from "../core/library.ts";
import { rememberSnapshot } from "./whole-snapshot.ts";

/** What a host showed at one moment, for `evaluate`. It has more members; what may be relied on is here. */
export interface HostSnapshot {
  /** The name of the host, where the text says it. */
  readonly host?: string;
  /** What it was read from, such as `ss`; empty where nothing could be read. */
  readonly formats: readonly string[];
  /** Rows that look like data and could not be read, with their lines from 1. */
  readonly unread: readonly { line: number; text: string; reason: string }[];
  /** What there is to know of the snapshot as a whole. */
  readonly warnings: readonly { message: string; line?: number }[];
}

/**
 * Reads what a host prints: the output of commands, of a capture script, or of a scanner.
 *
 * @param text what was printed; bytes are decoded as the command line does it
 * @param name what the host is called where the text does not say it
 * @returns a snapshot for each host that the text is of, at least one
 */
export function readSnapshots(text: string | Uint8Array, name?: string): HostSnapshot[] {
  const decoded = typeof text === "string" ? text : decodeText(text).text;
  const snapshots = readAll([hostText(name ?? "", decoded)], name);
  return snapshots.map(rememberSnapshot);
}

/** The snapshot of a text about one host, of several the first; see `readSnapshots`. */
export function readSnapshot(text: string | Uint8Array, name?: string): HostSnapshot {
  return readSnapshots(text, name)[0]!;
}
