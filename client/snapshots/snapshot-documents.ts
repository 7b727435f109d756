import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";

export const snapshotScheme = "nessus-audit-snapshot";

/** Read-only documents for snapshots without a file: from the clipboard or from this machine. */
export class SnapshotDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #count = 0;

  /** Keeps a text under a new address, so that older snapshots stay unchanged. */
  add(name: string, text: string): vscode.Uri {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme: snapshotScheme, path: `/${this.#count}/${name}.txt` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  /** Drops the texts that are no longer used. */
  keepOnly(used: readonly vscode.Uri[]): void {
    const keys = new Set(used.map((uri) => uri.toString()));
    for (const key of this.#texts.keys()) if (!keys.has(key)) this.#texts.delete(key);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      `${t("This snapshot is gone. Evaluate the policy again to see it.")}\n`
    );
  }
}
