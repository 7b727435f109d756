import type { SocketOwner } from "../snapshot.ts";

/** The owners that `ss -p` prints after a row. */
export interface SsOwners {
  owners: SocketOwner[];
  /** False if the list is cut off. */
  isWhole: boolean;
}

/** `,pid=583,fd=8`, with -T and -Z further entries; in old versions `,1231,3`. */
const ENTRIES =
  /^",(?:pid=(\d{1,10})(?:,[^()"]{0,500})?,fd=\d{1,10}(?:,[^()"]{0,300})?|(\d{1,10}),\d{1,10})\)/;
const LONGEST_ENTRIES = 900;

/**
 * The owners in `users:(("nginx",pid=583,fd=8),("my app, v2",pid=582,fd=8))`. A name may contain any
 * character, including quotes and brackets: it ends at the first quote that is followed by ids and a bracket.
 * The kernel cuts names at 15 characters, which is too short for a name to imitate an entry. Null if the text
 * has no such list.
 */
export function ownersIn(text: string): SsOwners | null {
  const start = text.indexOf('(("');
  if (start < 0) return null;
  const owners: SocketOwner[] = [];
  let from = start + 3;
  for (;;) {
    const owner = ownerAt(text, from);
    if (owner === null) return { owners, isWhole: false };
    if (!owners.some(({ process, pid }) => process === owner.process && pid === owner.pid)) {
      owners.push({ process: owner.process, pid: owner.pid });
    }
    if (!text.startsWith(',("', owner.end)) return { owners, isWhole: text[owner.end] === ")" };
    from = owner.end + 3;
  }
}

function ownerAt(text: string, from: number): { process: string; pid: number; end: number } | null {
  for (let quote = text.indexOf('",', from); quote >= 0; quote = text.indexOf('",', quote + 2)) {
    const entries = ENTRIES.exec(text.slice(quote, quote + LONGEST_ENTRIES));
    if (entries === null) continue;
    return {
      process: text.slice(from, quote),
      pid: Number(entries[1] ?? entries[2]),
      end: quote + entries[0].length,
    };
  }
  return null;
}
