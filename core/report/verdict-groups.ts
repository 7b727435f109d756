import type { EvidenceSocket, Status } from "../evaluate/verdict.ts";
import type { ReportedVerdict } from "./report.ts";

export interface VerdictGroup {
  policy: string;
  host: string;
  verdicts: ReportedVerdict[];
}

/** The verdicts of each policy on each host, in the order in which the pairs first appear. */
export function groupVerdicts(results: readonly ReportedVerdict[]): VerdictGroup[] {
  const groups = new Map<string, VerdictGroup>();
  for (const verdict of results) {
    const { policy, host } = verdict;
    const key = JSON.stringify([policy, host]);
    const group = groups.get(key) ?? { policy, host, verdicts: [] };
    group.verdicts.push(verdict);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** As it is shown to people: NOT_EVALUATED without the underscore. */
export function statusLabel(status: Status): string {
  return status.replace("_", " ");
}

/** Is a verdict as it should be? Where a snapshot says what to expect, that; else passed, or not looked at. */
export function isInOrder({ status, expected }: ReportedVerdict): boolean {
  return expected === undefined ? status === "PASSED" || status === "NOT_EVALUATED" : status === expected;
}

/** What a check is called: its description, else its item type. */
export function checkName({ description, type }: { description: string; type: string }): string {
  return description || type || "check without a description";
}

/** `23/tcp on 0.0.0.0, telnetd (pid 812), line 14` */
export function socketText({ proto, address, port, process, pid, line }: EvidenceSocket): string {
  const owner = [process, pid !== null && `(pid ${pid})`].filter(Boolean).join(" ");
  return [`${port}/${proto} on ${address}`, owner, `line ${line}`].filter(Boolean).join(", ");
}

/** Everything that a verdict says after its first line, one sentence or row each, for plain formats. */
export function verdictDetails(verdict: ReportedVerdict): string[] {
  const { reason, evidence, ignored, notes, status, expected } = verdict;
  return [
    reason,
    ...(expected === undefined ? [] : [status === expected ? "As expected." : `Expected ${expected}.`]),
    ...evidence.map(({ message, violation }) => `${violation ? "against" : "for"}: ${message}`),
    ...ignored.map((socket) => `left out: ${socketText(socket)} (${socket.why})`),
    ...notes.map((note) => `note: ${note}`),
  ];
}
