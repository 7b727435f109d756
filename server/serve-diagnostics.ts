import type { ClientCapabilities, Connection, DocumentDiagnosticReport } from "vscode-languageserver";
import { diagnosticsOf } from "./features/diagnostics.ts";
import type { PolicyDocuments } from "./policy-documents.ts";

/** Clients that can pull ask when they need them; to the others every version is pushed. */
export function serveDiagnostics(
  connection: Connection,
  documents: PolicyDocuments,
  client: () => ClientCapabilities,
): void {
  const canPull = () => client().textDocument?.diagnostic !== undefined;
  connection.languages.diagnostics.on(({ textDocument, previousResultId }): DocumentDiagnosticReport => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return { kind: "full", items: [] };
    const resultId = documents.resultIdOf(document);
    if (previousResultId === resultId) return { kind: "unchanged", resultId };
    return { kind: "full", resultId, items: diagnosticsOf(document) };
  });
  documents.onDidChange(({ document: { uri } }) => {
    const document = documents.get(uri);
    if (canPull() || document === undefined) return;
    const { version } = document;
    void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(document) });
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (!canPull()) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}
