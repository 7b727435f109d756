import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  evaluateHostsMethod,
  type HostSource,
} from "../../server/protocol.ts";
import { namedSource } from "./host-source.ts";
import { oneForEachSource, readableSources, type WorkspaceHost } from "./hosts.ts";

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
  const uri = client.code2ProtocolConverter.asUri(policy);
  try {
    return await askWithHosts(hosts, (sources) => {
      const params: EvaluateHostsParams = { policy: uri, hosts: sources };
      return client.sendRequest<EvaluateHostsResult>(evaluateHostsMethod, params, token);
    });
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    throw error;
  }
}

/**
 * Names the hosts; where the server does not hold some of them, asks again with these.
 *
 * @param all every host of the files that they are in
 */
export async function askWithHosts<Result extends { notHeld?: string[] }>(
  all: readonly WorkspaceHost[],
  ask: (sources: HostSource[]) => Promise<Result>,
): Promise<Result> {
  const hosts = oneForEachSource(all);
  const named = await Promise.all(hosts.map(namedSource));
  const result = await ask(named);
  if (result.notHeld === undefined) return result;
  const missing = new Set(result.notHeld);
  const sent = await readableSources(hosts.filter(({ source }) => missing.has(source)));
  return ask([...named.filter(({ id }) => !missing.has(id)), ...sent]);
}
