import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  FileChangeType,
  type FileEvent,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { configurationFileName, type Finding, type LoadedConfiguration } from "../../core/editor.ts";
import { Configurations, type ReadFile } from "../configuration/configurations.ts";
import type { FindingViews } from "../configuration/finding-views.ts";
import { nameOf } from "../configuration/uris.ts";
import { inBackground } from "../edge/background.ts";
import { diagnosticSource } from "../features/diagnostics.ts";
import type { FileWatches } from "./watch-files.ts";

/**
 * Lets policies follow `.nessus-audit.json`: watches it and what it extends, and publishes the mistakes in
 * them.
 * @param onChange called when the settings of policies may have changed
 * @param policies whether policy files are watched too, and what is called when one changes
 * @param views likewise follow their files
 * @returns `begin`, to be called when the client is ready
 */
export function serveConfiguration(
  connection: Connection,
  { read, watches, views }: { read: ReadFile; watches: FileWatches; views: FindingViews },
  onChange: () => void,
  policies: { areWatched(): boolean; onChange(): void },
): { configurations: Configurations; begin: () => void } {
  const mistaken = new Set<string>();
  const configurations = new Configurations(read, ({ files, sources }) => {
    for (const file of files) publish(file);
    connection.console.log(`Configuration: ${files.map(({ file }) => file).join(", which extends ")}`);
    for (const source of sources) if (nameOf(source) !== configurationFileName) watches.watchFile(source);
  });

  function publish({ file, text, findings }: LoadedConfiguration["files"][number]): void {
    if (findings.length === 0) return;
    mistaken.add(file);
    const document = TextDocument.create(file, "jsonc", 0, text);
    const diagnostics = findings.map((finding) => diagnosticOf(document, finding));
    inBackground(connection, connection.sendDiagnostics({ uri: file, diagnostics }));
  }

  /**
   * Mistakes may have been fixed, or their file may no longer be extended, so everything is checked again.
   */
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

  const begin = () => {
    watches.watch({ globPattern: `**/${configurationFileName}` });
    if (policies.areWatched()) watches.watch({ globPattern: "**/*.audit" });
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(".audit"))) policies.onChange();
    const concerning = changes.filter(({ uri }) => configurations.concerns(uri));
    const isOfViews = changes.some(({ uri }) => views.concerns(uri));
    if (isOfViews) views.forget();
    if (concerning.length > 0) {
      configurations.forget();
      checkAgain(concerning);
    }
    if (isOfViews || concerning.length > 0) onChange();
  });
  return { configurations, begin };
}

function diagnosticOf(document: TextDocument, { start, end, message, rule }: Finding): Diagnostic {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, severity: DiagnosticSeverity.Error, source: diagnosticSource, code: rule, message };
}
