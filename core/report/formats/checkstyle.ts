import type { Severity } from "../../findings/finding.ts";
import { xmlAttributes } from "../../text/xml.ts";
import { checkName, doubtText, groupVerdicts, verdictBlocks } from "../check/verdict-groups.ts";
import { messageWithPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "../report.ts";
import { verdictSeverities } from "./annotated.ts";

const severities: Record<Severity, string> = { error: "error", warning: "warning", hint: "info" };

/** One `<error>`. */
interface Problem {
  line: number;
  column?: number;
  severity: string;
  message: string;
  source: string;
}

/** Findings as the XML of Checkstyle, which Jenkins and many others read. */
export function lintAsCheckstyle({ files }: LintReport): string {
  const listed = files.map(({ path, findings }) => ({
    path,
    problems: findings.map(
      (finding): Problem => ({
        line: finding.range.start.line,
        column: finding.range.start.column,
        severity: severities[finding.severity],
        message: messageWithPlace(finding),
        source: `nessus-audit.${finding.rule}`,
      }),
    ),
  }));
  return [...document(listed)].join("");
}

/** Verdicts that need attention as the XML of Checkstyle; an undecided condition is a single one. */
export function checkAsCheckstyle(report: CheckReport): string {
  return [...checkAsCheckstylePieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsCheckstylePieces({ results }: CheckReport): Iterable<string> {
  return document(verdictFiles(results));
}

/** A policy occurs again for each host. */
function* verdictFiles(results: Iterable<ReportedVerdict>): Generator<{ path: string; problems: Problem[] }> {
  for (const { policy, verdicts } of groupVerdicts(results)) {
    const problems = verdictBlocks(verdicts).flatMap((block) => {
      if (block.kind === "verdict") return verdictProblem(block.verdict);
      const { host, title, line } = block.doubt;
      const message = `UNDECIDED on ${host}: ${title}. ${doubtText(block.doubt)}`;
      return [{ line, severity: "info", message, source: "nessus-audit.undecided" }];
    });
    if (problems.length > 0) yield { path: policy, problems };
  }
}

function verdictProblem({ host, check, status, reason, remedy }: ReportedVerdict): Problem[] {
  const severity = verdictSeverities[status];
  if (!severity) return [];
  const help = remedy === undefined ? "" : ` ${remedy}`;
  return [
    {
      line: check.line,
      severity: severities[severity],
      message: `${status} on ${host}: ${checkName(check)}. ${reason}${help}`,
      source: `nessus-audit.${check.type || "untyped-check"}`,
    },
  ];
}

function* document(files: Iterable<{ path: string; problems: Problem[] }>): Generator<string> {
  // Readers check the version of Checkstyle; all of them know the form of this one.
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const { path, problems } of files) {
    const lines = problems.map(
      ({ line, column, severity, message, source }) =>
        `    <error${xmlAttributes({ line, ...(column !== undefined && { column }), severity, message, source })}/>\n`,
    );
    yield `  <file${xmlAttributes({ name: path })}>\n${lines.join("")}  </file>\n`;
  }
  yield "</checkstyle>\n";
}
