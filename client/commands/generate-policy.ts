import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type DocumentResult,
  type GeneratePolicyParams,
  generatePolicyMethod,
} from "../../server/protocol.ts";
import { sourceOfHost } from "../hosts/host-source.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { pickHosts } from "../hosts/pick-hosts.ts";
import { languageId } from "../language.ts";
import { tellProblem } from "../messages.ts";
import type { HostArgument } from "./host-commands.ts";

/** Answers for key bindings and other extensions, in place of questions to the user. */
export interface GenerateArguments extends Partial<Pick<GeneratePolicyParams, "ports" | "dialect">> {
  /** Ids of hosts. */
  hosts: string[];
}

/** Audit: Generate Policy from Hosts…: opens an untitled policy that describes their current state. */
export async function generatePolicy(
  client: BaseLanguageClient,
  hosts: Hosts,
  argument?: HostArgument | GenerateArguments,
): Promise<void> {
  const chosen = await hostsOf(hosts, argument);
  if (chosen === undefined) return;
  const given = isArguments(argument) ? argument : undefined;
  const ports = given?.ports ?? (chosen.length > 1 ? await pickPorts() : "union");
  if (ports === undefined) return;
  const sources = await Promise.all(chosen.map(sourceOfHost));
  const dialect = given?.dialect;
  const params: GeneratePolicyParams = { hosts: sources, ports, ...(dialect && { dialect }) };
  const result = await client.sendRequest<DocumentResult>(generatePolicyMethod, params);
  if (result.problem !== undefined) {
    tellProblem(result.problem);
    return;
  }
  const policy = await vscode.workspace.openTextDocument({ language: languageId, content: result.text });
  await vscode.window.showTextDocument(policy);
}

async function hostsOf(
  hosts: Hosts,
  argument: HostArgument | GenerateArguments,
): Promise<WorkspaceHost[] | undefined> {
  if (isArguments(argument)) return argument.hosts.flatMap((id) => hosts.get(id) ?? []);
  if (typeof argument === "object") return [argument.host];
  return pickHosts(hosts, t("Generate Policy from Hosts"));
}

function isArguments(argument: unknown): argument is GenerateArguments {
  return typeof argument === "object" && argument !== null && "hosts" in argument;
}

async function pickPorts(): Promise<GeneratePolicyParams["ports"] | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: t("Ports that any of the hosts has open"),
        detail: t("Every host passes."),
        ports: "union" as const,
      },
      {
        label: t("Ports that all of the hosts have open"),
        detail: t("Hosts with more open ports than the others fail."),
        ports: "intersection" as const,
      },
    ],
    { title: t("Generate Policy from Hosts"), placeHolder: t("Which ports does the policy allow?") },
  );
  return picked?.ports;
}
