import { type Judge, outcome } from "../outcome.ts";

/** Skips a check if `system` names another system than the one that the snapshot was taken on (G 175). */
export function onSystem(wanted: string | undefined, judge: Judge): Judge {
  if (wanted === undefined) return judge;
  return (host) => {
    if (host.system === wanted) return judge(host);
    if (host.system !== undefined) {
      return outcome(
        "NOT_EVALUATED",
        `This check runs only on ${wanted}, and the snapshot is of ${host.system}.`,
      );
    }
    const found = judge(host);
    const note = `This check runs only on ${wanted}, and the snapshot does not show its system.`;
    return { ...found, notes: [...found.notes, note] };
  };
}
