import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type LintParams, type LintResult, lintMethod, type PolicySource } from "../../server/protocol.ts";
import { policySource } from "../findings/policy-source.ts";
import { messageOf } from "../messages.ts";
import { namedPolicies } from "./named-policies.ts";
import { incomplete, type TerminalOutput } from "./run-terminal.ts";

/** How many policies go to the server in one message. */
const policiesAtOnce = 20;

export interface LintRun {
  client: BaseLanguageClient;
  /** The folder that all paths are relative to, including printed ones. */
  folder: vscode.Uri;
  /** Files, folders and globs. */
  paths: readonly string[];
}

/**
 * Prints the findings in policies, one per line, like `nessus-audit lint --format unix`.
 *
 * @returns the exit code of that command: 0 no error was found, 1 errors, 2 not all could be linted
 * @throws vscode.CancellationError
 */
export async function lintInTerminal(
  { client, folder, paths }: LintRun,
  output: TerminalOutput,
): Promise<number> {
  const { tell, print, token } = output;
  const { policies, problems } = await namedPolicies(folder, paths, token);
  const printed = new Set<string>();
  let linted = 0;
  let errors = 0;
  const report = (uri: string, lines: string, errorsIn: number) => {
    if (printed.has(uri)) return;
    printed.add(uri);
    print(lines);
    errors += errorsIn;
  };
  for (let start = 0; start < policies.length; start += policiesAtOnce) {
    const some = policies.slice(start, start + policiesAtOnce);
    const sources = await Promise.all(some.map((uri) => sourceOf(uri, problems)));
    const params: LintParams = {
      policies: sources.filter((source) => source !== undefined),
      linesFrom: `${folder}/`,
    };
    const answer = await answered(client, params, token);
    for (const { uri, lines, errors } of answer.configurations ?? []) report(uri, lines, errors);
    for (const { uri, lines, errors = 0, ignored } of answer.policies) {
      if (ignored) continue;
      linted++;
      report(uri, lines ?? "", errors);
    }
  }
  if (linted === 0 && problems.length === 0) {
    problems.push("The configuration ignores every policy. See `ignore` in .nessus-audit.json.");
  }
  for (const problem of problems) tell(problem);
  if (linted > 0) tell(`${amount(errors, "error")} in ${amount(linted, "policy", "policies")}.`);
  if (problems.length > 0) return incomplete;
  return errors > 0 ? 1 : 0;
}

async function sourceOf(uri: vscode.Uri, problems: string[]): Promise<PolicySource | undefined> {
  try {
    return await policySource(uri);
  } catch (error) {
    problems.push(`${vscode.workspace.asRelativePath(uri)} can't be read: ${messageOf(error)}`);
    return undefined;
  }
}

async function answered(
  client: BaseLanguageClient,
  params: LintParams,
  token: vscode.CancellationToken,
): Promise<LintResult> {
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  try {
    return await client.sendRequest<LintResult>(lintMethod, params, token);
  } catch (error) {
    throw token.isCancellationRequested ? new vscode.CancellationError() : error;
  }
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
