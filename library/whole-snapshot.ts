import type { Snapshot } from "../core/library.ts";

const known = new WeakSet<object>();

/** Registers a snapshot for `wholeSnapshot`, and returns it. */
export function rememberSnapshot(snapshot: Snapshot): Snapshot {
  known.add(snapshot);
  return snapshot;
}

/**
 * A snapshot with all its members.
 * @throws TypeError for an object that is not from `readSnapshots`
 */
export function wholeSnapshot(snapshot: object): Snapshot {
  if (!known.has(snapshot)) throw new TypeError("This is not a snapshot. Make one with readSnapshot.");
  return snapshot as Snapshot;
}
