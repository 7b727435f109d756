import type { Judge } from "../outcome.ts";
import type { Status } from "../verdict.ts";

/**
 * Leaves a check undecided if its verdict changes when a backslash is kept that the scanner drops. The
 * scanner's reports print values without such backslashes, but nothing shows what it compares with.
 *
 * @param other the same check with the backslashes
 */
export function withOtherReading(judge: Judge, other: () => Judge): Judge {
  let compiled: Judge | undefined;
  return (host) => {
    const found = judge(host);
    compiled ??= other();
    const { status } = compiled(host);
    if (status === found.status || !decided.has(status)) return found;
    const note = `In double quotes the scanner drops a backslash before a character that needs none. If it keeps them here, the verdict is ${status}. Write two backslashes, or none.`;
    return { ...found, notes: [...found.notes, note] };
  };
}

const decided: ReadonlySet<Status> = new Set<Status>(["PASSED", "FAILED", "WARNING"]);
