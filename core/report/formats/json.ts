import type { EvidenceSocket, SocketOwner } from "../../evaluate/verdict.ts";
import type { CoverageGap, Process, ProtocolCoverage, Snapshot, Socket } from "../../snapshot/snapshot.ts";
import {
  type CheckReport,
  type LintReport,
  type ReportedEvidence,
  type ReportedFinding,
  type ReportedGate,
  type ReportedVerdict,
  summariseFindings,
  summariseVerdicts,
} from "../report.ts";
import { listedObservations, observationAsJson } from "./json-observations.ts";
import { Each, jsonPieces } from "./json-pieces.ts";

/** Versions of the JSON forms; they only change when a key changes its meaning or is removed. */
const lintVersion = 1;
/** 2: UNDECIDED and SKIPPED, `because` and what belongs to it instead of `conditional`, `owners`, `coverage`. */
export const verdictVersion = 2;

/** `schema/output/lint.schema.json` */
export function lintAsJson({ files }: LintReport): string {
  return print({
    version: lintVersion,
    files: files.map(({ path, findings }) => ({ path, findings: findings.map(jsonFinding) })),
    summary: summariseFindings(files),
  });
}

/** `schema/output/check.schema.json` */
export function checkAsJson(report: CheckReport): string {
  return [...checkAsJsonPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsJsonPieces({ results }: CheckReport): Iterable<string> {
  return jsonPieces({
    version: verdictVersion,
    results: new Each(results, jsonVerdict),
    summary: summariseVerdicts(results),
  });
}

/** `schema/output/snapshot.schema.json`, piece by piece. */
export function snapshotsAsJson(hosts: readonly { name: string; snapshot: Snapshot }[]): Iterable<string> {
  return jsonPieces({
    version: verdictVersion,
    hosts: new Each(hosts, ({ name, snapshot }) => {
      const { formats, sockets, processes, hashes, unread, observations, coverage } = snapshot;
      return {
        name,
        format: formats.join(" + ") || null,
        sockets: new Each(sockets, jsonSocket),
        processes: new Each(processes, jsonProcess),
        hashes: new Each(hashes, (hash) => hash),
        unread: new Each(unread, ({ line, text, reason }) => ({ line, text, reason })),
        observations: new Each(listedObservations(observations), (one) =>
          observationAsJson(observations!, one),
        ),
        coverage: {
          viewpoint: coverage.viewpoint,
          processNames: coverage.processNames,
          processes: coverage.processes,
          tcp: jsonCoverage(coverage.tcp),
          udp: jsonCoverage(coverage.udp),
        },
      };
    }),
  });
}

function jsonSocket(socket: Socket) {
  const { proto, family, address, port, state, process, pid, line } = socket;
  return { proto, family, address, port, state, process, pid, owners: ownersOf(socket), line };
}

function jsonProcess({ pid, name, command, user, line }: Process) {
  return { pid, name, ...(command !== undefined && { command }), ...(user !== undefined && { user }), line };
}

/** The ports whose state is known, and why no others are. */
function jsonCoverage({ 4: ipv4, 6: ipv6, vouched, gaps }: ProtocolCoverage) {
  return {
    ipv4: ipv4.ranges(),
    ipv6: ipv6.ranges(),
    vouched: vouched.ranges(),
    gaps: gaps.map(({ kind, message, line }: CoverageGap) => ({
      kind,
      message,
      ...(line !== undefined && { line }),
    })),
  };
}

/**
 * Every process that holds the socket, the one that `process` and `pid` name first; empty if none is shown.
 */
function ownersOf({
  process,
  pid,
  owners,
}: Pick<EvidenceSocket, "process" | "pid" | "owners">): SocketOwner[] {
  if (owners !== undefined) return owners.map((owner) => ({ process: owner.process, pid: owner.pid }));
  return process === null && pid === null ? [] : [{ process, pid }];
}

function jsonFinding({ rule, severity, message, range, related, fix, url }: ReportedFinding) {
  return { rule, severity, message, range, ...(related && { related }), ...(fix && { fix }), url };
}

function jsonVerdict({ policy, host, check, status, reason, ...rest }: ReportedVerdict) {
  return {
    policy,
    host,
    check,
    status,
    ...(rest.expected !== undefined && { expected: rest.expected }),
    ...(rest.because && { because: rest.because }),
    ...(rest.remedy && { remedy: rest.remedy }),
    ...(rest.ifReached && { ifReached: rest.ifReached }),
    ...(rest.gate && { gate: jsonGate(rest.gate) }),
    reason,
    evidence: rest.evidence.map(jsonEvidence),
    ...(rest.moreEvidence !== undefined && { moreEvidence: rest.moreEvidence }),
    ignored: rest.ignored.map(jsonIgnored),
    ...(rest.moreIgnored !== undefined && { moreIgnored: rest.moreIgnored }),
    notes: rest.notes,
  };
}

function jsonGate({ description, why, remedy, line }: ReportedGate) {
  return { description, line, why, remedy };
}

function jsonIgnored(socket: ReportedVerdict["ignored"][number]) {
  const { proto, address, port, process, pid, line, why } = socket;
  return { proto, address, port, process, pid, owners: ownersOf(socket), line, why };
}

/**
 * The keys of the socket are in the evidence itself, without those that the snapshot doesn't show; so are
 * those of a part of a line, with the columns of the part from 1.
 */
function jsonEvidence({ element, socket, excerpt }: ReportedEvidence) {
  return {
    ...(element && { element: element.text }),
    ...(excerpt && {
      line: excerpt.line,
      text: excerpt.text,
      startColumn: excerpt.column + excerpt.start + 1,
      endColumn: excerpt.column + excerpt.end + 1,
    }),
    ...(socket && {
      port: socket.port,
      proto: socket.proto,
      address: socket.address,
      ...(socket.process !== null && { process: socket.process }),
      ...(socket.pid !== null && { pid: socket.pid }),
      owners: ownersOf(socket),
      line: socket.line,
    }),
  };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
