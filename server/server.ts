import {
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { ReadFile } from "./configurations.ts";
import { PolicyDocuments } from "./policy-documents.ts";
import {
  configurationChangedMethod,
  type ReadFileResult,
  readFileMethod,
  type ServerOptions,
} from "./protocol.ts";
import { serveComparisons } from "./serve-comparisons.ts";
import { serveConfiguration } from "./serve-configuration.ts";
import { serveDiagnostics } from "./serve-diagnostics.ts";
import { serveEvaluate } from "./serve-evaluate.ts";
import { serveHosts } from "./serve-hosts.ts";
import { languageCapabilities, serveLanguageFeatures } from "./serve-language-features.ts";
import { serveLint } from "./serve-lint.ts";
import { evaluateOptionsFor, snapshotLimitOf } from "./settings.ts";
import { Snapshots } from "./snapshots.ts";

/**
 * Answers the requests of one client. Knows neither files nor processes, so that it runs in a browser worker too.
 * @param megabytes the largest snapshot that is read, where the settings don't say it
 * @param readFile how to read a file for a client that doesn't do it, and which folders its workspace has
 */
export function startServer(
  connection: Connection,
  megabytes: number,
  readFile?: (uri: string, workspace: readonly string[]) => Promise<string | undefined>,
): void {
  let client: ClientCapabilities = {};
  let options: ServerOptions = {};
  let workspace: string[] = [];
  const read: ReadFile = async (uri) => {
    if (options.readsFiles !== true) return readFile?.(uri, workspace);
    return (await connection.sendRequest<ReadFileResult>(readFileMethod, { uri })).text;
  };
  const configurations = serveConfiguration(
    connection,
    () => client,
    read,
    () => {
      refreshDiagnostics();
      if (options.readsFiles === true) void connection.sendNotification(configurationChangedMethod);
    },
  );
  const documents = new PolicyDocuments((uri) => configurations.settingsOf(uri));
  const refreshDiagnostics = serveDiagnostics(connection, documents, configurations, () => client);

  connection.onInitialize(({ capabilities, initializationOptions, ...params }): InitializeResult => {
    client = capabilities;
    workspace = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    options = initializationOptions ?? {};
    return {
      serverInfo: { name: "nessus-audit" },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...languageCapabilities,
      },
    };
  });

  const evaluateOptions = (policy: string) =>
    evaluateOptionsFor(connection, () => client, configurations, policy);
  serveLint(connection, configurations);
  const snapshots = new Snapshots(() => snapshotLimitOf(connection, () => client, megabytes));
  serveEvaluate(connection, documents, snapshots, evaluateOptions);
  serveHosts(connection, documents, snapshots, evaluateOptions);
  serveComparisons(connection, documents, configurations, snapshots, evaluateOptions);
  serveLanguageFeatures(connection, documents, () => client);
  documents.listen(connection);
  connection.listen();
}
