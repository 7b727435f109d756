import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { pickHost } from "../hosts/pick-hosts.ts";
import type { PinnedHost } from "../hosts/pinned-host.ts";
import type { HostItem } from "../views/hosts-view.ts";
import type { ResultsView } from "../views/results-view.ts";
import { policyToEvaluate } from "./pick-policy.ts";
import { showOutcome } from "./show-outcome.ts";

/** The argument of a command on hosts: a line of the view, or the id of a host from a key binding. */
export type HostArgument = HostItem | string | undefined;

export interface HostCommandContext {
  hosts: Hosts;
  pinned: PinnedHost;
  results: ResultsView;
}

/** Audit: Evaluate on Host: evaluates the open policy on one host of the Hosts view. */
export async function evaluateOnHost(
  { hosts, pinned, results }: HostCommandContext,
  argument: HostArgument,
  named?: unknown,
): Promise<void> {
  // A menu passes the selected items after its own line.
  const policy = await policyToEvaluate(named instanceof vscode.Uri ? named : undefined);
  if (!policy) return;
  const host = await hostOf(hosts, argument);
  if (!host) return;
  await showOutcome(results, await pinned.evaluate(policy, host));
}

/** Audit: Pin Host: shows its verdicts at the ends of lines in every policy, while the user types. */
export async function pinHost({ hosts, pinned }: HostCommandContext, argument: HostArgument): Promise<void> {
  const host = await hostOf(hosts, argument);
  if (host) await pinned.pin(host);
}

/** Opens the files of a host, or the one with the chosen line. */
export async function openHost({ hosts }: HostCommandContext, argument: HostArgument): Promise<void> {
  const host = await hostOf(hosts, argument);
  if (!host) return;
  const line = typeof argument === "object" ? argument.node.line : undefined;
  await showHostLine(host, line ?? 1);
}

/** Selects a line of the joined snapshot in the file that it comes from. */
export async function showHostLine(host: WorkspaceHost, line: number): Promise<void> {
  const place = placeInFiles(line, host.summary?.firstLines ?? []);
  const file = host.files[place.file];
  if (!file) return;
  const row = place.line - 1;
  await vscode.window.showTextDocument(file.uri, {
    selection: new vscode.Range(row, 0, row, line === 1 ? 0 : Number.MAX_SAFE_INTEGER),
  });
}

/** The host from the argument of a command, or one that the user chooses. */
export async function hostOf(hosts: Hosts, argument: HostArgument): Promise<WorkspaceHost | undefined> {
  if (typeof argument === "object") return argument.host;
  if (typeof argument === "string") return hosts.get(argument);
  return pickHost(hosts, t("Host"));
}
