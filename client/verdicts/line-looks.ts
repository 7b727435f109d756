import type { LineLook } from "./line-verdicts.ts";

/** How the text at the end of a line looks. */
export interface Look {
  /** Of the gutter: the name of a file in media/verdicts, less the theme. */
  icon: string;
  /** Id of a color of the manifest. */
  color: string;
  /** Where its mark in the overview ruler is; nowhere for what needs no look. */
  lanes: readonly ("left" | "center" | "right")[];
}

/**
 * Each status has lanes of its own, so that the ruler tells them apart without color: what is wrong reaches its right edge,
 * and what failed fills it.
 */
export const lineLooks: Record<LineLook, Look> = {
  PASSED: { icon: "passed", color: "nessusAudit.passed", lanes: ["left"] },
  FAILED: { icon: "failed", color: "nessusAudit.failed", lanes: ["left", "center", "right"] },
  WARNING: { icon: "warning", color: "nessusAudit.warning", lanes: ["center", "right"] },
  ERROR: { icon: "error", color: "nessusAudit.error", lanes: ["right"] },
  SKIPPED: { icon: "skipped", color: "nessusAudit.skipped", lanes: [] },
  UNDECIDED: { icon: "undecided", color: "nessusAudit.undecided", lanes: ["center"] },
  NOT_EVALUATED: { icon: "not-evaluated", color: "nessusAudit.notEvaluated", lanes: [] },
  dimmed: { icon: "undecided", color: "nessusAudit.notEvaluated", lanes: [] },
  condition: { icon: "not-evaluated", color: "nessusAudit.notEvaluated", lanes: [] },
};
