import * as vscode from "vscode";
import type { ProtocolExcerpt, ProtocolStatus } from "../../server/protocol.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { evidenceLine } from "../verdicts/evidence-line.ts";
import { snapshotPlace } from "../verdicts/snapshot-place.ts";
import { firstText, lineText } from "../verdicts/verdict-text.ts";
import { partOfLine } from "./snapshot-parts.ts";

/** A row of a snapshot that breaks checks. */
export interface RowMark {
  /** Line, from 0. */
  line: number;
  text: string;
  /** The parts of the line that checks matched. */
  parts?: ProtocolExcerpt[];
}

interface GuiltyRow {
  status: ProtocolStatus;
  names: Set<string>;
  parts: ProtocolExcerpt[];
}

const longestCheck = 60;

/** Marks the rows of a snapshot that break checks of a policy, and says which. */
export class SnapshotMarks implements vscode.Disposable {
  readonly #evaluations: Evaluations;
  readonly #type: vscode.TextEditorDecorationType;
  readonly #part = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("diffEditor.removedTextBackground"),
    borderWidth: "0 0 2px 0",
    borderStyle: "solid",
    borderColor: new vscode.ThemeColor("nessusAudit.failed"),
  });
  readonly #subscriptions: vscode.Disposable;

  constructor(extension: vscode.Uri, evaluations: Evaluations) {
    this.#evaluations = evaluations;
    this.#type = rowDecoration(extension);
    this.#subscriptions = vscode.Disposable.from(
      this.#type,
      this.#part,
      evaluations.onDidChange(() => this.#mark(vscode.window.visibleTextEditors)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#mark(editors)),
    );
  }

  /** The marked rows of a snapshot, for tests. */
  marksIn(snapshot: vscode.Uri): RowMark[] {
    const checks = new Map<number, GuiltyRow>();
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
            const row = checks.get(at) ?? { status, names: new Set(), parts: [] };
            row.names.add(description || type);
            if (piece.excerpt !== undefined) row.parts.push(piece.excerpt);
            checks.set(at, row);
          }
        }
      }
    }
    return [...checks].map(([line, { status, names, parts }]) => ({
      line,
      ...(parts.length > 0 && { parts }),
      text: lineText(status, firstText([...names], longestCheck), ""),
    }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #mark(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const { document } = editor;
      const marks = this.marksIn(document.uri).filter(({ line }) => line < document.lineCount);
      editor.setDecorations(
        this.#type,
        marks.map(({ line, text }) => ({
          range: document.lineAt(line).range,
          renderOptions: { after: { contentText: text } },
        })),
      );
      editor.setDecorations(
        this.#part,
        marks.flatMap((mark) => partsIn(document, mark)),
      );
    }
  }
}

/** The parts of a row that checks matched, unless that is the whole row. */
function partsIn(document: vscode.TextDocument, { line, parts = [] }: RowMark): vscode.Range[] {
  const { text } = document.lineAt(line);
  return parts.flatMap((excerpt) => {
    const part = partOfLine(text, excerpt);
    return part === undefined ? [] : [new vscode.Range(line, part.start, line, part.end)];
  });
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
