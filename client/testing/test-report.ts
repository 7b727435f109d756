import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { WorkspaceHost } from "../hosts/hosts.ts";
import { shownText } from "../shown-text.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";
import { type RowBudget, takeRows } from "./row-budget.ts";
import type { TestOutcome } from "./test-outcome.ts";

/** A test with its verdict, to be reported. */
export interface TestResult {
  test: vscode.TestItem;
  verdict: ProtocolVerdict;
  host: HostVerdicts;
  outcome: TestOutcome;
}

/**
 * @param files the host whose lines are referred to, if it exists
 * @param budget the budget of the run, reduced by the printed rows
 */
export function report(
  run: vscode.TestRun,
  { test, verdict, host, outcome }: TestResult,
  files: WorkspaceHost | undefined,
  budget: RowBudget,
): void {
  if (outcome.kind === "passed") {
    run.passed(test);
    return;
  }
  if (outcome.kind === "skipped") {
    // The reason is printed once for all hosts, in the output of the run.
    run.skipped(test);
    return;
  }
  const { rows, areLast } = takeRows(budget, rowsOf(verdict, host, files));
  if (areLast)
    run.appendOutput(outputLine(t("The rows of further failures are in the view Audit Verdicts.")));
  for (const line of [`${host.name}: ${outcome.why}`, ...rows])
    run.appendOutput(outputLine(line), undefined, test);
  const message = new vscode.TestMessage(shownText(outcome.message));
  // On the line of the tag, where the mark of the test is: the line of the type has the verdict. A place in a
  // snapshot would open the snapshot at every run.
  message.location = new vscode.Location(test.uri!, tagOf(verdict));
  if (outcome.kind === "failed") run.failed(test, message);
  else run.errored(test, message);
}

/** Test output is a terminal, so control characters and line ends have to be converted. */
export function outputLine(text: string): string {
  return `${shownText(text).replaceAll("\n", " ")}\r\n`;
}

function tagOf({ range: { start } }: ProtocolVerdict): vscode.Range {
  return new vscode.Range(start.line, start.character, start.line, Number.MAX_SAFE_INTEGER);
}

/**
 * " hosts/web-2.txt:9: 23 denies 23/tcp": the rows that broke the check, which the terminal turns into links.
 */
function rowsOf(verdict: ProtocolVerdict, host: HostVerdicts, files: WorkspaceHost | undefined): string[] {
  const violations = verdict.evidence.flatMap((piece) => {
    const line = evidenceLine(piece);
    return piece.violation && line !== undefined ? [{ message: evidenceText(piece), line }] : [];
  });
  return violations.map(({ message, line }) => {
    const place = placeInFiles(line, host.firstLines);
    const file = files?.files[place.file];
    return file === undefined
      ? `  ${message}`
      : `  ${vscode.workspace.asRelativePath(file.uri)}:${place.line}: ${message}`;
  });
}
