import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { Lane } from "../lane.ts";
import { isSnapshot } from "./recognise.ts";

const contextKey = "nessusAudit.isSnapshot";
/** Languages that VS Code assigns to the output of hosts. Source code and prose are not examined. */
const languages = new Set(["plaintext", "log", "csv", "tsv", "json", "jsonl", "jsonc", "xml", "ini", "reg"]);
/** Schemes of the user's documents, unlike outputs of other extensions or git diffs. */
const schemes = new Set([
  "file",
  "untitled",
  "vscode-vfs",
  "vscode-remote",
  "vscode-test-web",
  "vscode-local",
  "memfs",
]);
/** Delay after the last keystroke, in milliseconds. */
const untilLookedAt = 300;

/** Detects whether the active editor shows a snapshot, for lenses and menus. */
export class OpenSnapshots implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #lane = new Lane((token) => this.#look(token));
  readonly #subscriptions: vscode.Disposable;
  /** By URI: the examined version, and the result. */
  readonly #known = new Map<string, { version: number; isSnapshot: boolean }>();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => void this.#lane.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document && isCandidate(document))
          this.#lane.refreshIn(untilLookedAt);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    );
    void this.#lane.refresh();
  }

  /** Whether a document is known to contain a snapshot. */
  has(document: vscode.TextDocument): boolean {
    return this.#known.get(document.uri.toString())?.isSnapshot === true;
  }

  dispose(): void {
    this.#lane.cancel();
    this.#subscriptions.dispose();
  }

  async #look(token: vscode.CancellationToken): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const isOne = document !== undefined && isCandidate(document) && (await this.#isSnapshot(document));
    if (token.isCancellationRequested) return;
    await vscode.commands.executeCommand("setContext", contextKey, isOne);
    this.#changed.fire();
  }

  async #isSnapshot(document: vscode.TextDocument): Promise<boolean> {
    const { uri, version } = document;
    const known = this.#known.get(uri.toString());
    if (known?.version === version) return known.isSnapshot;
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const found = await isSnapshot(this.#client, { name, text: document.getText() }).catch(() => false);
    this.#known.set(uri.toString(), { version, isSnapshot: found });
    return found;
  }
}

function isCandidate({ languageId, uri }: vscode.TextDocument): boolean {
  return languages.has(languageId) && schemes.has(uri.scheme);
}
