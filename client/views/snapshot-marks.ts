import * as vscode from "vscode";
import type { ProtocolStatus } from "../../server/protocol.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { evidenceLine } from "../verdicts/evidence-line.ts";
import { snapshotPlace } from "../verdicts/snapshot-place.ts";
import { firstText, lineText } from "../verdicts/verdict-text.ts";

/** A row of a snapshot that breaks checks. */
export interface RowMark {
  /** From 0. */
  line: number;
  text: string;
}

const longestCheck = 60;

/** In the text of a snapshot: the rows that break checks of a policy, and which. */
export class SnapshotMarks implements vscode.Disposable {
  readonly #evaluations: Evaluations;
  readonly #type: vscode.TextEditorDecorationType;
  readonly #subscriptions: vscode.Disposable;

  constructor(extension: vscode.Uri, evaluations: Evaluations) {
    this.#evaluations = evaluations;
    this.#type = rowDecoration(extension);
    this.#subscriptions = vscode.Disposable.from(
      this.#type,
      evaluations.onDidChange(() => this.#mark(vscode.window.visibleTextEditors)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#mark(editors)),
    );
  }

  /** What is marked in a snapshot; the tests read what the user would see. */
  marksIn(snapshot: vscode.Uri): RowMark[] {
    const checks = new Map<number, { status: ProtocolStatus; names: Set<string> }>();
    for (const { shown } of this.#evaluations.shown) {
      if (!shown.snapshot.documents.some((uri) => uri.toString() === snapshot.toString())) continue;
      for (const host of shown.hosts) {
        for (const { status, description, type, evidence } of host.verdicts) {
          if (status !== "FAILED" && status !== "WARNING") continue;
          for (const piece of evidence) {
            const line = evidenceLine(piece);
            if (!piece.violation || line === undefined) continue;
            const place = snapshotPlace(shown.snapshot, host, line);
            if (place.uri.toString() !== snapshot.toString()) continue;
            const at = place.line - 1;
            const row = checks.get(at) ?? { status, names: new Set() };
            row.names.add(description || type);
            checks.set(at, row);
          }
        }
      }
    }
    return [...checks].map(([line, { status, names }]) => ({
      line,
      text: lineText(status, firstText([...names], longestCheck), ""),
    }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #mark(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const marks = this.marksIn(editor.document.uri);
      editor.setDecorations(
        this.#type,
        marks
          .filter(({ line }) => line < editor.document.lineCount)
          .map(({ line, text }) => ({
            range: editor.document.lineAt(line).range,
            renderOptions: { after: { contentText: text } },
          })),
      );
    }
  }
}

function rowDecoration(extension: vscode.Uri): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor("nessusAudit.failed");
  const iconFor = (theme: string) =>
    vscode.Uri.joinPath(extension, "media", "verdicts", `failed-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("diffEditor.removedTextBackground"),
    after: { color, margin: "0 0 0 2em", fontStyle: "normal" },
    light: { gutterIconPath: iconFor("light"), gutterIconSize: "contain" },
    dark: { gutterIconPath: iconFor("dark"), gutterIconSize: "contain" },
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
}
