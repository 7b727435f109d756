import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import { tellProblem } from "../messages.ts";
import type { Hosts, WorkspaceHost } from "./hosts.ts";

/** Lets the user choose one of the hosts of the workspace; undefined if none is chosen or there is none. */
export async function pickHost(hosts: Hosts, title: string): Promise<WorkspaceHost | undefined> {
  if (!(await hasHosts(hosts))) return undefined;
  const items = hosts.all.map(itemOf);
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.host;
}

/** Lets the user choose several hosts, individually or by the groups in their front comments. */
export async function pickHosts(hosts: Hosts, title: string): Promise<WorkspaceHost[] | undefined> {
  if (!(await hasHosts(hosts))) return undefined;
  const groups = [...new Set(hosts.all.flatMap(({ summary }) => summary?.groups ?? []))].sort();
  const items = [
    ...groups.map((group) => {
      const members = hosts.all.filter(({ summary }) => summary?.groups.includes(group));
      return { label: `$(organization) ${group}`, description: t("group of {0}", members.length), members };
    }),
    ...hosts.all.map((host) => ({ ...itemOf(host), members: [host] })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t("Hosts, or groups of them"),
    matchOnDescription: true,
    canPickMany: true,
  });
  const chosen = new Set(picked?.flatMap(({ members }) => members));
  return chosen.size === 0 ? undefined : hosts.all.filter((host) => chosen.has(host));
}

async function hasHosts(hosts: Hosts): Promise<boolean> {
  await hosts.refresh();
  if (hosts.all.length > 0) return true;
  tellProblem(
    t(
      "This workspace has no hosts. Put the output of ss or netstat in a folder called hosts next to the policy, then try again.",
    ),
  );
  return false;
}

function itemOf(host: WorkspaceHost) {
  return {
    label: host.label,
    description: host.summary?.groups.join(", ") ?? "",
    detail: vscode.workspace.asRelativePath(host.uri),
    host,
  };
}
