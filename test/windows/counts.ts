/** What came of tests; those that were skipped by the reason. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: Readonly<Record<string, number>>;
}

export const noTests: Counts = { passed: 0, failed: 0, skipped: {} };

export function sumOf(all: readonly Counts[]): Counts {
  const skipped: Record<string, number> = {};
  for (const counts of all) {
    for (const [reason, count] of Object.entries(counts.skipped))
      skipped[reason] = (skipped[reason] ?? 0) + count;
  }
  const sum = (field: "passed" | "failed") => all.reduce((total, counts) => total + counts[field], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped };
}

export function describeCounts({ passed, failed, skipped }: Counts): string {
  const left = Object.values(skipped).reduce((total, count) => total + count, 0);
  return `${passed} passed, ${left} skipped, ${failed} failed`;
}

/** A line for each reason, the one of most tests first. */
export function describeSkipped({ skipped }: Counts): string[] {
  return Object.entries(skipped)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `Skipped: ${count} (${reason})`);
}
