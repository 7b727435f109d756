import * as vscode from "vscode";

export const trialScheme = "nessus-audit-try";

interface TrialFile {
  bytes: Uint8Array;
  /** Milliseconds since 1970. */
  created: number;
  modified: number;
}

/**
 * The texts that checks are tried on: files in memory that can be edited like any other. Untitled documents
 * would be saved by default under the path that they are named after, which may exist on this machine.
 */
export class TrialFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, TrialFile>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #count = 0;

  /** @param path source of the text; the title shows its last part, a hover all of it */
  add(path: string, text: string): vscode.Uri {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme: trialScheme, path: `/${this.#count}/${path.replace(/^\/+/, "")}` });
    const now = Date.now();
    this.#files.set(uri.path, { bytes: new TextEncoder().encode(text), created: now, modified: now });
    return uri;
  }

  forget(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, created, modified } = this.#file(uri);
    return { type: vscode.FileType.File, ctime: created, mtime: modified, size: bytes.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#file(uri).bytes;
  }

  /** Only existing files are written: after the window is reloaded, a trial is gone. */
  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const file = this.#file(uri);
    file.bytes = bytes;
    file.modified = Date.now();
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #file(uri: vscode.Uri): TrialFile {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}
