import * as vscode from "vscode";
import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { WorkspaceHost } from "../hosts/hosts.ts";
import { shownText } from "../shown-text.ts";
import type { TestOutcome } from "./test-outcome.ts";

const socketsShown = 10;

/** A test with its verdict: what is reported of it. */
export interface TestResult {
  test: vscode.TestItem;
  verdict: ProtocolVerdict;
  host: HostVerdicts;
  outcome: TestOutcome;
}

/** @param files the host whose lines are shown, where it is there */
export function report(
  run: vscode.TestRun,
  { test, verdict, host, outcome }: TestResult,
  files: WorkspaceHost | undefined,
): void {
  if (outcome.kind === "passed") run.passed(test);
  else if (outcome.kind === "skipped") {
    run.skipped(test);
    run.appendOutput(outputLine(`${host.name}: ${outcome.why}`), undefined, test);
  } else {
    const message = new vscode.TestMessage(shownText(outcome.message));
    // On the line of the tag, where the mark of the test is: the verdict has the line of the type to itself.
    message.location = new vscode.Location(test.uri!, tagOf(verdict));
    const messages = [message, ...socketMessages(verdict, host, files)];
    if (outcome.kind === "failed") run.failed(test, messages);
    else run.errored(test, messages);
  }
}

/** The output of tests is a terminal. */
export function outputLine(text: string): string {
  return `${shownText(text).replaceAll("\n", " ")}\r\n`;
}

function tagOf({ range: { start } }: ProtocolVerdict): vscode.Range {
  return new vscode.Range(start.line, start.character, start.line, Number.MAX_SAFE_INTEGER);
}

/** The lines of the snapshot that broke the check, each at its place. */
function socketMessages(
  verdict: ProtocolVerdict,
  host: HostVerdicts,
  files: WorkspaceHost | undefined,
): vscode.TestMessage[] {
  if (!files) return [];
  const violations = verdict.evidence.filter(({ violation, socket }) => violation && socket);
  return violations.slice(0, socketsShown).flatMap(({ message, socket }) => {
    const place = placeInFiles(socket!.line, host.firstLines);
    const file = files.files[place.file];
    if (!file) return [];
    const at = new vscode.TestMessage(shownText(`${host.name}: ${message}`));
    at.location = new vscode.Location(file.uri, new vscode.Position(place.line - 1, 0));
    return [at];
  });
}
