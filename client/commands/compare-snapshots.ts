import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type CompareSnapshotsParams,
  compareSnapshotsMethod,
  type DocumentResult,
  type HostSource,
} from "../../server/protocol.ts";
import { sourceOfHost } from "../hosts/host-source.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { pickHost } from "../hosts/pick-hosts.ts";
import { linesOf, linesOfHost } from "../reports/places.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import type { FindPlace } from "../reports/report-page.ts";
import { sourceOfFile } from "../snapshots/file.ts";
import { policyInFront } from "./pick-policy.ts";

/**
 * Audit: Compare Snapshots…: shows what changed between two states of a host, and which verdicts of the open
 * policy change. The explorer passes the selected files; otherwise the user chooses two hosts.
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
  const [{ source: before, lines: linesBefore }, { source: after, lines: linesAfter }] = two;
  const policy = (await policyInFront())?.toString();
  const params: CompareSnapshotsParams = { before, after, ...(policy !== undefined && { policy }) };
  const result = await client.sendRequest<DocumentResult>(compareSnapshotsMethod, params);
  await reports.show(`${before.name} → ${after.name}`, result, { before: linesBefore, after: linesAfter });
}

interface ComparedSnapshot {
  source: HostSource;
  lines: FindPlace;
}

function bothFiles(first: vscode.Uri, second: vscode.Uri): Promise<[ComparedSnapshot, ComparedSnapshot]> {
  return Promise.all([hostOfFile(first), hostOfFile(second)]);
}

async function bothHosts(hosts: Hosts): Promise<[ComparedSnapshot, ComparedSnapshot] | undefined> {
  const before = await pickHost(hosts, t("Compare Snapshots: the earlier one"));
  const after = before && (await pickHost(hosts, t("Compare Snapshots: the later one")));
  return after && Promise.all([snapshotOf(before), snapshotOf(after)]);
}

async function snapshotOf(host: WorkspaceHost): Promise<ComparedSnapshot> {
  return { source: await sourceOfHost(host), lines: linesOfHost(host) };
}

async function hostOfFile(uri: vscode.Uri): Promise<ComparedSnapshot> {
  const files = [await sourceOfFile(uri)];
  const source = { id: uri.toString(), name: vscode.workspace.asRelativePath(uri), files };
  return { source, lines: linesOf(uri) };
}
