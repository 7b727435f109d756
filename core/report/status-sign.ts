import type { Status } from "../evaluate/verdict.ts";

/** A sign for each status, so that none is told by its color alone. */
export const statusSigns: Record<Status, string> = {
  PASSED: "✓",
  FAILED: "✗",
  WARNING: "⚠",
  ERROR: "!",
  SKIPPED: "○",
  UNDECIDED: "?",
  NOT_EVALUATED: "–",
};

/** The statuses, the worst first. */
export const statusesByWeight: readonly Status[] = [
  "FAILED",
  "WARNING",
  "ERROR",
  "UNDECIDED",
  "PASSED",
  "SKIPPED",
  "NOT_EVALUATED",
];
