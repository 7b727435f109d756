import {
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { setTranslations } from "../l10n/translate.ts";
import type { ReadFile } from "./configuration/configurations.ts";
import { evaluateOptionsFor, snapshotLimitOf } from "./configuration/settings.ts";
import { PolicyDocuments } from "./documents/policy-documents.ts";
import { inBackground } from "./edge/background.ts";
import {
  configurationChangedMethod,
  evaluateCommand,
  type ReadFileParams,
  type ReadFileResult,
  readFileMethod,
  type ServerOptions,
} from "./protocol.ts";
import { serveComparisons } from "./requests/serve-comparisons.ts";
import { serveConfiguration } from "./requests/serve-configuration.ts";
import { serveDiagnostics } from "./requests/serve-diagnostics.ts";
import { serveEditions } from "./requests/serve-editions.ts";
import { serveFindingViews, type WorkspaceFolders } from "./requests/serve-finding-views.ts";
import { serveHosts } from "./requests/serve-hosts.ts";
import { languageCapabilities, serveLanguageFeatures } from "./requests/serve-language-features.ts";
import { serveLint } from "./requests/serve-lint.ts";
import { serveSymbols } from "./requests/serve-symbols.ts";
import { serveTrials } from "./requests/serve-trials.ts";
import { serveWorkspaceDiagnostics } from "./requests/serve-workspace-diagnostics.ts";
import { FileWatches } from "./requests/watch-files.ts";
import { ShownHosts } from "./snapshots/shown-hosts.ts";
import { Snapshots } from "./snapshots/snapshots.ts";

/**
 * Answers the requests of one client. Uses neither files nor processes, so it also runs in a browser worker.
 * @param megabytes the largest snapshot that is read, unless the settings say otherwise
 * @param readFile reads a file for a client that can't, given the folders of its workspace
 */
export function startServer(
  connection: Connection,
  megabytes: number,
  readFile?: (request: ReadFileParams, workspace: readonly string[]) => Promise<ReadFileResult>,
): void {
  let client: ClientCapabilities = {};
  let options: ServerOptions = {};
  const folders: WorkspaceFolders = { uris: [] };
  const read: ReadFile = async (uri, how) => {
    const request: ReadFileParams = { uri, how };
    const { text, problem } =
      options.readsFiles === true
        ? await askedFile(connection, request)
        : ((await readFile?.(request, folders.uris)) ?? {});
    return problem === undefined ? text : { problem };
  };
  const watches = new FileWatches(connection, () => client);
  const { views, begin: followSettings } = serveFindingViews(
    connection,
    () => client,
    { readFile: read, watches, folders },
    () => {
      refreshDiagnostics();
      workspaceChanged("configurations");
    },
  );
  const { configurations, begin: watchConfigurations } = serveConfiguration(
    connection,
    { read, watches, views },
    () => {
      refreshDiagnostics();
      if (options.readsFiles === true)
        inBackground(connection, connection.sendNotification(configurationChangedMethod));
      workspaceChanged("configurations");
    },
    {
      areWatched: () => options.workspaceDiagnostics === true,
      onChange: () => workspaceChanged("policies"),
    },
  );
  connection.onInitialized(() => {
    followSettings();
    watchConfigurations();
  });
  const documents = new PolicyDocuments(
    (uri) => configurations.settingsOf(uri),
    (uri) => views.of(uri),
  );
  const load = (policy: string) => Promise.all([configurations.load(policy), views.load(policy)]);
  const refreshDiagnostics = serveDiagnostics(connection, documents, load, () => client);

  connection.onInitialize(({ capabilities, initializationOptions, ...params }): InitializeResult => {
    client = capabilities;
    folders.uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    options = initializationOptions ?? {};
    setTranslations(options.translations);
    return {
      serverInfo: { name: "nessus-audit" },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...languageCapabilities,
        // Our own client would offer it in addition to its commands.
        ...(options.editorCommands !== true && { executeCommandProvider: { commands: [evaluateCommand] } }),
        ...(options.workspaceDiagnostics === true && {
          diagnosticProvider: { ...languageCapabilities.diagnosticProvider!, workspaceDiagnostics: true },
        }),
      },
    };
  });

  const evaluateOptions = (policy: string) =>
    evaluateOptionsFor(connection, () => client, configurations, policy);
  serveLint(connection, configurations, views);
  const snapshots = new Snapshots(() => snapshotLimitOf(connection, () => client, megabytes));
  const shownHosts = new ShownHosts();
  documents.onDidClose(({ document: { uri } }) => {
    shownHosts.forget(uri);
    views.forgetPolicy(uri);
  });
  serveHosts(connection, documents, snapshots, evaluateOptions, shownHosts);
  serveTrials(connection, documents, snapshots, evaluateOptions);
  serveComparisons(connection, documents, configurations, snapshots, evaluateOptions);
  serveEditions(connection, configurations);
  serveLanguageFeatures(
    connection,
    documents,
    {
      capabilities: () => client,
      editorCommands: () => options.editorCommands === true,
      shownHosts,
      workspace: () => folders.uris,
    },
    configurations,
  );
  const settings = { configurations, views };
  const listsPolicies = () => options.listsPolicies === true;
  const workspaceChanged = serveWorkspaceDiagnostics(connection, documents, settings, listsPolicies);
  serveSymbols(connection, documents, settings, listsPolicies);
  documents.listen(connection);
  connection.listen();
}

/** A client that can't read files may answer with an error or anything else, which counts as a missing file. */
async function askedFile(connection: Connection, request: ReadFileParams): Promise<ReadFileResult> {
  try {
    const answer = await connection.sendRequest<Partial<ReadFileResult> | null>(readFileMethod, request);
    const { text, problem } = answer ?? {};
    return {
      ...(typeof text === "string" && { text }),
      ...(typeof problem === "string" && { problem }),
    };
  } catch {
    return {};
  }
}
