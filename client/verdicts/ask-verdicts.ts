import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type EvaluatedHosts,
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  evaluateHostsMethod,
  type HoldSnapshotsParams,
  type HostSource,
  holdSnapshotsMethod,
  withChecks,
} from "../../server/protocol.ts";
import { namedSource } from "../hosts/host-source.ts";
import { oneForEachSource, readableSources, type WorkspaceHost } from "../hosts/hosts.ts";
import { type PinnedSnapshot, SnapshotProblem } from "../snapshots/pinned-snapshot.ts";

/**
 * Requests the verdicts of a policy on the hosts that it is for, in the current state of their files.
 * @param withListeners true if the open ports of the hosts are shown
 * @throws vscode.CancellationError
 */
export function verdictsOnHosts(
  client: BaseLanguageClient,
  policy: vscode.Uri,
  { hosts, withListeners }: { hosts: readonly WorkspaceHost[]; withListeners: boolean },
  token: vscode.CancellationToken,
): Promise<EvaluatedHosts> {
  return askWithHosts(hosts, (sources) => ask(client, policy, { hosts: sources, withListeners }, token));
}

/**
 * Requests the verdicts of a policy on a snapshot. Its text is sent only once, and not in a request that is
 * cancelled as the user types.
 * @throws vscode.CancellationError, SnapshotProblem
 */
export async function verdictsOnSnapshot(
  client: BaseLanguageClient,
  policy: vscode.Uri,
  snapshot: PinnedSnapshot,
  token: vscode.CancellationToken,
): Promise<EvaluatedHosts> {
  const params = {
    hosts: [await snapshot.named()],
    shown: true,
    ...(!snapshot.onlyTarget && { allHosts: true }),
  };
  const result = await ask(client, policy, params, token);
  if (result.notHeld === undefined) return result;
  const held: HoldSnapshotsParams = { hosts: [await snapshot.read()] };
  await client.sendRequest(holdSnapshotsMethod, held);
  const again = await ask(client, policy, { ...params, hosts: [await snapshot.named()] }, token);
  if (again.notHeld !== undefined)
    throw new SnapshotProblem(t("The snapshot ({0}) could not be kept. Evaluate again.", snapshot.name));
  return again;
}

/**
 * Refers to hosts by id; sends those that the server does not have, and asks again.
 *
 * @param all every host of the files that they are in
 */
export async function askWithHosts<Result extends { notHeld?: string[] }>(
  all: readonly WorkspaceHost[],
  ask: (sources: HostSource[]) => Promise<Result>,
): Promise<Result> {
  const hosts = oneForEachSource(all);
  const named = hosts.map(namedSource);
  const result = await ask(named);
  if (result.notHeld === undefined) return result;
  const missing = new Set(result.notHeld);
  const sent = new Map(
    (await readableSources(hosts.filter(({ source }) => missing.has(source)))).map((source) => [
      source.id,
      source,
    ]),
  );
  return ask(named.flatMap((source) => (missing.has(source.id) ? (sent.get(source.id) ?? []) : source)));
}

async function ask(
  client: BaseLanguageClient,
  policy: vscode.Uri,
  params: Omit<EvaluateHostsParams, "policy">,
  token: vscode.CancellationToken,
): Promise<EvaluatedHosts> {
  // Opens the policy on the server if no editor shows it, since the server only answers for open documents.
  await vscode.workspace.openTextDocument(policy);
  const uri = client.code2ProtocolConverter.asUri(policy);
  try {
    const sent = { policy: uri, ...params };
    return withChecks(await client.sendRequest<EvaluateHostsResult>(evaluateHostsMethod, sent, token));
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    throw error;
  }
}
