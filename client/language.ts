import * as vscode from "vscode";
import type { LanguageClientOptions, Middleware } from "vscode-languageclient";
import type { ServerOptions } from "../server/protocol.ts";

export const languageId = "nessus-audit";

/** Documents of every scheme: files, untitled editors, virtual workspaces, both sides of a diff. */
const policySelector = [{ language: languageId }];

export const clientId = "nessusAudit";
export const clientName = "Nessus Audit Policies";

/** Are the findings of all policies shown, those too that no editor shows? */
export function lintsWorkspace(): boolean {
  return vscode.workspace.getConfiguration(clientId).get<unknown>("lint.workspace") === true;
}

function serverOptions(): ServerOptions {
  return {
    readsFiles: true,
    editorCommands: true,
    listsPolicies: true,
    workspaceDiagnostics: lintsWorkspace(),
  };
}

/** @param middleware what the editor adds to what the server says */
export function clientOptions(middleware: Middleware): LanguageClientOptions {
  return { documentSelector: policySelector, initializationOptions: serverOptions(), middleware };
}
