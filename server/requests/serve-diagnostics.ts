import type { ClientCapabilities, Connection, DocumentDiagnosticReport } from "vscode-languageserver";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { inBackground } from "../edge/background.ts";
import { reportOf, type SentReport } from "../features/diagnostic-report.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";

/**
 * Serves diagnostics: clients that can pull ask for them; to the others, those of every version are pushed.
 * @param load reads the settings of a policy, unless they are known
 * @returns a function to call when a configuration has changed
 */
export function serveDiagnostics(
  connection: Connection,
  documents: PolicyDocuments,
  load: (policy: string) => Promise<unknown>,
  client: () => ClientCapabilities,
): () => void {
  const canPull = () => client().textDocument?.diagnostic !== undefined;
  /** What was answered last, by URI. */
  const sent = new Map<string, SentReport>();
  documents.onDidClose(({ document: { uri } }) => void sent.delete(uri));
  connection.languages.diagnostics.on(
    async ({ textDocument: { uri }, previousResultId }): Promise<DocumentDiagnosticReport> => {
      await load(uri);
      const document = documents.get(uri);
      if (document === undefined) return { kind: "full", items: [] };
      const resultId = documents.resultIdOf(document);
      if (previousResultId === resultId) return { kind: "unchanged", resultId };
      const items = diagnosticsOf(document);
      const last = sent.get(uri);
      const known = last?.resultId === previousResultId ? last : undefined;
      const report = reportOf({ resultId, items }, known, documents.takeTouchedLines(uri));
      if (report.kind === "full") sent.set(uri, { resultId, items });
      return report;
    },
  );

  async function push(uri: string): Promise<void> {
    const version = documents.get(uri)?.version;
    await load(uri);
    const document = documents.get(uri);
    // Closed, or already another version, which gets its own push.
    if (document === undefined || document.version !== version) return;
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(document) });
  }

  documents.onDidChange(({ document: { uri } }) => {
    if (!canPull()) inBackground(connection, push(uri));
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (!canPull()) inBackground(connection, connection.sendDiagnostics({ uri, diagnostics: [] }));
  });
  return () => {
    if (!canPull()) for (const { uri } of documents.all) inBackground(connection, push(uri));
    else if (client().workspace?.diagnostics?.refreshSupport)
      inBackground(connection, connection.languages.diagnostics.refresh());
  };
}
