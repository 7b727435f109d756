import type { Status } from "../../evaluate/verdict.ts";
import type { Severity } from "../../findings/finding.ts";
import {
  checkName,
  doubtText,
  groupVerdicts,
  type SharedDoubt,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { relatedPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "../report.ts";

const commands: Record<Severity, string> = { error: "error", warning: "warning", hint: "notice" };

/** Findings as workflow commands, which GitHub shows at the lines of a pull request. */
export function lintAsGithub({ files }: LintReport): string {
  return files
    .flatMap(({ path, findings }) =>
      findings.map((finding) => {
        const {
          rule,
          severity,
          range: { start, end },
        } = finding;
        return workflowCommand(
          commands[severity],
          [finding.message, relatedPlace(finding)].filter((text) => text !== undefined).join("\n"),
          {
            file: path,
            line: start.line,
            endLine: end.line,
            // columns are only allowed within one line
            ...(start.line === end.line && { col: start.column, endColumn: end.column }),
            title: rule,
          },
        );
      }),
    )
    .join("");
}

const verdictCommands: Partial<Record<Status, string>> = {
  FAILED: "error",
  ERROR: "error",
  WARNING: "warning",
  UNDECIDED: "warning",
};

/** Verdicts that are worth a look as workflow commands at the lines of their checks; a condition that is not decided is one. */
export function checkAsGithub(report: CheckReport): string {
  return [...checkAsGithubPieces(report)].join("");
}

/** The same piece by piece. */
export function* checkAsGithubPieces({ results }: CheckReport): Generator<string> {
  for (const { verdicts } of groupVerdicts(results)) {
    yield verdictBlocks(verdicts)
      .map((block) => (block.kind === "verdict" ? verdictCommand(block.verdict) : doubtCommand(block.doubt)))
      .join("");
  }
}

function verdictCommand(verdict: ReportedVerdict): string {
  const { policy, host, check, status } = verdict;
  const command = verdictCommands[status];
  if (!command) return "";
  return workflowCommand(command, verdictDetails(verdict).join("\n"), {
    file: policy,
    line: check.line,
    title: `${status} on ${host}: ${checkName(check)}`,
  });
}

function doubtCommand(doubt: SharedDoubt): string {
  const { policy, host, title, line } = doubt;
  return workflowCommand("notice", doubtText(doubt), {
    file: policy,
    line,
    title: `UNDECIDED on ${host}: ${title}`,
  });
}

function workflowCommand(
  command: string,
  message: string,
  properties: Record<string, string | number>,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
