import type { LineLook } from "./line-verdicts.ts";

/** How the text at the end of a line looks. */
export interface Look {
  /** Gutter icon: the name of a file in media/verdicts, without the theme. */
  icon: string;
  /** Id of a color of the manifest. */
  color: string;
  /** The lanes of its mark in the overview ruler; none if it needs no attention. */
  lanes: readonly ("left" | "center" | "right")[];
}

/**
 * Each status has its own lanes, so that the ruler distinguishes them without color: problems reach its right
 * edge, and failures fill it.
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
