import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type FileSystemWatcher,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { configurationFileName, type Finding, type LoadedConfiguration } from "../../core/editor.ts";
import { Configurations, type ReadFile } from "../configuration/configurations.ts";
import { folderOf, nameOf } from "../configuration/uris.ts";
import { inBackground } from "../edge/background.ts";
import { diagnosticSource } from "../features/diagnostics.ts";

/**
 * Lets policies follow `.nessus-audit.json`: watches it and what it extends, and publishes the mistakes in them.
 * @param onChange called when what holds for policies may be another than before
 * @param policies whether files of policies are watched too, and what is called when one has changed
 */
export function serveConfiguration(
  connection: Connection,
  client: () => ClientCapabilities,
  read: ReadFile,
  onChange: () => void,
  policies: { areWatched(): boolean; onChange(): void },
): Configurations {
  const mistaken = new Set<string>();
  const watched = new Set<string>();
  const configurations = new Configurations(read, ({ files, sources }) => {
    for (const file of files) publish(file);
    for (const source of sources) if (nameOf(source) !== configurationFileName) watch(source);
  });

  function publish({ file, text, findings }: LoadedConfiguration["files"][number]): void {
    if (findings.length === 0) return;
    mistaken.add(file);
    const document = TextDocument.create(file, "jsonc", 0, text);
    const diagnostics = findings.map((finding) => diagnosticOf(document, finding));
    inBackground(connection, connection.sendDiagnostics({ uri: file, diagnostics }));
  }

  /** Configurations are watched by their name; what they extend can have any. */
  function watch(file: string): void {
    const folder = folderOf(file);
    if (watched.has(file) || folder === undefined) return;
    watched.add(file);
    const pattern = nameOf(file);
    const canBeRelative = client().workspace?.didChangeWatchedFiles?.relativePatternSupport === true;
    const baseUri = folder.replace(/\/$/, "");
    register({ globPattern: canBeRelative ? { baseUri, pattern } : `**/${pattern}` });
  }

  /** What was wrong may have been corrected, or be extended no more: everything is looked at again. */
  function checkAgain(changed: readonly FileEvent[]): void {
    const deleted = new Set(
      changed.flatMap(({ uri, type }) => (type === FileChangeType.Deleted ? [uri] : [])),
    );
    const files = [...new Set([...mistaken, ...changed.map(({ uri }) => uri)])];
    for (const uri of mistaken)
      inBackground(connection, connection.sendDiagnostics({ uri, diagnostics: [] }));
    mistaken.clear();
    for (const uri of files) {
      if (nameOf(uri) === configurationFileName && !deleted.has(uri))
        inBackground(connection, configurations.check(uri));
    }
  }

  function register(watcher: FileSystemWatcher): void {
    if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    inBackground(
      connection,
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [watcher] }),
    );
  }

  connection.onInitialized(() => {
    register({ globPattern: `**/${configurationFileName}` });
    if (policies.areWatched()) register({ globPattern: "**/*.audit" });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(".audit"))) policies.onChange();
    const concerning = changes.filter(({ uri }) => configurations.concerns(uri));
    if (concerning.length === 0) return;
    configurations.forget();
    checkAgain(concerning);
    onChange();
  });
  return configurations;
}

function diagnosticOf(document: TextDocument, { start, end, message, rule }: Finding): Diagnostic {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, severity: DiagnosticSeverity.Error, source: diagnosticSource, code: rule, message };
}
