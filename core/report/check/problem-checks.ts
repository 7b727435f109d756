import type { Status } from "../../evaluate/verdict.ts";
import type { ReportedCheck, ReportedVerdict } from "../report.ts";
import { groupVerdicts, isInOrder, type SharedDoubt, verdictBlocks } from "./verdict-groups.ts";

/** A check with verdicts that need attention, on any number of hosts. */
export interface ProblemCheck {
  policy: string;
  check: ReportedCheck;
  /** How many verdicts of each status it has, including those that are in order. */
  counts: Map<Status, number>;
  /** The verdicts that need attention, by status. */
  problems: Map<Status, StatusProblem>;
}

export interface StatusProblem {
  /** How many hosts have it. */
  count: number;
  /** The first one in full. */
  first: ReportedVerdict;
  /** The first hosts that have it. */
  hosts: ProblemHost[];
}

/** What is kept of a verdict on one of many hosts. */
export interface ProblemHost {
  host: string;
  reason: string;
  /** The snapshot, and the line in it that decides most. */
  snapshot?: string;
  line?: number;
  /** The text of the line. */
  message?: string;
}

/** What leaves checks of a policy undecided, on any number of hosts. */
export interface SharedProblem {
  policy: string;
  doubt: SharedDoubt;
  count: number;
  hosts: string[];
}

export interface Problems {
  checks: ProblemCheck[];
  doubts: SharedProblem[];
}

/**
 * The verdicts that need attention, by check instead of by host: an annotation at the line of a check is one
 * thing, whichever hosts it is about.
 *
 * @param most how many hosts are kept for a check and status; the others are counted
 */
export function problemChecks(results: Iterable<ReportedVerdict>, most: number): Problems {
  const checks = new Map<string, ProblemCheck>();
  const doubts = new Map<string, SharedProblem>();
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    // Checks on the same line are distinguished by their order.
    const twins = new Map<string, number>();
    for (const block of verdictBlocks(verdicts)) {
      if (block.kind === "doubt") addDoubt(doubts, block.doubt, host, most);
      else addVerdict(checks, twins, policy, block.verdict, most);
    }
  }
  return {
    checks: [...checks.values()].filter(({ problems }) => problems.size > 0),
    doubts: [...doubts.values()],
  };
}

function addVerdict(
  checks: Map<string, ProblemCheck>,
  twins: Map<string, number>,
  policy: string,
  verdict: ReportedVerdict,
  most: number,
): void {
  const { check, status } = verdict;
  const name = JSON.stringify([policy, check.line, check.type, check.description]);
  const twin = twins.get(name) ?? 0;
  twins.set(name, twin + 1);
  const key = `${name} ${twin}`;
  let known = checks.get(key);
  if (known === undefined) {
    known = { policy, check, counts: new Map(), problems: new Map() };
    checks.set(key, known);
  }
  known.counts.set(status, (known.counts.get(status) ?? 0) + 1);
  if (isInOrder(verdict)) return;
  const problem = known.problems.get(status);
  if (problem === undefined) {
    known.problems.set(status, { count: 1, first: verdict, hosts: [problemHost(verdict)] });
  } else {
    problem.count++;
    if (problem.hosts.length < most) problem.hosts.push(problemHost(verdict));
  }
}

function problemHost({ host, reason, snapshot, evidence }: ReportedVerdict): ProblemHost {
  if (snapshot === undefined) return { host, reason };
  const lines = evidence.flatMap(({ socket, excerpt, message, violation }) => {
    const line = socket?.line ?? excerpt?.line;
    return line === undefined ? [] : [{ line, message, violation }];
  });
  const decisive = lines.find(({ violation }) => violation) ?? lines[0];
  return {
    host,
    reason,
    snapshot,
    ...(decisive && { line: decisive.line, message: decisive.message }),
  };
}

function addDoubt(doubts: Map<string, SharedProblem>, doubt: SharedDoubt, host: string, most: number): void {
  const { policy, line, title } = doubt;
  const key = JSON.stringify([policy, line, title]);
  const known = doubts.get(key);
  if (known === undefined) doubts.set(key, { policy, doubt, count: 1, hosts: [host] });
  else {
    known.count++;
    if (known.hosts.length < most) known.hosts.push(host);
  }
}
