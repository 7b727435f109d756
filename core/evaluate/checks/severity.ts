import type { Judge } from "../outcome.ts";

const softened = { MEDIUM: "WARNING", LOW: "PASSED" } as const;

/**
 * `severity` decides what becomes of a failure: HIGH keeps it, MEDIUM makes it a WARNING, LOW makes it pass
 * (G 158).
 */
export function withSeverity(written: string | undefined, judge: Judge): Judge {
  const severity = written?.trim().toUpperCase();
  if (severity !== "MEDIUM" && severity !== "LOW") return judge;
  const status = softened[severity];
  return (host) => {
    const found = judge(host);
    if (found.status !== "FAILED") return found;
    // A reason that reports a failure next to PASSED would look like a mistake.
    const reason = `${found.reason} severity : ${severity} makes that ${status}.`;
    const note = `severity : ${severity} turns this failure into ${status} (guide p. 158).`;
    return { ...found, status, reason, notes: [note, ...found.notes] };
  };
}
