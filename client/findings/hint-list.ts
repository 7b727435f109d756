import * as vscode from "vscode";
import { tCount } from "../../l10n/translate.ts";
import { shownText } from "../shown-text.ts";

const scheme = "nessus-audit-hints";
const listed = vscode.Uri.from({ scheme, path: "/Hints.txt" });

/** Shows the list; not in the command palette, since the linter has to run first. */
export const listHintsCommand = "nessusAudit.listHints";

/** More lines than anyone reads. */
const mostLines = 5000;

export interface Hint {
  uri: vscode.Uri;
  range: vscode.Range;
  rule: string;
  message: string;
}

/**
 * The hints of the last run of the linter as a document, one line each with a link: VS Code counts hints
 * among the problems but does not list them.
 */
export class HintList implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #hints: readonly Hint[] = [];

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => textOf(this.#hints),
      }),
      vscode.languages.registerDocumentLinkProvider(
        { scheme },
        { provideDocumentLinks: () => this.#links() },
      ),
      vscode.commands.registerCommand(listHintsCommand, () => vscode.window.showTextDocument(listed)),
    );
  }

  set(hints: readonly Hint[]): void {
    this.#hints = hints;
    this.#changed.fire(listed);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #links(): vscode.DocumentLink[] {
    return this.#hints.slice(0, mostLines).map(({ uri, range: { start } }, at) => {
      const place = `${start.line + 1},${start.character + 1}`;
      const line = new vscode.Range(at, 0, at, placeOf(this.#hints[at]!).length);
      return new vscode.DocumentLink(line, uri.with({ fragment: `L${place}` }));
    });
  }
}

function textOf(hints: readonly Hint[]): string {
  const lines = hints
    .slice(0, mostLines)
    .map((hint) => `${placeOf(hint)} ${hint.rule}: ${shownText(hint.message).replaceAll("\n", " ")}`);
  const more = hints.length - lines.length;
  if (more > 0)
    lines.push(
      tCount(
        more,
        "and {0} more hint; nessus-audit lint lists all of them",
        "and {0} more hints; nessus-audit lint lists all of them",
      ),
    );
  return `${lines.join("\n")}\n`;
}

function placeOf({ uri, range: { start } }: Hint): string {
  return `${vscode.workspace.asRelativePath(uri)}:${start.line + 1}:${start.character + 1}`;
}
