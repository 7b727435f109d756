import type { ProtocolSocket, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { shownText } from "../shown-text.ts";

/** How verdicts read, wherever they are shown: at the check, in the view, in the status bar. */

const symbols: Record<ProtocolStatus, string> = {
  PASSED: "✓",
  FAILED: "✗",
  WARNING: "⚠",
  ERROR: "!",
  NOT_EVALUATED: "–",
};

const countWords: Record<ProtocolStatus, string> = {
  FAILED: "failed",
  WARNING: "warning",
  ERROR: "error",
  PASSED: "passed",
  NOT_EVALUATED: "not evaluated",
};

const longestLineText = 140;
const socketsNamedInLine = 2;

/** "FAILED", or "FAILED if its condition holds" for a check whose branch could not be decided. */
export function statusText(verdict: Pick<ProtocolVerdict, "status" | "conditional">): string {
  const status = verdict.status === "NOT_EVALUATED" ? "not evaluated" : verdict.status;
  return verdict.conditional ? `${status} if its condition holds` : status;
}

/** "23/tcp on 0.0.0.0, telnetd (pid 812)"; what the snapshot does not show is left out. */
export function socketText(socket: ProtocolSocket): string {
  const port = `${socket.port}/${socket.proto} on ${socket.address}`;
  const pid = socket.pid === null ? "" : `pid ${socket.pid}`;
  if (socket.process === null) return pid === "" ? port : `${port} (${pid})`;
  return pid === "" ? `${port}, ${socket.process}` : `${port}, ${socket.process} (${pid})`;
}

/** The text at the end of the line: the sockets that broke the check, or else the reason. One line, bounded. */
export function endOfLineText(verdict: ProtocolVerdict): string {
  const culprits = verdict.evidence.flatMap((evidence) =>
    evidence.violation && evidence.socket ? [socketText(evidence.socket)] : [],
  );
  const named = culprits.slice(0, socketsNamedInLine);
  if (culprits.length > named.length) named.push(`and ${culprits.length - named.length} more`);
  const why = verdict.status === "FAILED" && named.length > 0 ? named.join("; ") : verdict.reason;
  const text = shownText(`${symbols[verdict.status]} ${statusText(verdict)} — ${why}`.replace(/\s+/g, " "));
  return text.length > longestLineText ? `${text.slice(0, longestLineText - 1)}…` : text;
}

/** "1 failed, 2 passed", the worst first; "no verdicts" for none. */
export function countsText(verdicts: readonly Pick<ProtocolVerdict, "status">[]): string {
  const counts = (Object.keys(countWords) as ProtocolStatus[]).flatMap((status) => {
    const count = verdicts.filter((verdict) => verdict.status === status).length;
    return count === 0 ? [] : [`${count} ${countWords[status]}`];
  });
  return counts.length === 0 ? "no verdicts" : counts.join(", ");
}
