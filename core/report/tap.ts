import { harmlessText } from "../text/harmless-text.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "./report.ts";
import { checkName, isInOrder, verdictDetails } from "./verdict-groups.ts";

/** Findings as TAP 14: a test point for each file, its findings in the diagnostic block. */
export function lintAsTap({ files }: LintReport): string {
  return document(
    files.map(({ path, findings }) => ({
      ok: findings.length === 0,
      description: path,
      details: findings.map(
        ({ rule, severity, message, range: { start } }) =>
          `${start.line}:${start.column} ${severity}[${rule}]: ${message}`,
      ),
    })),
  );
}

/** Verdicts as TAP 14: a test point for each check on each host. */
export function checkAsTap({ results }: CheckReport): string {
  return document(results.map(verdictPoint));
}

function verdictPoint(verdict: ReportedVerdict): TestPoint {
  const { policy, host, check, status } = verdict;
  return {
    ok: isInOrder(verdict),
    description: `${policy} on ${host}: ${checkName(check)}`,
    ...(status === "NOT_EVALUATED" && isInOrder(verdict) && { skip: verdict.reason }),
    details: isInOrder(verdict) ? [] : [status, ...verdictDetails(verdict)],
  };
}

interface TestPoint {
  ok: boolean;
  description: string;
  skip?: string;
  details: string[];
}

function document(points: readonly TestPoint[]): string {
  const plan = points.length === 0 ? "1..0 # SKIP nothing to report" : `1..${points.length}`;
  const lines = points.flatMap(({ ok, description, skip, details }, index) => [
    `${ok ? "ok" : "not ok"} ${index + 1} - ${escapeDescription(description)}${skip === undefined ? "" : ` # SKIP ${oneLine(skip)}`}`,
    ...(details.length > 0 ? ["  ---", "  details:", ...details.map(yamlItem), "  ..."] : []),
  ]);
  return `${["TAP version 14", plan, ...lines].join("\n")}\n`;
}

/** A JSON string is a YAML string too. */
function yamlItem(text: string): string {
  return `    - ${harmlessText(JSON.stringify(text), "json")}`;
}

function escapeDescription(text: string): string {
  return oneLine(text).replaceAll("\\", "\\\\").replaceAll("#", "\\#");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
