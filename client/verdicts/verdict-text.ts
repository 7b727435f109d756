import type {
  ProtocolEvidence,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
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

/** Characters of a reason and of a name of a host at the end of a line. */
const longestReason = 60;
const longestName = 40;
/** Ports at the end of a line. */
const mostNamed = 4;

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

/** Why a verdict is not PASSED, in a few words: "23, 9200", "22 (dropbear)", else the beginning of its reason. */
export function shortReason(verdict: ProtocolVerdict): string {
  const { status, type, evidence, moreEvidence = 0, ifReached, reason } = verdict;
  if (ifReached !== undefined || status === "NOT_EVALUATED") return statusText(verdict);
  if (status === "PASSED") return "";
  const culprits = status === "FAILED" || status === "WARNING" ? evidence.filter(isViolation) : [];
  const named = new Set(culprits.map(({ socket }) => shortSocket(socket!, type === "AUDIT_PROCESS_ON_PORT")));
  if (named.size === 0) return shortened(reason, longestReason);
  const shown = [...named].slice(0, mostNamed);
  const more = named.size - shown.length + moreEvidence;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** What a test says of it: "23, 9200 not allowed", "23 denied", else as `shortReason`. */
export function failureText(verdict: ProtocolVerdict): string {
  const { status, type, evidence } = verdict;
  const short = shortReason(verdict) || status;
  if ((status !== "FAILED" && status !== "WARNING") || !evidence.some(isViolation)) return short;
  return `${short}${verbs[type] ?? ""}`;
}

const verbs: Record<string, string> = {
  AUDIT_ALLOWED_OPEN_PORTS: " not allowed",
  AUDIT_DENIED_OPEN_PORTS: " denied",
  AUDIT_PROCESS_ON_PORT: ", another process",
};

function isViolation({ violation, socket }: ProtocolEvidence): boolean {
  return violation && socket !== undefined;
}

function shortSocket({ port, proto, process }: ProtocolSocket, withProcess: boolean): string {
  const place = proto === "tcp" ? String(port) : `${port}/${proto}`;
  return withProcess && process !== null ? `${place} (${process})` : place;
}

/** "web-2", or "web-2 and 3 more". */
export function hostsText(names: readonly string[]): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** "✗ web-2: 23, 9200": one line, bounded. */
export function lineText(status: ProtocolStatus, who: string, says: string): string {
  const subject = shortened(who, longestName);
  return shownText(`${symbols[status]} ${says === "" ? subject : `${subject}: ${says}`}`);
}

/** One line of at most as many characters, cut between two words where there is one. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const blank = cut.lastIndexOf(" ");
  return `${blank > most / 2 ? cut.slice(0, blank) : cut}…`;
}

/** "1 failed, 2 passed", the worst first; "no verdicts" for none. */
export function countsText(verdicts: readonly Pick<ProtocolVerdict, "status">[]): string {
  const counts = statusesByWeight.flatMap((status) => {
    const count = verdicts.filter((verdict) => verdict.status === status).length;
    return count === 0 ? [] : [`${count} ${countWords[status]}`];
  });
  return counts.length === 0 ? "no verdicts" : counts.join(", ");
}
