import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type AnonymiseParams, anonymiseMethod, type DocumentResult } from "../../server/protocol.ts";
import { sourceOfHost } from "../hosts/host-source.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { tellProblem, tellResult } from "../messages.ts";
import { type HostArgument, hostOf } from "./host-commands.ts";

/**
 * Audit: Copy Snapshot for Sharing…: opens an untitled copy with other addresses and host names, to review
 * before sharing it.
 */
export async function shareSnapshot(
  client: BaseLanguageClient,
  hosts: Hosts,
  argument: HostArgument,
): Promise<void> {
  const host = await hostOf(hosts, argument);
  if (host === undefined) return;
  const params: AnonymiseParams = { host: await sourceOfHost(host) };
  const result = await client.sendRequest<DocumentResult>(anonymiseMethod, params);
  if (result.problem !== undefined) {
    tellProblem(result.problem);
    return;
  }
  const copy = await vscode.workspace.openTextDocument({ language: "plaintext", content: result.text });
  await vscode.window.showTextDocument(copy);
  if (result.summary !== undefined) tellResult(result.summary);
}
