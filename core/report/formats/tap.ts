import { harmlessText } from "../../text/harmless-text.ts";
import {
  checkName,
  groupVerdicts,
  isInOrder,
  labelIfReached,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { messageWithPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "../report.ts";

/** Findings as TAP 14: a test point for each file, its findings in the diagnostic block. */
export function lintAsTap({ files }: LintReport): string {
  return document(
    files.map(({ path, findings }) => ({
      ok: findings.length === 0,
      description: path,
      details: findings.map((finding) => {
        const {
          rule,
          severity,
          range: { start },
        } = finding;
        return `${start.line}:${start.column} ${severity}[${rule}]: ${messageWithPlace(finding)}`;
      }),
    })),
  );
}

/** Verdicts as TAP 14: a test point for each check on each host. */
export function checkAsTap(report: CheckReport): string {
  return [...checkAsTapPieces(report)].join("");
}

/** The same, piece by piece. */
export function* checkAsTapPieces({ results, undecidedPasses = false }: CheckReport): Generator<string> {
  let count = 0;
  for (const _ of results) count++;
  yield headOf(count);
  let number = 0;
  for (const { verdicts } of groupVerdicts(results)) {
    yield verdicts.map((verdict) => pointText(verdictPoint(verdict, undecidedPasses), ++number)).join("");
  }
}

function verdictPoint(verdict: ReportedVerdict, undecidedPasses: boolean): TestPoint {
  const { policy, host, check, status, expected, reason } = verdict;
  const isTolerated = status === "UNDECIDED" && expected === undefined && undecidedPasses;
  const ok = isInOrder(verdict) || isTolerated;
  const isSkipped = ok && status !== "PASSED" && expected === undefined;
  return {
    ok,
    description: `${policy} on ${host}: ${checkName(check)}`,
    ...(isSkipped && { skip: status === "UNDECIDED" ? `${labelIfReached(verdict)}: ${reason}` : reason }),
    details: ok ? [] : [status, ...verdictDetails(verdict)],
  };
}

interface TestPoint {
  ok: boolean;
  description: string;
  skip?: string;
  details: string[];
}

function document(points: readonly TestPoint[]): string {
  return headOf(points.length) + points.map((point, index) => pointText(point, index + 1)).join("");
}

function headOf(count: number): string {
  return `TAP version 14\n${count === 0 ? "1..0 # SKIP nothing to report" : `1..${count}`}\n`;
}

function pointText({ ok, description, skip, details }: TestPoint, number: number): string {
  const lines = [
    `${ok ? "ok" : "not ok"} ${number} - ${escapeDescription(description)}${skip === undefined ? "" : ` # SKIP ${oneLine(skip)}`}`,
    ...(details.length > 0 ? ["  ---", "  details:", ...details.map(yamlItem), "  ..."] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** A JSON string is also a YAML string. */
function yamlItem(text: string): string {
  return `    - ${harmlessText(JSON.stringify(text), "json")}`;
}

function escapeDescription(text: string): string {
  return oneLine(text).replaceAll("\\", "\\\\").replaceAll("#", "\\#");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
