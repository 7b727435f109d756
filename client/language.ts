import type { LanguageClientOptions, Middleware } from "vscode-languageclient";
import { currentTranslations } from "../l10n/translate.ts";
import type { ServerOptions } from "../server/protocol.ts";

export const languageId = "nessus-audit";

/** Documents of every scheme: files, untitled editors, virtual workspaces, both sides of a diff. */
const policySelector = [{ language: languageId }];

export const clientId = "nessusAudit";
export const clientName = "Nessus Audit Policies";

function serverOptions(workspaceDiagnostics: boolean): ServerOptions {
  return {
    readsFiles: true,
    editorCommands: true,
    listsPolicies: true,
    workspaceDiagnostics,
    translations: currentTranslations(),
  };
}

/**
 * @param middleware what the editor adds to the answers of the server
 * @param workspaceDiagnostics true: the client pulls the findings of all policies
 */
export function clientOptions(middleware: Middleware, workspaceDiagnostics = false): LanguageClientOptions {
  return {
    documentSelector: policySelector,
    initializationOptions: serverOptions(workspaceDiagnostics),
    middleware,
  };
}
