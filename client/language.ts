import type { LanguageClientOptions } from "vscode-languageclient";
import type { ServerOptions } from "../server/protocol.ts";

export const languageId = "nessus-audit";

/** Documents of every scheme: files, untitled editors, virtual workspaces, both sides of a diff. */
const policySelector = [{ language: languageId }];

export const clientId = "nessusAudit";
export const clientName = "Nessus Audit Policies";

const serverOptions: ServerOptions = { readsFiles: true };

export const clientOptions: LanguageClientOptions = {
  documentSelector: policySelector,
  initializationOptions: serverOptions,
};
