import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
} from "vscode-languageserver";
import { folderOf, nameOf } from "../configuration/uris.ts";
import { inBackground } from "../edge/background.ts";

/** Asks the client to report changes to files, if it can. */
export class FileWatches {
  readonly #connection: Connection;
  readonly #client: () => ClientCapabilities;
  readonly #watched = new Set<string>();

  constructor(connection: Connection, client: () => ClientCapabilities) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Watches one file, which need not exist. */
  watchFile(file: string): void {
    const folder = folderOf(file);
    if (this.#watched.has(file) || folder === undefined) return;
    this.#watched.add(file);
    const pattern = nameOf(file);
    const canBeRelative = this.#client().workspace?.didChangeWatchedFiles?.relativePatternSupport === true;
    const baseUri = folder.replace(/\/$/, "");
    this.watch({ globPattern: canBeRelative ? { baseUri, pattern } : `**/${pattern}` });
  }

  watch(watcher: FileSystemWatcher): void {
    if (this.#client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    inBackground(
      this.#connection,
      this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [watcher] }),
    );
  }
}
