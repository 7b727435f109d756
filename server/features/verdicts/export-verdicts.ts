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
  ExportFormat,
  ExportVerdictsParams,
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

/** The verdicts of one policy on its hosts as the text of a file. */
export function exportVerdicts(
  result: Pick<EvaluateHostsResult, "hosts">,
  { policyName, format, only }: Pick<ExportVerdictsParams, "policyName" | "format" | "only">,
): string {
  const isMeant = (host: string, check: string) =>
    only === undefined || only.some((one) => (one.host ?? host) === host && (one.check ?? check) === check);
  const results = result.hosts.flatMap((host) =>
    host.verdicts
      .filter(({ id }) => isMeant(host.id, id))
      .map(
        ({
          id: _,
          type,
          description,
          range,
          anchor: __,
          vouch: ___,
          evidence,
          gate,
          because,
          ...verdict
        }): ReportedVerdict => ({
          ...verdict,
          policy: policyName,
          host: host.name,
          check: { type, description, line: range.start.line + 1 },
          ...(because !== undefined && { because }),
          ...(gate !== undefined && { gate: reportedGate(gate) }),
          evidence: evidence.map(({ element, ...rest }) =>
            element ? { ...rest, element: { text: element.text, line: element.range.start.line + 1 } } : rest,
          ),
        }),
      ),
  );
  return formats[format]({ tool: { version: "", rules: new Map() }, results });
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

/** A spreadsheet takes a field that begins like this for a formula; an apostrophe makes it a text. */
const formula = /^[=+\-@\t\r]/;

function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
