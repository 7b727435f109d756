import * as vscode from "vscode";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import type { PinnedHost } from "../hosts/pinned-host.ts";
import { tellProblem } from "../messages.ts";
import type { HostItem } from "../views/hosts-view.ts";
import type { ResultsView } from "../views/results-view.ts";
import { policyToEvaluate } from "./evaluate.ts";

/** What a command on hosts can be called with: a line of the view, or the id of a host from a key binding. */
export type HostArgument = HostItem | string | undefined;

export interface HostCommandContext {
  hosts: Hosts;
  pinned: PinnedHost;
  results: ResultsView;
}

/** Audit: Evaluate on Host: the open policy on one host of the Hosts view. */
export async function evaluateOnHost(
  { hosts, pinned, results }: HostCommandContext,
  argument: HostArgument,
): Promise<void> {
  const policy = await policyToEvaluate();
  if (!policy) {
    tellProblem("No policy is open. Open an .audit file, then evaluate it on the host again.");
    return;
  }
  const host = await hostOf(hosts, argument);
  if (!host) return;
  await pinned.evaluate(policy, host);
  await results.reveal();
}

/** Audit: Pin Host: its verdicts stand at the line ends of every policy as one types. */
export async function pinHost({ hosts, pinned }: HostCommandContext, argument: HostArgument): Promise<void> {
  const host = await hostOf(hosts, argument);
  if (host) await pinned.pin(host);
}

/** Opens the files of a host, or the one with the line that was chosen. */
export async function openHost({ hosts }: HostCommandContext, argument: HostArgument): Promise<void> {
  const host = await hostOf(hosts, argument);
  if (!host) return;
  const line = typeof argument === "object" ? argument.node.line : undefined;
  await showHostLine(host, line ?? 1);
}

/** Selects a line of the joined snapshot in the file where it stands. */
export async function showHostLine(host: WorkspaceHost, line: number): Promise<void> {
  const place = placeInFiles(line, host.summary?.firstLines ?? []);
  const file = host.files[place.file];
  if (!file) return;
  const row = place.line - 1;
  await vscode.window.showTextDocument(file.uri, {
    selection: new vscode.Range(row, 0, row, line === 1 ? 0 : Number.MAX_SAFE_INTEGER),
  });
}

async function hostOf(hosts: Hosts, argument: HostArgument): Promise<WorkspaceHost | undefined> {
  if (typeof argument === "object") return argument.host;
  if (typeof argument === "string") return hosts.get(argument);
  return (await pickHosts(hosts, "Host", "one"))?.[0];
}

/** Lets the user choose among the hosts of the workspace. */
async function pickHosts(
  hosts: Hosts,
  title: string,
  howMany: "one" | "many",
): Promise<WorkspaceHost[] | undefined> {
  await hosts.refresh();
  if (hosts.all.length === 0) {
    tellProblem(
      "No host is in this workspace. Put the output of ss or netstat into a folder called hosts beside the policy, then try again.",
    );
    return undefined;
  }
  const items = hosts.all.map((host) => ({
    label: host.summary?.name ?? host.name,
    description: host.summary?.groups.join(", ") ?? "",
    detail: vscode.workspace.asRelativePath(host.uri),
    host,
  }));
  if (howMany === "one") {
    const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
    return picked && [picked.host];
  }
  const picked = await vscode.window.showQuickPick(items, {
    title,
    matchOnDescription: true,
    canPickMany: true,
  });
  return picked && picked.length > 0 ? picked.map(({ host }) => host) : undefined;
}
