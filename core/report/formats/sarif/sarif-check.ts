import type { Location, Result } from "sarif";
import type { Status } from "../../../evaluate/verdict.ts";
import { plural } from "../../../text/plural.ts";
import {
  type ProblemCheck,
  type ProblemHost,
  problemChecks,
  type SharedProblem,
  type StatusProblem,
} from "../../check/problem-checks.ts";
import { checkName, doubtText, statusLabel, verdictDetails } from "../../check/verdict-groups.ts";
import { hash } from "../../lint/fingerprint.ts";
import type { CheckReport } from "../../report.ts";
import { doubtDescriptor, doubtRule, itemTypeDescriptor, ruleOfCheck } from "./item-type-rules.ts";
import { messageOf } from "./message.ts";
import { boundedResults, location, sarifPieces } from "./sarif-log.ts";

/**
 * Verdicts that need attention as SARIF 2.1.0. The item type is the rule, the line of the check in the policy
 * the location, and a check is one result, whichever hosts it is about: code scanning turns every result into
 * an alert, treats all results of a rule and line as the same one, and closes it when it is gone. That is why
 * undecided checks are results, too.
 */
export function checkAsSarif(report: CheckReport): string {
  return [...checkAsSarifPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsSarifPieces({ tool, results }: CheckReport): Iterable<string> {
  const { checks, doubts } = problemChecks(results, mostHosts);
  const ids = [...new Set(checks.map(({ check }) => ruleOfCheck(check.type)))].sort();
  const rules = ids.map(itemTypeDescriptor);
  if (doubts.length > 0) rules.push(doubtDescriptor());
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const all = [
    ...checks.map((problem) => checkResult(problem, indexes)),
    ...doubts.map((doubt) => doubtResult(doubt, indexes)),
  ];
  const bounded = boundedResults(all);
  return sarifPieces({ command: "check", version: tool.version, rules, ...bounded });
}

/** Code scanning shows 100 locations of a result. */
const mostHosts = 100;

/** How many hosts are named in the message; all others are locations. */
const mostNamed = 5;

const levels: Record<Status, "error" | "warning"> = {
  FAILED: "error",
  ERROR: "error",
  // The snapshot says to expect something else.
  PASSED: "error",
  SKIPPED: "error",
  NOT_EVALUATED: "error",
  WARNING: "warning",
  UNDECIDED: "warning",
};

/** The order in which statuses are listed. */
const gravity = Object.keys(levels) as Status[];

function checkResult(
  { policy, check, counts, problems }: ProblemCheck,
  indexes: ReadonlyMap<string, number>,
): Result {
  const ruleId = ruleOfCheck(check.type);
  const told = [...problems].sort(([left], [right]) => gravity.indexOf(left) - gravity.indexOf(right));
  const locations = told
    .flatMap(([status, { hosts }]) => hosts.map((host) => hostLocation(status, host)))
    .slice(0, mostHosts);
  const heads = told.map(
    ([status, { count, hosts }]) => `${statusLabel(status)} on ${namedHosts(hosts, count)}`,
  );
  return {
    ruleId,
    ruleIndex: indexes.get(ruleId)!,
    level: told.some(([status]) => levels[status] === "error") ? "error" : "warning",
    message: messageOf([`${checkName(check)}: ${heads.join(", ")}.`, ...told.flatMap(detailsOf)].join("\n")),
    locations: [{ physicalLocation: location(policy, { startLine: check.line }) }],
    relatedLocations: locations.map((one, index) => ({ id: index + 1, ...one })),
    partialFingerprints: { "nessusAudit/v2": hash(JSON.stringify([check.type, check.description])) },
    properties: { hosts: Object.fromEntries(counts) },
  };
}

/** What decided on the first host in full, and on the next ones the reason. */
function detailsOf([_status, { first, hosts }]: [Status, StatusProblem]): string[] {
  const [reason, ...details] = verdictDetails(first);
  if (hosts.length === 1) return [reason!, ...details];
  return [
    `${first.host}: ${reason}`,
    ...details,
    ...hosts.slice(1, mostNamed).map((other) => `${other.host}: ${other.reason}`),
  ];
}

function namedHosts(hosts: readonly { host: string }[], count: number): string {
  const named = hosts.slice(0, mostNamed).map(({ host }) => host);
  const more = count - named.length;
  if (more > 0) return `${named.join(", ")} and ${plural(more, "more host")}`;
  return named.length === 1 ? named[0]! : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

function hostLocation(status: Status, { host, reason, snapshot, line, message }: ProblemHost): Location {
  return {
    message: messageOf(`${statusLabel(status)} on ${host}: ${message ?? reason}`),
    logicalLocations: [{ name: host, kind: "host" }],
    ...(snapshot !== undefined && {
      physicalLocation: location(snapshot, line === undefined ? undefined : { startLine: line }),
    }),
  };
}

function doubtResult(
  { policy, doubt, hosts, count }: SharedProblem,
  indexes: ReadonlyMap<string, number>,
): Result {
  const on = namedHosts(
    hosts.map((host) => ({ host })),
    count,
  );
  return {
    ruleId: doubtRule,
    ruleIndex: indexes.get(doubtRule)!,
    level: "note",
    message: messageOf(`UNDECIDED on ${on}: ${doubt.title}. ${doubtText(doubt)}`),
    locations: [{ physicalLocation: location(policy, { startLine: doubt.line }) }],
    relatedLocations: hosts.map((host, index) => ({
      id: index + 1,
      logicalLocations: [{ name: host, kind: "host" }],
      message: messageOf(host),
    })),
    partialFingerprints: { "nessusAudit/v2": hash(JSON.stringify([doubtRule, doubt.title])) },
  };
}
