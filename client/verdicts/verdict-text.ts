import { excerptText, statusesByWeight, statusSigns } from "../../core/views.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type {
  ProtocolDecided,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { shownText } from "../shown-text.ts";

/** The texts of verdicts, wherever they are shown: at the check, in the view, in the status bar. */

/** How many checks have a status, the worst first. */
const countTexts: Record<ProtocolStatus, (count: number) => string> = {
  FAILED: (count) => t("{0} failed", count),
  WARNING: (count) => tCount(count, "{0} warning", "{0} warnings"),
  ERROR: (count) => tCount(count, "{0} error", "{0} errors"),
  UNDECIDED: (count) => t("{0} undecided", count),
  PASSED: (count) => t("{0} passed", count),
  SKIPPED: (count) => t("{0} skipped", count),
  NOT_EVALUATED: (count) => t("{0} not evaluated", count),
};

/**
 * The most characters at the end of a line: of a reason, of a host name, of the processes on a port, and of
 * the whole text.
 */
const longestReason = 60;
const longestName = 40;
const longestProcesses = 30;
const longestLine = 260;
/** The most ports at the end of a line. */
const mostNamed = 4;

/** "FAILED", or "FAILED if reached" for a check below an undecided condition. */
export function statusText({ status, ifReached }: Pick<ProtocolVerdict, "status" | "ifReached">): string {
  return ifReached === undefined ? statusWord(status) : t("{0} if reached", statusWord(ifReached));
}

function statusWord(status: ProtocolStatus): string {
  return status === "NOT_EVALUATED" ? t("not evaluated") : status;
}

/**
 * Why a verdict is not PASSED, in a few words: "23, 9200", "22 (dropbear)", "PermitRootLogin yes", else the beginning of
 * its reason.
 */
export function shortReason(verdict: ProtocolVerdict): string {
  const { status, ifReached, reason } = verdict;
  if (ifReached !== undefined || status === "NOT_EVALUATED") return statusText(verdict);
  if (status === "PASSED") return "";
  return culpritsText(verdict) ?? shortened(reason, longestReason);
}

/**
 * The message of a test: "23, 9200 not allowed", "another process on 22 (dropbear)", else like `shortReason`.
 */
export function failureText(verdict: ProtocolVerdict): string {
  const culprits = culpritsText(verdict);
  if (culprits === undefined) return shortReason(verdict) || verdict.status;
  return breaches[verdict.type]?.(culprits) ?? culprits;
}

const breaches: Record<string, (culprits: string) => string> = {
  AUDIT_ALLOWED_OPEN_PORTS: (ports) => t("{0} not allowed", ports),
  AUDIT_DENIED_OPEN_PORTS: (ports) => t("{0} denied", ports),
  AUDIT_PROCESS_ON_PORT: (port) => t("another process on {0}", port),
};

/** The first sockets or lines that break a check; undefined if none does. */
function culpritsText(verdict: ProtocolVerdict): string | undefined {
  if (verdict.status !== "FAILED" && verdict.status !== "WARNING") return undefined;
  return guiltySockets(verdict) ?? guiltyLine(verdict);
}

/** Checks that compare lists whose lines say less than what was found in them. */
const comparesValues = /^(?:FILE_CHECK|RPM_CHECK|PKG_CHECK|CHKCONFIG|SVC_PROP|XINETD_SVC)/;

/** The text of the first line that breaks a check. */
function guiltyLine({ type, evidence, moreEvidence = 0 }: ProtocolVerdict): string | undefined {
  const guilty = evidence.flatMap((piece) =>
    piece.violation && piece.excerpt ? [{ ...piece, excerpt: piece.excerpt }] : [],
  );
  const [first] = guilty;
  if (first === undefined) return undefined;
  const says = comparesValues.test(type)
    ? shortened(factOf(first.message), longestReason)
    : excerptText(first.excerpt, longestReason);
  const more = guilty.length - 1 + moreEvidence;
  return more > 0 ? t("{0} and {1} more", says, more) : says;
}

/** "mode is 0644, not 0600" of "/etc/shadow: its mode is 0644, not 0600, line 7 of the snapshot" */
function factOf(message: string): string {
  return message
    .replace(/, line \d+ of the snapshot$/, "")
    .replace(/^\/[^:]*: /, "")
    .replace(/^its /, "");
}

function guiltySockets({ type, evidence, moreEvidence = 0 }: ProtocolVerdict): string | undefined {
  const sockets = evidence.flatMap(({ violation, socket }) => (violation && socket ? [socket] : []));
  sockets.sort((a, b) => a.port - b.port);
  const named = new Set(sockets.map((socket) => shortSocket(socket, type === "AUDIT_PROCESS_ON_PORT")));
  if (named.size === 0) return undefined;
  const shown = [...named].slice(0, mostNamed).join(", ");
  // Evidence that was not sent can be on the same ports, so its number of ports is unknown.
  if (moreEvidence > 0) return t("{0} and more", shown);
  return named.size > mostNamed ? t("{0} and {1} more", shown, named.size - mostNamed) : shown;
}

/** With all its processes: only the check knows which of them is the wrong one. */
function shortSocket(socket: ProtocolSocket, withProcesses: boolean): string {
  const { port, proto, process, pid, owners = [{ process, pid }] } = socket;
  const place = proto === "tcp" ? String(port) : `${port}/${proto}`;
  const names = withProcesses ? new Set(owners.flatMap((owner) => owner.process ?? [])) : [];
  const text = shortened([...names].join(", "), longestProcesses);
  return text === "" ? place : `${place} (${text})`;
}

/** "web-2", or "web-2 and 3 more". */
export function hostsText(names: readonly string[]): string {
  return firstText(names, longestName);
}

/** The first of some names, and how many more there are. @param most characters of the first */
export function firstText([first = "", ...others]: readonly string[], most: number): string {
  const name = shortened(first, most);
  return others.length === 0 ? name : t("{0} and {1} more", name, others.length);
}

/** "✗ web-2: 23, 9200": one line, bounded. */
export function lineText(status: ProtocolStatus, who: string, says: string): string {
  return shownText(shortened(`${statusSigns[status]} ${says === "" ? who : `${who}: ${says}`}`, longestLine));
}

/** One line of at most this many characters (UTF-16), cut between two words if possible. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  const blank = cut.lastIndexOf(" ");
  return `${blank > most / 2 ? cut.slice(0, blank) : cut}…`;
}

/** "1 failed, 2 passed", the worst first; "no verdicts" for none. */
export function countsText(verdicts: readonly Pick<ProtocolVerdict, "status">[]): string {
  const counts = statusesByWeight.flatMap((status) => {
    const count = verdicts.filter((verdict) => verdict.status === status).length;
    return count === 0 ? [] : [countTexts[status](count)];
  });
  return counts.length === 0 ? t("no verdicts") : counts.join(", ");
}

/** "31 of 40 checks decided" */
export function decidedText({ judged, decided }: ProtocolDecided): string {
  return tCount(judged, "{1} of {0} check decided", "{1} of {0} checks decided", decided);
}

/** "9 need output of 6 commands, 2 files, 1 answer"; undefined if no output of a host could decide more. */
export function needsText(decided: ProtocolDecided): string | undefined {
  const { waiting, commands, files, answers, lists } = decided;
  const needs = [
    ...(commands === 0 ? [] : [tCount(commands, "output of {0} command", "output of {0} commands")]),
    ...(files === 0 ? [] : [tCount(files, "{0} file", "{0} files")]),
    ...lists.map((list) => t("the list of {0}", list)),
    ...(answers === 0 ? [] : [tCount(answers, "{0} answer", "{0} answers")]),
  ];
  if (needs.length === 0) return undefined;
  return tCount(waiting, "{0} needs: {1}", "{0} need: {1}", needs.join(", "));
}
