import { decodeText, hostText, readSnapshots as readAll } from "../core/library.ts";
import { rememberSnapshot } from "./whole-snapshot.ts";

/** What a host showed at one moment, for `evaluate`. The object has more members; only these are stable. */
export interface HostSnapshot {
  /** The name of the host, if the text has it. */
  readonly host?: string;
  /** The formats that it was read from, such as `ss`; empty if nothing could be read. */
  readonly formats: readonly string[];
  /** Rows that look like data and could not be read, with their lines from 1. */
  readonly unread: readonly { line: number; text: string; reason: string }[];
  /** Warnings about the snapshot as a whole. */
  readonly warnings: readonly { message: string; line?: number }[];
}

/**
 * Reads what a host prints: the output of commands, of a capture script, or of a scanner.
 *
 * @param text the output; bytes are decoded as on the command line
 * @param name the name of the host if the text has none
 * @returns a snapshot for each host in the text, at least one
 */
export function readSnapshots(text: string | Uint8Array, name?: string): HostSnapshot[] {
  const decoded = typeof text === "string" ? text : decodeText(text).text;
  const snapshots = readAll([hostText(name ?? "", decoded)], name);
  return snapshots.map(rememberSnapshot);
}

/** Reads the snapshot of one host, the first if there are several; see `readSnapshots`. */
export function readSnapshot(text: string | Uint8Array, name?: string): HostSnapshot {
  return readSnapshots(text, name)[0]!;
}
