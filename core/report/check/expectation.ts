import type { Status } from "../../evaluate/verdict.ts";

/**
 * Is the verdict what `# expect:` in a snapshot says? ERROR used to mean what is UNDECIDED now, and is still
 * accepted for it.
 */
export function meetsExpectation(status: Status, expected: string): boolean {
  return status === expected || isOldSpelling(status, expected);
}

/** True for `# expect: ERROR` of a verdict that is UNDECIDED. */
export function isOldSpelling(status: Status, expected: string): boolean {
  return expected === "ERROR" && status === "UNDECIDED";
}
