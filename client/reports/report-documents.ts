import * as vscode from "vscode";
import type { DocumentResult } from "../../server/protocol.ts";
import { tellProblem } from "../messages.ts";

export const reportScheme = "nessus-audit-report";

/** Read-only Markdown documents for what a command found out. */
export class ReportDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  /** Shows a report beside what is open; one of the same name is replaced. A problem is told instead. */
  async show(name: string, result: DocumentResult): Promise<void> {
    if (result.problem !== undefined) {
      tellProblem(result.problem);
      return;
    }
    const uri = vscode.Uri.from({ scheme: reportScheme, path: `/${name.replaceAll("/", "-")}.md` });
    this.#texts.set(uri.toString(), result.text);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "This report is gone. Run its command again to see it.\n";
  }
}
