import type { Status } from "../evaluate/verdict.ts";

/** A sign for each status, so that none is only recognised by its color. */
export const statusSigns: Record<Status, string> = {
  PASSED: "✓",
  FAILED: "✗",
  WARNING: "⚠",
  ERROR: "!",
  SKIPPED: "○",
  UNDECIDED: "?",
  NOT_EVALUATED: "–",
};

/** The statuses, worst first. */
export const statusesByWeight: readonly Status[] = [
  "FAILED",
  "WARNING",
  "ERROR",
  "UNDECIDED",
  "PASSED",
  "SKIPPED",
  "NOT_EVALUATED",
];
