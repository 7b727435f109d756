import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileSystemWatcher,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { configurationFileName, type Finding, type LoadedConfiguration } from "../core/index.ts";
import { Configurations, type ReadFile } from "./configurations.ts";
import { diagnosticSource } from "./features/diagnostics.ts";
import { folderOf, nameOf } from "./uris.ts";

/**
 * Lets policies follow `.nessus-audit.json`: watches it and what it extends, and publishes the mistakes in them.
 * @param onChange called when what holds for policies may be another than before
 */
export function serveConfiguration(
  connection: Connection,
  client: () => ClientCapabilities,
  read: ReadFile,
  onChange: () => void,
): Configurations {
  const mistaken = new Set<string>();
  const watched = new Set<string>();
  const configurations = new Configurations(read, ({ files, sources }) => {
    for (const file of files) publish(file);
    for (const source of sources) if (nameOf(source) !== configurationFileName) watch(source);
  });

  function publish({ file, text, findings }: LoadedConfiguration["files"][number]): void {
    if (findings.length === 0 && !mistaken.delete(file)) return;
    if (findings.length > 0) mistaken.add(file);
    const document = TextDocument.create(file, "jsonc", 0, text);
    const diagnostics = findings.map((finding) => diagnosticOf(document, finding));
    void connection.sendDiagnostics({ uri: file, diagnostics });
  }

  /** Configurations are watched by their name; what they extend can have any. */
  function watch(file: string): void {
    const folder = folderOf(file);
    if (watched.has(file) || folder === undefined) return;
    watched.add(file);
    if (client().workspace?.didChangeWatchedFiles?.relativePatternSupport !== true) return;
    register({ globPattern: { baseUri: folder.replace(/\/$/, ""), pattern: nameOf(file) } });
  }

  function register(watcher: FileSystemWatcher): void {
    if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [watcher] });
  }

  connection.onInitialized(() => register({ globPattern: `**/${configurationFileName}` }));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const concerning = changes.filter(({ uri }) => configurations.concerns(uri));
    if (concerning.length === 0) return;
    configurations.forget();
    for (const { uri, type } of concerning) {
      if (type !== FileChangeType.Deleted) void configurations.check(uri);
      else publish({ file: uri, text: "", findings: [] });
    }
    onChange();
  });
  return configurations;
}

function diagnosticOf(document: TextDocument, { start, end, message, rule }: Finding): Diagnostic {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, severity: DiagnosticSeverity.Error, source: diagnosticSource, code: rule, message };
}
