import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type CompareSnapshotsParams,
  compareSnapshotsMethod,
  type DocumentResult,
  type HostSource,
} from "../../server/protocol.ts";
import { sourceOfHost } from "../hosts/host-source.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { pickHost } from "../hosts/pick-hosts.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import { sourceOfFile } from "../snapshots/file.ts";
import { policyInFront } from "./pick-policy.ts";

/**
 * Audit: Compare Snapshots…: what changed between two states of a host, and which verdicts of the open policy flip. The
 * explorer passes the files that are selected; otherwise the user chooses two hosts.
 */
export async function compareSnapshots(
  client: BaseLanguageClient,
  hosts: Hosts,
  reports: ReportDocuments,
  selected: readonly vscode.Uri[] = [],
): Promise<void> {
  const [first, second] = selected;
  const two = first && second ? await bothFiles(first, second) : await bothHosts(hosts);
  if (two === undefined) return;
  const [before, after] = two;
  const policy = (await policyInFront())?.toString();
  const params: CompareSnapshotsParams = { before, after, ...(policy !== undefined && { policy }) };
  const result = await client.sendRequest<DocumentResult>(compareSnapshotsMethod, params);
  await reports.show(`${before.name} → ${after.name}`, result);
}

function bothFiles(first: vscode.Uri, second: vscode.Uri): Promise<[HostSource, HostSource]> {
  return Promise.all([hostOfFile(first), hostOfFile(second)]);
}

async function bothHosts(hosts: Hosts): Promise<[HostSource, HostSource] | undefined> {
  const before = await pickHost(hosts, "Compare Snapshots: the earlier one");
  const after = before && (await pickHost(hosts, "Compare Snapshots: the later one"));
  return after && Promise.all([sourceOfHost(before), sourceOfHost(after)]);
}

async function hostOfFile(uri: vscode.Uri): Promise<HostSource> {
  const files = [await sourceOfFile(uri)];
  return { id: uri.toString(), name: vscode.workspace.asRelativePath(uri), files };
}
