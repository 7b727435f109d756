import { decodeText, readSnapshot, type Snapshot } from "../core/index.ts";
import { decodeBase64 } from "./base64.ts";
import { maxSnapshotBytes, type SnapshotSource } from "./protocol.ts";

/** A snapshot, or why there is none. */
export type SnapshotText =
  | { snapshot: Snapshot; problem?: undefined }
  | { snapshot?: undefined; problem: string };

/** Reads what the client sent. `problem` is one sentence or two with a next step; nothing is read that is too large. */
export function readSource(source: SnapshotSource): SnapshotText {
  const { text, warnings, problem } = sourceText(source);
  if (problem !== undefined) return { problem };
  return readText(text, warnings);
}

/** The text that the client sent, decoded; or why there is none. */
export type SourceText =
  | { text: string; warnings: string[]; problem?: undefined }
  | { text?: undefined; warnings?: undefined; problem: string };

export function sourceText({ name, text, base64, notes = [] }: SnapshotSource): SourceText {
  const bytes = text?.length ?? ((base64?.length ?? 0) / 4) * 3;
  if (bytes > maxSnapshotBytes) return { problem: tooLarge(name, bytes) };
  if (text !== undefined || base64 === undefined) return { text: text ?? "", warnings: [...notes] };
  const decoded = decodeBase64(base64);
  if (decoded === undefined) return { problem: `The bytes of ${name} arrived damaged. Evaluate again.` };
  const { text: content, warning } = decodeText(decoded);
  return { text: content, warnings: warning === null ? [...notes] : [...notes, warning] };
}

/** @param warnings what decoding said; it is told with what reading says */
export function readText(text: string, warnings: readonly string[]): SnapshotText {
  const snapshot = readSnapshot(text);
  if (snapshot.formats.length === 0) return { problem: snapshot.warnings[0]?.message ?? nothingRead };
  for (const message of warnings) snapshot.warnings.push({ message });
  return { snapshot };
}

const nothingRead = "Nothing could be read out of the snapshot. Paste the output of netstat or ss.";

function tooLarge(name: string, bytes: number): string {
  const megabytes = (count: number) => Math.round(count / (1024 * 1024));
  return `The snapshot (${name}) holds ${megabytes(bytes)} MB, and ${megabytes(maxSnapshotBytes)} MB is the most that is read. Take the output of one netstat or ss command only.`;
}

/**
 * Keeps the snapshot that each policy was last held against: while a policy is edited, it is evaluated against the
 * same text again and again.
 */
export class SnapshotMemo {
  readonly #last = new Map<string, { source: SnapshotSource; read: SnapshotText }>();

  read(policy: string, source: SnapshotSource): SnapshotText {
    const last = this.#last.get(policy);
    if (last !== undefined && isSame(last.source, source)) return last.read;
    const read = readSource(source);
    this.#last.set(policy, { source, read });
    return read;
  }

  forget(policy: string): void {
    this.#last.delete(policy);
  }
}

function isSame(left: SnapshotSource, right: SnapshotSource): boolean {
  return left.name === right.name && left.text === right.text && left.base64 === right.base64;
}
