import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  evaluateHostsMethod,
} from "../../server/protocol.ts";
import { readableSources, type WorkspaceHost } from "./hosts.ts";

/**
 * What a policy says about hosts, in the present state of their files.
 * @throws vscode.CancellationError
 */
export async function evaluateOnHosts(
  client: BaseLanguageClient,
  policy: vscode.Uri,
  hosts: readonly WorkspaceHost[],
  token: vscode.CancellationToken,
): Promise<EvaluateHostsResult> {
  // The server answers for open documents only; this opens it there if no editor shows it.
  await vscode.workspace.openTextDocument(policy);
  const params: EvaluateHostsParams = {
    policy: client.code2ProtocolConverter.asUri(policy),
    hosts: await readableSources(hosts),
  };
  try {
    return await client.sendRequest<EvaluateHostsResult>(evaluateHostsMethod, params, token);
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    throw error;
  }
}
