import {
  type CheckReport,
  checkAsAzure,
  checkAsCheckstyle,
  checkAsGithub,
  checkAsGitlab,
  checkAsHtml,
  checkAsJson,
  checkAsJunit,
  checkAsMarkdown,
  checkAsRdjson,
  checkAsSarif,
  checkAsTap,
  checkAsText,
  checkAsUnix,
  type ReportedGate,
  type ReportedVerdict,
  statusLabel,
} from "../../../core/editor.ts";
import type {
  EvaluateHostsResult,
  ExportedPolicy,
  ExportedVerdicts,
  ExportFormat,
  ProtocolGate,
} from "../../protocol.ts";

const formats: Record<ExportFormat, (report: CheckReport) => string> = {
  csv: ({ results }) => verdictsAsCsv(results),
  text: checkAsText,
  markdown: checkAsMarkdown,
  json: checkAsJson,
  html: checkAsHtml,
  sarif: checkAsSarif,
  junit: checkAsJunit,
  tap: checkAsTap,
  unix: checkAsUnix,
  github: checkAsGithub,
  azure: checkAsAzure,
  gitlab: checkAsGitlab,
  rdjson: checkAsRdjson,
  checkstyle: checkAsCheckstyle,
};

/** What to export for a policy: the results on its hosts, and which of them to include. */
export interface ExportedResult extends Pick<ExportedPolicy, "policyName" | "only"> {
  result: Pick<EvaluateHostsResult, "checks" | "hosts">;
}

/** Writes the verdicts of policies on their hosts as the text of a file. */
export function exportVerdicts(policies: readonly ExportedResult[], format: ExportFormat): string {
  return formats[format]({ tool: { version: "", rules: new Map() }, results: policies.flatMap(reported) });
}

function reported({ result: { checks, hosts }, policyName, only }: ExportedResult): ReportedVerdict[] {
  const isMeant = meantBy(only);
  const references = checks.map(({ type, description, range }) => ({
    type,
    description,
    line: range.start.line + 1,
  }));
  return hosts.flatMap((host) =>
    host.verdicts
      .filter(({ check }) => isMeant(host.id, checks[check]!.id))
      .map(
        ({ check, vouch: _, evidence, gate, because, ...verdict }): ReportedVerdict => ({
          ...verdict,
          policy: policyName,
          host: host.name,
          check: references[check]!,
          ...(because !== undefined && { because }),
          ...(gate !== undefined && { gate: reportedGate(gate) }),
          evidence: evidence.map(({ element, ...rest }) =>
            element ? { ...rest, element: { text: element.text, line: element.range.start.line + 1 } } : rest,
          ),
        }),
      ),
  );
}

function meantBy(only: readonly ExportedVerdicts[] | undefined): (host: string, check: string) => boolean {
  if (only === undefined) return () => true;
  const parts = only.map(({ checks, hosts }) => ({
    checks: checks && new Set(checks),
    hosts: hosts && new Set(hosts),
  }));
  return (host, check) =>
    parts.some(({ checks, hosts }) => (hosts?.has(host) ?? true) && (checks?.has(check) ?? true));
}

function reportedGate({ range, ...gate }: ProtocolGate): ReportedGate {
  return { ...gate, line: range.start.line + 1 };
}

/** One row for each check on each host, as RFC 4180 has it. */
function verdictsAsCsv(results: Iterable<ReportedVerdict>): string {
  const rows = [...results].map(({ policy, host, check, status, because, ifReached, reason, remedy }) => [
    policy,
    host,
    check.description || check.type,
    String(check.line),
    statusLabel(status),
    because ?? "",
    ifReached === undefined ? "" : statusLabel(ifReached),
    reason,
    remedy ?? "",
  ]);
  const header = ["policy", "host", "check", "line", "status", "because", "if reached", "reason", "remedy"];
  return [header, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

/** Spreadsheets read a field that begins like this as a formula; an apostrophe makes it text. */
const formula = /^[=+\-@\t\r]/;

function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
