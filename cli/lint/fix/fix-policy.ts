import type { BoundedFindings } from "../../../core/command-line.ts";
import { applyFixes } from "./apply-fixes.ts";

/** A fix can uncover the next finding; well-behaved rules need two or three passes. */
const maxPasses = 10;

export interface FixedPolicy {
  text: string;
  /** The findings in the fixed text. */
  found: BoundedFindings;
  applied: number;
}

/** Fixes and lints repeatedly until nothing is left to fix. */
export function fixPolicy(
  text: string,
  lintText: (text: string) => BoundedFindings,
  options: { unsafe: boolean },
): FixedPolicy {
  let fixed: FixedPolicy = { text, found: lintText(text), applied: 0 };
  for (let pass = 0; pass < maxPasses; pass++) {
    const { text: next, applied } = applyFixes(fixed.text, fixed.found.findings, options);
    if (applied === 0) break;
    fixed = { text: next, found: lintText(next), applied: fixed.applied + applied };
  }
  return fixed;
}
