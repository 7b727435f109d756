import type { ReportedCheck } from "../snapshot/snapshot.ts";
import type { CompiledConditional, CompiledNode } from "./compile-policy.ts";
import { type ReportedChecks, reportKey } from "./host/reported-checks.ts";

/**
 * What a report of the scanner says about a condition: the result of a check that is in only one branch shows
 * that the scanner reached that branch. What is missing from a report shows nothing.
 */
export interface ReportedBranch {
  holds: boolean;
  /** The result that shows it. */
  by: ReportedCheck;
}

/**
 * Which branch the results in a report show that the scanner took; undefined if they show neither, or both.
 */
export function findReportedBranch(
  node: CompiledConditional,
  reported: ReportedChecks,
  counts: ReadonlyMap<string, number>,
): ReportedBranch | undefined {
  if (reported.size === 0) return undefined;
  // If the condition does not pass, `auto` reports the checks of the then part with a fixed result.
  const isGenerated = node.auto !== undefined && !node.hasElse;
  const inThen = findReported(node.then, reported, counts, isGenerated);
  const inElse = findReported(node.else, reported, counts, false);
  if (inThen !== undefined && inElse === undefined) return { holds: true, by: inThen };
  if (inElse !== undefined && inThen === undefined) return { holds: false, by: inElse };
  return undefined;
}

/** A check that has a result, and occurs only once in the policy. */
function findReported(
  nodes: readonly CompiledNode[],
  reported: ReportedChecks,
  counts: ReadonlyMap<string, number>,
  withValue: boolean,
): ReportedCheck | undefined {
  const here = new Map<string, number>();
  countNodes(nodes, here);
  for (const [key, count] of here) {
    const found = reported.get(key);
    if (found !== undefined && counts.get(key) === count && !(withValue && found.isFixed)) return found;
  }
  return undefined;
}

function countNodes(nodes: readonly CompiledNode[], counts: Map<string, number>): void {
  for (const node of nodes) {
    if (node.kind === "conditional") {
      countNodes(node.then, counts);
      countNodes(node.else, counts);
    } else {
      const key = reportKey(node.reference.description, node.isFixed);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
}
