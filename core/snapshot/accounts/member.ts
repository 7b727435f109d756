import type { Member } from "../../observations/observation.ts";

/** A member of a group as it is written: a name, or a SID with or without an asterisk. */
export function memberOf(written: string): Member {
  const sid = /^\*?(S-1-[\d-]+)$/i.exec(written.trim())?.[1];
  return sid === undefined ? { name: written.trim() } : { sid: sid.toUpperCase() };
}
