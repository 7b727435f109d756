import {
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { PolicyDocuments } from "./policy-documents.ts";
import { serveDiagnostics } from "./serve-diagnostics.ts";
import { serveEvaluate } from "./serve-evaluate.ts";
import { serveHosts } from "./serve-hosts.ts";
import { languageCapabilities, serveLanguageFeatures } from "./serve-language-features.ts";
import { serveLint } from "./serve-lint.ts";

/** Answers the requests of one client. Knows neither files nor processes, so that it runs in a browser worker too. */
export function startServer(connection: Connection): void {
  const documents = new PolicyDocuments();
  let client: ClientCapabilities = {};

  connection.onInitialize(({ capabilities }): InitializeResult => {
    client = capabilities;
    return {
      serverInfo: { name: "nessus-audit" },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...languageCapabilities,
      },
    };
  });

  serveDiagnostics(connection, documents, () => client);
  serveLint(connection);
  serveEvaluate(connection, documents, () => client);
  serveHosts(connection, documents, () => client);
  serveLanguageFeatures(connection, documents, () => client);
  documents.listen(connection);
  connection.listen();
}
