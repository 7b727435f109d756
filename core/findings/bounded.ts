import type { Finding, Severity } from "./finding.ts";
import { gravest } from "./gravest.ts";

/**
 * How many findings of a policy are reported: more than anyone fixes before the next run. A hostile policy of a megabyte
 * has hundreds of thousands, and reporting them all would take gigabytes.
 */
export const mostReported: FindingBounds = { ofRule: 500, inAll: 10_000 };

/**
 * How many are kept for more than a report, such as fixes. For one rule, that is about as many as a megabyte of slips
 * has; they take 20 MB.
 */
export const mostKept: FindingBounds = { ofRule: 20_000, inAll: Number.POSITIVE_INFINITY };

/** How many findings of each severity are left out. */
export type LeftOut = Record<Severity, number>;

export interface BoundedFindings {
  /** In their original order. */
  findings: readonly Finding[];
  /** By rule, how many are left out; empty if none. */
  more: ReadonlyMap<string, number>;
  /** Undefined if none is left out. */
  leftOut: LeftOut | undefined;
}

/** How many findings are kept. */
export interface FindingBounds {
  ofRule: number;
  inAll: number;
}

/**
 * Limits the findings of each rule, and of all together: keeps the most severe ones, and among equals the
 * first. Nobody reads thousands that say the same, and a file made for the purpose has hundreds of thousands.
 */
export function boundedFindings(findings: readonly Finding[], bounds: FindingBounds): BoundedFindings {
  return boundFurther({ findings, more: new Map(), leftOut: undefined }, bounds);
}

/** The same for findings that wider bounds have already cut: everything left out is counted. */
export function boundFurther(before: BoundedFindings, { ofRule, inAll }: FindingBounds): BoundedFindings {
  const { findings } = before;
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byRule.get(finding.rule);
    if (known === undefined) byRule.set(finding.rule, [finding]);
    else known.push(finding);
  }
  let kept = findings;
  if ([...byRule.values()].some(({ length }) => length > ofRule)) {
    const chosen = new Set<Finding>();
    for (const ofOne of byRule.values()) for (const finding of gravest(ofOne, ofRule)) chosen.add(finding);
    kept = findings.filter((finding) => chosen.has(finding));
  }
  kept = gravest(kept, inAll);
  if (kept.length === findings.length) return before;
  const isKept = new Set(kept);
  const more = new Map(before.more);
  const leftOut: LeftOut = { ...(before.leftOut ?? { error: 0, warning: 0, hint: 0 }) };
  for (const finding of findings) {
    if (isKept.has(finding)) continue;
    more.set(finding.rule, (more.get(finding.rule) ?? 0) + 1);
    leftOut[finding.severity]++;
  }
  return { findings: kept, more, leftOut };
}
