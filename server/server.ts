import {
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { defaultEvaluateOptions } from "../core/index.ts";
import { diagnosticSource, diagnosticsOf } from "./features/diagnostics.ts";
import { evaluateDocument, policyIsNotOpen } from "./features/evaluate.ts";
import { PolicyDocuments } from "./policy-documents.ts";
import { type EvaluateParams, type EvaluateResult, evaluateMethod } from "./protocol.ts";
import { evaluateOptions } from "./settings.ts";
import { SnapshotMemo } from "./snapshot-source.ts";

/** Answers the requests of one client. Knows neither files nor processes, so that it runs in a browser worker too. */
export function startServer(connection: Connection): void {
  const documents = new PolicyDocuments();
  let client: InitializeParams["capabilities"] = {};

  connection.onInitialize(({ capabilities }): InitializeResult => {
    client = capabilities;
    return {
      serverInfo: { name: "nessus-audit" },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: {
          identifier: diagnosticSource,
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      },
    };
  });

  serveDiagnostics(connection, documents, () => client.textDocument?.diagnostic !== undefined);
  serveEvaluate(connection, documents, () => client.workspace?.configuration === true);
  documents.listen(connection);
  connection.listen();
}

/** Clients that can pull ask when they need them; to the others every version is pushed. */
function serveDiagnostics(connection: Connection, documents: PolicyDocuments, canPull: () => boolean): void {
  connection.languages.diagnostics.on(({ textDocument, previousResultId }): DocumentDiagnosticReport => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return { kind: "full", items: [] };
    const resultId = String(document.version);
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

function serveEvaluate(connection: Connection, documents: PolicyDocuments, hasSettings: () => boolean): void {
  const snapshots = new SnapshotMemo();
  documents.onDidClose(({ document }) => snapshots.forget(document.uri));
  connection.onRequest(
    evaluateMethod,
    async ({ policy, snapshot }: EvaluateParams, token): Promise<EvaluateResult> => {
      const options = hasSettings() ? await evaluateOptions(connection, policy) : defaultEvaluateOptions;
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      const document = documents.get(policy);
      if (document === undefined) return policyIsNotOpen(policy, snapshot);
      return evaluateDocument(document, snapshot, options, (source) => snapshots.read(policy, source));
    },
  );
}
