import type { Snapshot } from "../snapshot/snapshot.ts";
import {
  type CheckReport,
  type LintReport,
  type ReportedEvidence,
  type ReportedFinding,
  type ReportedVerdict,
  summariseFindings,
  summariseVerdicts,
} from "./report.ts";

/** Version of the three JSON forms; it changes only when a key changes its meaning or goes. */
const version = 1;

/** `schema/output/lint.schema.json` */
export function lintAsJson({ files }: LintReport): string {
  return print({
    version,
    files: files.map(({ path, findings }) => ({ path, findings: findings.map(jsonFinding) })),
    summary: summariseFindings(files),
  });
}

/** `schema/output/check.schema.json` */
export function checkAsJson({ results }: CheckReport): string {
  return print({ version, results: results.map(jsonVerdict), summary: summariseVerdicts(results) });
}

/** `schema/output/snapshot.schema.json` */
export function snapshotsAsJson(hosts: readonly { name: string; snapshot: Snapshot }[]): string {
  return print({
    version,
    hosts: hosts.map(({ name, snapshot }) => ({
      name: snapshot.host ?? name,
      format: snapshot.formats.join(" + ") || null,
      sockets: snapshot.sockets,
      processes: snapshot.processes,
      hashes: snapshot.hashes,
      unread: snapshot.unread,
    })),
  });
}

function jsonFinding({ rule, severity, message, range, related, fix, url }: ReportedFinding) {
  return { rule, severity, message, range, ...(related && { related }), ...(fix && { fix }), url };
}

function jsonVerdict({ policy, host, check, status, conditional, reason, ...rest }: ReportedVerdict) {
  return {
    policy,
    host,
    check,
    status,
    ...(rest.expected !== undefined && { expected: rest.expected }),
    conditional,
    reason,
    evidence: rest.evidence.map(jsonEvidence),
    ignored: rest.ignored,
    notes: rest.notes,
  };
}

/** The socket's keys stand in the evidence itself, without those that the snapshot doesn't show. */
function jsonEvidence({ element, socket }: ReportedEvidence) {
  return {
    ...(element && { element: element.text }),
    ...(socket && {
      port: socket.port,
      proto: socket.proto,
      address: socket.address,
      ...(socket.process !== null && { process: socket.process }),
      ...(socket.pid !== null && { pid: socket.pid }),
      line: socket.line,
    }),
  };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
