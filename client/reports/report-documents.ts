import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { DocumentResult } from "../../server/protocol.ts";
import { tellProblem } from "../messages.ts";
import { type ReportPlaces, reportCommands, reportPage } from "./report-page.ts";

export const reportScheme = "nessus-audit-report";
const viewType = "nessusAudit.report";

/** The result of a command. */
export interface ShownReport {
  name: string;
  /** As Markdown. */
  text: string;
  /** The whole page. */
  page?: string;
}

/**
 * Shows the results of commands as pages with links to the lines that they are about, and as read-only
 * Markdown documents.
 */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #texts = new Map<string, string>();
  readonly #panels = new Map<string, vscode.WebviewPanel>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  #last: ShownReport | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** The last shown report, for tests. */
  get last(): ShownReport | undefined {
    return this.#last;
  }

  /** Shows a report to the side, replacing one of the same name. A problem is shown as a message instead. */
  async show(name: string, result: DocumentResult, places: ReportPlaces = {}): Promise<void> {
    if (result.problem !== undefined) {
      tellProblem(result.problem);
      return;
    }
    const uri = uriOf(name);
    this.#texts.set(uri.toString(), result.text);
    this.#changed.fire(uri);
    this.#last = { name, text: result.text };
    if (result.page === undefined) await showText(uri);
    else this.#last.page = this.#showPage(name, result.page, places);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? `${t("This report is gone. Run its command again to see it.")}\n`
    );
  }

  /** Registers the commands of the links at the top of a page. */
  registerCommands(): vscode.Disposable {
    const { registerCommand } = vscode.commands;
    return vscode.Disposable.from(
      registerCommand(reportCommands.copy, (name: unknown) => this.#copy(String(name))),
      registerCommand(reportCommands.showText, (name: unknown) => showText(uriOf(String(name)))),
    );
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) panel.dispose();
  }

  #showPage(name: string, body: string, places: ReportPlaces): string {
    const media = vscode.Uri.joinPath(this.#extension, "media");
    const panel = this.#panels.get(name) ?? this.#createPanel(name, media);
    const page = reportPage({
      cspSource: panel.webview.cspSource,
      style: panel.webview.asWebviewUri(vscode.Uri.joinPath(media, "views.css")).toString(),
      language: vscode.env.language,
      body,
      places,
      id: name,
      words: { copy: t("Copy as Markdown"), showText: t("Show as Text") },
    });
    panel.webview.html = page;
    panel.reveal(undefined, false);
    return page;
  }

  #createPanel(name: string, media: vscode.Uri): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(viewType, name, vscode.ViewColumn.Beside, {
      enableCommandUris: Object.values(reportCommands),
      enableFindWidget: true,
      localResourceRoots: [media],
    });
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, "language-light.svg"),
      dark: vscode.Uri.joinPath(media, "language-dark.svg"),
    };
    panel.onDidDispose(() => this.#panels.delete(name));
    this.#panels.set(name, panel);
    return panel;
  }

  async #copy(name: string): Promise<void> {
    await vscode.env.clipboard.writeText(this.provideTextDocumentContent(uriOf(name)));
    vscode.window.setStatusBarMessage(t("Copied as Markdown"), 3000);
  }
}

function uriOf(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: reportScheme, path: `/${name.replaceAll("/", "-")}.md` });
}

async function showText(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
