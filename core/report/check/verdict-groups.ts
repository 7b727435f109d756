import type { IgnoredSocket, Status } from "../../evaluate/verdict.ts";
import { excerptText } from "../../observations/excerpt-text.ts";
import { describeSocket } from "../../snapshot/sockets/describe-socket.ts";
import type { ReportedEvidence, ReportedVerdict } from "../report.ts";
import { meetsExpectation } from "./expectation.ts";

export interface VerdictGroup {
  policy: string;
  host: string;
  verdicts: ReportedVerdict[];
}

/** The verdicts of each policy on each host, one pair after another: the verdicts of a pair are adjacent. */
export function* groupVerdicts(results: Iterable<ReportedVerdict>): Generator<VerdictGroup> {
  let group: VerdictGroup | undefined;
  for (const verdict of results) {
    const { policy, host } = verdict;
    if (group?.policy !== policy || group.host !== host) {
      if (group !== undefined) yield group;
      group = { policy, host, verdicts: [] };
    }
    group.verdicts.push(verdict);
  }
  if (group !== undefined) yield group;
}

/** Verdicts that one cause leaves undecided: a condition, or that the scanner would not run the policy. */
export interface SharedDoubt {
  policy: string;
  host: string;
  /** What the verdicts are, as in `UNDECIDED below the condition "Debian is installed"`. */
  title: string;
  /** The line of the policy that it is about. */
  line: number;
  reason: string;
  remedy: string | undefined;
  verdicts: ReportedVerdict[];
}

export type VerdictBlock =
  | { kind: "verdict"; verdict: ReportedVerdict }
  | { kind: "doubt"; doubt: SharedDoubt };

/**
 * The verdicts of one policy on one host; those that are undecided for the same cause are one block, in the
 * place of the first.
 */
export function verdictBlocks(verdicts: readonly ReportedVerdict[]): VerdictBlock[] {
  const doubts = new Map<string, SharedDoubt>();
  const blocks: VerdictBlock[] = [];
  for (const verdict of verdicts) {
    const found = doubtOf(verdict);
    if (found === undefined) {
      blocks.push({ kind: "verdict", verdict });
      continue;
    }
    const { key, doubt } = found;
    const known = doubts.get(key);
    if (known !== undefined) {
      known.verdicts.push(verdict);
      continue;
    }
    doubts.set(key, doubt);
    blocks.push({ kind: "doubt", doubt });
  }
  return blocks;
}

function doubtOf(verdict: ReportedVerdict): { key: string; doubt: SharedDoubt } | undefined {
  const { policy, host, check, because, reason, remedy, gate } = verdict;
  if (gate !== undefined) {
    const title = gate.description === "" ? "below a condition" : `below the condition "${gate.description}"`;
    const doubt = { policy, host, title, line: gate.line, reason: gate.why, remedy: gate.remedy };
    return { key: `gate ${gate.line} ${gate.description}`, doubt: { ...doubt, verdicts: [verdict] } };
  }
  if (because !== "refused") return undefined;
  const doubt = { policy, host, title: "as a whole", line: check.line, reason, remedy };
  return { key: "refused", doubt: { ...doubt, verdicts: [verdict] } };
}

/** Why the verdicts are not decided, how many they are, and what would decide them: for one-line formats. */
export function doubtText({ reason, remedy, verdicts }: SharedDoubt): string {
  const waiting = `${verdicts.length === 1 ? "1 check waits" : `${verdicts.length} checks wait`} for it.`;
  return [reason, waiting, ...(remedy === undefined ? [] : [remedy])].join(" ");
}

/** As shown to people: NOT_EVALUATED without the underscore. */
export function statusLabel(status: Status): string {
  return status.replace("_", " ");
}

/** The label of a verdict below an undecided condition: `FAILED if reached`. */
export function labelIfReached({ status, ifReached }: Pick<ReportedVerdict, "status" | "ifReached">): string {
  return ifReached === undefined ? statusLabel(status) : `${statusLabel(ifReached)} if reached`;
}

/**
 * Does a verdict need no attention? If a snapshot says what to expect, it is as expected; otherwise it
 * passed, the scanner does not report it, it is never judged, or it is not known whether it is reached.
 */
export function isInOrder({ status, expected, gate }: ReportedVerdict): boolean {
  if (expected !== undefined) return meetsExpectation(status, expected);
  if (status === "UNDECIDED") return gate !== undefined;
  return status === "PASSED" || status === "SKIPPED" || status === "NOT_EVALUATED";
}

/** The name of a check: its description, else its item type. */
export function checkName({ description, type }: { description: string; type: string }): string {
  return description || type || "check without a description";
}

/** The place of a check, to append to its name: `AUDIT_DENIED_OPEN_PORTS, line 3` */
export function checkPlace({ type, description, line }: ReportedVerdict["check"]): string {
  return type && description ? `${type}, line ${line}` : `line ${line}`;
}

/** `left out: 22/tcp on 127.0.0.1, sshd (pid 812), line 14 (listens on the loopback address only)` */
export function leftOutText(socket: IgnoredSocket): string {
  return `left out: ${describeSocket(socket)}, line ${socket.line} (${socket.why})`;
}

/** What a piece of evidence says, with the line of the snapshot if it is about one. */
export function evidenceText({ message, excerpt }: Pick<ReportedEvidence, "message" | "excerpt">): string {
  // Something missing has a place, but no text.
  return excerpt === undefined || excerpt.text === "" ? message : `${message}: ${excerptText(excerpt)}`;
}

/** Everything that a verdict says after its first line, one sentence or row each, for plain formats. */
export function verdictDetails(verdict: ReportedVerdict): string[] {
  const { status, reason, evidence, moreEvidence, ignored, moreIgnored, notes, expected } = verdict;
  return [
    reason,
    ...(expected === undefined ? [] : [expectationText(verdict, expected)]),
    ...doubtDetails(verdict),
    ...evidence.map((piece) => `${describeBearing(status, piece.violation)}: ${evidenceText(piece)}`),
    ...(moreEvidence === undefined ? [] : [`and ${moreEvidence} more`]),
    ...ignored.map(leftOutText),
    ...(moreIgnored === undefined ? [] : [`left out: ${moreIgnored} more`]),
    ...notes.map((note) => `note: ${note}`),
  ];
}

/** What a piece of evidence proves; without a decision, it is neither for the host nor against it. */
function describeBearing(status: Status, violation: boolean): string {
  if (status === "UNDECIDED") return "seen";
  return violation ? "against" : "for";
}

function doubtDetails({ ifReached, gate, remedy }: ReportedVerdict): string[] {
  const help = remedy === undefined ? [] : [`help: ${remedy}`];
  if (gate === undefined) return help;
  const reached = ifReached === undefined ? [] : [`${statusLabel(ifReached)} if the scanner reaches it`];
  return [...reached, `undecided: the condition on line ${gate.line}: ${gate.why}`, `help: ${gate.remedy}`];
}

function expectationText({ status }: ReportedVerdict, expected: string): string {
  return meetsExpectation(status, expected) ? "As expected." : `Expected ${expected}.`;
}
