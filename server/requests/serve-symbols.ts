import type { Connection, SymbolInformation } from "vscode-languageserver";
import type { Configurations } from "../configuration/configurations.ts";
import type { FindingViews } from "../configuration/finding-views.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { symbolsMatching, symbolsToFind } from "../features/workspace-symbols.ts";
import { WorkspacePolicies } from "./workspace-policies.ts";

/** Serves `workspace/symbol`: checks, groups and ACL blocks of all policies of the workspace. */
export function serveSymbols(
  connection: Connection,
  documents: PolicyDocuments,
  settings: { configurations: Configurations; views: FindingViews },
  listsPolicies: () => boolean,
): void {
  const policies = new WorkspacePolicies(connection, documents, settings, symbolsToFind);
  connection.onWorkspaceSymbol(async ({ query }, token): Promise<SymbolInformation[]> => {
    const symbols = await policies.all(listsPolicies(), token);
    return symbolsMatching([...symbols.values()].flat(), query);
  });
}
