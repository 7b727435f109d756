import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
} from "vscode-languageserver";
import { settingsOf } from "../configuration/ask-settings.ts";
import type { ReadFile } from "../configuration/configurations.ts";
import { FindingViews } from "../configuration/finding-views.ts";
import { inBackground } from "../edge/background.ts";
import type { FileWatches } from "./watch-files.ts";

/** The workspace folders, which can change. */
export interface WorkspaceFolders {
  uris: readonly string[];
}

/**
 * Keeps the shown findings up to date with the settings of the client, the baseline, and the workspace
 * folders.
 * @param onChange called when the shown findings may have changed
 * @returns `begin`, to be called when the client is ready
 */
export function serveFindingViews(
  connection: Connection,
  client: () => ClientCapabilities,
  { readFile, watches, folders }: { readFile: ReadFile; watches: FileWatches; folders: WorkspaceFolders },
  onChange: () => void,
): { views: FindingViews; begin: () => void } {
  const hasSettings = () => client().workspace?.configuration === true;
  const views = new FindingViews({
    settings: async (sections, scopeUri) =>
      hasSettings()
        ? settingsOf(
            connection,
            sections.map((section) => ({ section, ...(scopeUri !== undefined && { scopeUri }) })),
          )
        : [],
    readFile,
    folders: () => folders.uris,
    onBaseline: (file) => watches.watchFile(file),
    onProblem: (message) => connection.window.showWarningMessage(message),
  });
  const again = () => {
    views.forget();
    onChange();
  };
  const begin = () => {
    const { configuration, didChangeConfiguration, workspaceFolders } = client().workspace ?? {};
    if (configuration && didChangeConfiguration?.dynamicRegistration) {
      inBackground(
        connection,
        connection.client.register(DidChangeConfigurationNotification.type, { section: "nessusAudit" }),
      );
    }
    if (!workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders.uris = [...folders.uris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      again();
    });
  };
  connection.onDidChangeConfiguration(again);
  return { views, begin };
}
