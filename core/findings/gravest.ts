import type { Finding, Severity } from "./finding.ts";

const order: readonly Severity[] = ["error", "warning", "hint"];

/** The most severe findings, up to a number, in their original order; among equals, the first ones. */
export function gravest(findings: readonly Finding[], count: number): readonly Finding[] {
  if (findings.length <= count) return findings;
  const chosen = new Set(
    order.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted)).slice(0, count),
  );
  return findings.filter((finding) => chosen.has(finding));
}
