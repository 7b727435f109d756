import type { Finding, Severity } from "./finding.ts";

const order: readonly Severity[] = ["error", "warning", "hint"];

/** The most severe findings, up to a number, in their original order; among equals, the first ones. */
export function gravest(findings: readonly Finding[], count: number): readonly Finding[] {
  if (findings.length <= count) return findings;
  const numbers: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of findings) numbers[severity]++;
  /** How many of each severity there is room for. */
  const room: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  let left = count;
  for (const severity of order) {
    room[severity] = Math.min(left, numbers[severity]);
    left -= room[severity];
  }
  return findings.filter(({ severity }) => room[severity]-- > 0);
}
