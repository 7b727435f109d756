import type { ProtocolSocket, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { shownText } from "../shown-text.ts";

/** How verdicts read, wherever they are shown: at the check, in the view, in the status bar. */

const symbols: Record<ProtocolStatus, string> = {
  PASSED: "✓",
  FAILED: "✗",
  WARNING: "⚠",
  ERROR: "!",
  SKIPPED: "○",
  UNDECIDED: "?",
  NOT_EVALUATED: "–",
};

const countWords: Record<ProtocolStatus, string> = {
  FAILED: "failed",
  WARNING: "warning",
  ERROR: "error",
  UNDECIDED: "undecided",
  PASSED: "passed",
  SKIPPED: "skipped",
  NOT_EVALUATED: "not evaluated",
};

/** The statuses, the worst first. */
export const statusesByWeight = Object.keys(countWords) as ProtocolStatus[];

const longestLineText = 140;
const socketsNamedInLine = 2;

/** "FAILED", or "FAILED if reached" for a check below a condition that is not decided. */
export function statusText({ status, ifReached }: Pick<ProtocolVerdict, "status" | "ifReached">): string {
  return ifReached === undefined ? statusWord(status) : `${statusWord(ifReached)} if reached`;
}

function statusWord(status: ProtocolStatus): string {
  return status === "NOT_EVALUATED" ? "not evaluated" : status;
}

/** "23/tcp on 0.0.0.0, telnetd (pid 812)", with all owners; what the snapshot does not show is left out. */
export function socketText(socket: ProtocolSocket): string {
  const { port, proto, address, process, pid, owners = [{ process, pid }] } = socket;
  const place = `${port}/${proto} on ${address}`;
  const named = owners.flatMap((owner) => {
    const id = owner.pid === null ? "" : `(pid ${owner.pid})`;
    return [owner.process, id].filter(Boolean).join(" ") || [];
  });
  if (owners.length === 1 && process === null) return named.length === 0 ? place : `${place} ${named[0]}`;
  return [place, ...named].join(", ");
}

/** The text at the end of the line: the sockets that broke the check, or else the reason. One line, bounded. */
export function endOfLineText(verdict: ProtocolVerdict, status: string = statusText(verdict)): string {
  const culprits = verdict.evidence.flatMap((evidence) =>
    evidence.violation && evidence.socket ? [socketText(evidence.socket)] : [],
  );
  const named = culprits.slice(0, socketsNamedInLine);
  const more = culprits.length - named.length + (verdict.moreEvidence ?? 0);
  if (more > 0) named.push(`and ${more} more`);
  const why = verdict.status === "FAILED" && named.length > 0 ? named.join("; ") : verdict.reason;
  return lineText(verdict.status, `${status} — ${why}`);
}

/** One line, bounded, with the symbol of the status before it. */
export function lineText(status: ProtocolStatus, says: string): string {
  const text = shownText(`${symbols[status]} ${says}`.replace(/\s+/g, " "));
  return text.length > longestLineText ? `${text.slice(0, longestLineText - 1)}…` : text;
}

/** "1 failed, 2 passed", the worst first; "no verdicts" for none. */
export function countsText(verdicts: readonly Pick<ProtocolVerdict, "status">[]): string {
  const counts = statusesByWeight.flatMap((status) => {
    const count = verdicts.filter((verdict) => verdict.status === status).length;
    return count === 0 ? [] : [`${count} ${countWords[status]}`];
  });
  return counts.length === 0 ? "no verdicts" : counts.join(", ");
}
