import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t, tCount } from "../../l10n/translate.ts";
import {
  type BaselineTextParams,
  type BaselineTextResult,
  baselineTextMethod,
  type LintParams,
  type LintResult,
  lintMethod,
  maxPolicyBytes,
  type PolicySource,
} from "../../server/protocol.ts";
import { type BaselineFile, baselineFile, writeBaselineFile } from "../findings/baseline-file.ts";
import { messageOf, tellProblem, tellResult } from "../messages.ts";
import { findPolicies } from "../policies.ts";
import { toBase64 } from "../snapshots/base64.ts";

/** How many policies go to the server in one message. */
const policiesAtOnce = 20;

/**
 * Audit: Write Baseline: records the findings in the saved policies of each workspace folder as known,
 * in the same file that `nessus-audit lint --update-baseline` writes.
 */
export async function writeBaseline(client: BaseLanguageClient): Promise<void> {
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t("Writing the baseline"), cancellable: true },
      (progress, token) => writeAll(client, progress, token),
    );
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    tellProblem(t("The baseline can't be written: {0}", messageOf(error)));
  }
}

async function writeAll(
  client: BaseLanguageClient,
  progress: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
): Promise<void> {
  const policies = await findPolicies(undefined, token);
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  if (policies.length === 0) {
    tellProblem(t("This workspace has no .audit files. Open the folder that holds the policies."));
    return;
  }
  const increment = 100 / policies.length;
  let done = 0;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const own = policies.filter((uri) => vscode.workspace.getWorkspaceFolder(uri) === folder);
    if (own.length === 0) continue;
    const files = await fingerprintsOf(client, own, token, (count) => {
      done += count;
      progress.report({ message: t("{0} of {1}", done, policies.length), increment: count * increment });
    });
    await write(client, folder, files);
  }
}

async function write(
  client: BaseLanguageClient,
  folder: vscode.WorkspaceFolder,
  files: BaselineTextParams["files"],
): Promise<void> {
  const file = baselineFile(folder);
  const params: BaselineTextParams = { baseline: client.code2ProtocolConverter.asUri(file.uri), files };
  const { text } = await client.sendRequest<BaselineTextResult>(baselineTextMethod, params);
  const problem = await writeBaselineFile(file, text);
  if (problem !== undefined) {
    tellProblem(problem);
    return;
  }
  await nameInSettings(file, folder);
  const known = files.reduce((sum, { fingerprints }) => sum + fingerprints.length, 0);
  tellResult(
    tCount(
      known,
      "The baseline {1} now has {0} finding.",
      "The baseline {1} now has {0} findings.",
      file.path,
    ),
    {
      title: t("Open Baseline"),
      command: "vscode.open",
      argument: file.uri,
    },
  );
}

/** Sets the workspace setting from which the editor gets the path of the baseline. */
async function nameInSettings({ isSet, path }: BaselineFile, folder: vscode.WorkspaceFolder): Promise<void> {
  if (isSet) return;
  await vscode.workspace
    .getConfiguration("nessusAudit", folder.uri)
    .update("lint.baseline", path, vscode.ConfigurationTarget.WorkspaceFolder);
}

/** @throws Error if one of the files can't be read, since the baseline would lack its findings */
async function fingerprintsOf(
  client: BaseLanguageClient,
  policies: readonly vscode.Uri[],
  token: vscode.CancellationToken,
  onProgress: (count: number) => void,
): Promise<BaselineTextParams["files"]> {
  const files = new Map<string, string[]>();
  for (let start = 0; start < policies.length; start += policiesAtOnce) {
    const some = policies.slice(start, start + policiesAtOnce);
    const params: LintParams = {
      policies: await Promise.all(some.map((uri) => savedPolicy(client, uri))),
      fingerprints: true,
    };
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const answer = client.sendRequest<LintResult>(lintMethod, params, token);
    const linted = await answer.catch((error: unknown) => {
      throw token.isCancellationRequested ? new vscode.CancellationError() : error;
    });
    for (const { uri, fingerprints = [] } of [...linted.policies, ...(linted.configurations ?? [])])
      files.set(uri, fingerprints);
    onProgress(some.length);
  }
  return [...files].map(([uri, fingerprints]) => ({ uri, fingerprints }));
}

/** A policy as saved: unsaved text is not in the repository either. */
async function savedPolicy(client: BaseLanguageClient, uri: vscode.Uri): Promise<PolicySource> {
  const path = vscode.workspace.asRelativePath(uri);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > maxPolicyBytes) throw new Error(t("{0} is too large for a policy.", path));
  return {
    uri: client.code2ProtocolConverter.asUri(uri),
    base64: toBase64(await vscode.workspace.fs.readFile(uri)),
  };
}
