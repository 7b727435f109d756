import type { LanguageClientOptions } from "vscode-languageclient";

export const languageId = "nessus-audit";

/** Documents of every scheme: files, untitled editors, virtual workspaces, both sides of a diff. */
const policySelector = [{ language: languageId }];

export const clientId = "nessusAudit";
export const clientName = "Nessus Audit Policies";

export const clientOptions: LanguageClientOptions = { documentSelector: policySelector };
