/** How long some work takes, in milliseconds. */
export function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value below which the given part of the sorted samples is. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export function medianAndP95(samples: readonly number[]): string {
  return `median ${quantile(samples, 0.5).toFixed(1)} ms, p95 ${quantile(samples, 0.95).toFixed(1)} ms`;
}

/**
 * The median time of a mere `JSON.parse` of that many characters: what this machine can do with as much text.
 */
export function jsonParseTime(characters: number): number {
  const row = 'a line of text as it stands in a policy, escaped "here" and there';
  const count = Math.max(1, Math.round(characters / (JSON.stringify(row).length + 1)));
  const json = JSON.stringify(Array.from({ length: count }, () => row));
  return quantile(
    Array.from({ length: 21 }, () => milliseconds(() => JSON.parse(json))),
    0.5,
  );
}
