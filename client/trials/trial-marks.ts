import * as vscode from "vscode";
import type { ProtocolMarkGroup, ProtocolMarks, ProtocolStatus } from "../../server/protocol.ts";
import { colorOf } from "../views/decorations.ts";
import type { Trial } from "./trial.ts";
import { triedText } from "./trial-text.ts";
import type { Trials } from "./trials.ts";

/** What is drawn for a trial, for tests. */
export interface DrawnTrial {
  /** The marked texts, by the kind of mark. */
  marked: Record<keyof ProtocolMarks, string[]>;
  /** The verdict at the end of the line of the check. */
  atCheck: { line: number; text: string } | undefined;
}

const kinds = ["selected", "matched", "violating"] as const satisfies (keyof ProtocolMarks)[];

/** Marks in the texts that checks are tried on, and the verdicts at the ends of the lines of these checks. */
export class TrialMarks implements vscode.Disposable {
  readonly #trials: Trials;
  readonly #types: Record<keyof ProtocolMarks, vscode.TextEditorDecorationType> = {
    selected: markType("nessusAudit.selectedLine", vscode.OverviewRulerLane.Left, { isWholeLine: true }),
    matched: markType("nessusAudit.matchedPart", vscode.OverviewRulerLane.Center, { borderRadius: "2px" }),
    violating: markType("nessusAudit.violatingLine", vscode.OverviewRulerLane.Right, { isWholeLine: true }),
  };
  readonly #atCheck = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { margin: "0 0 0 2em", fontStyle: "italic" },
  });
  readonly #subscriptions: vscode.Disposable;

  constructor(trials: Trials) {
    this.#trials = trials;
    this.#subscriptions = vscode.Disposable.from(
      this.#types.selected,
      this.#types.matched,
      this.#types.violating,
      this.#atCheck,
      trials.onDidChange(({ document, policy }) => {
        const uris = [document.uri.toString(), policy.toString()];
        this.#draw(
          vscode.window.visibleTextEditors.filter((editor) => uris.includes(editor.document.uri.toString())),
        );
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#draw(editors)),
    );
  }

  drawn({ document, result }: Trial): DrawnTrial {
    const texts = (kind: keyof ProtocolMarks) =>
      rangesOf(document, result?.marks?.[kind]).map((range) => document.getText(range));
    const verdict = result?.verdict;
    return {
      marked: { selected: texts("selected"), matched: texts("matched"), violating: texts("violating") },
      atCheck: verdict && { line: verdict.anchor.start.line, text: triedText(verdict) },
    };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #draw(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const { document } = editor;
      const trial = this.#trials.of(document);
      if (trial !== undefined) {
        for (const kind of kinds)
          editor.setDecorations(this.#types[kind], rangesOf(document, trial.result?.marks?.[kind]));
      }
      editor.setDecorations(
        this.#atCheck,
        this.#trials.on(document.uri).flatMap(({ result }) => {
          const verdict = result?.verdict;
          if (verdict === undefined) return [];
          return [textAtEnd(document, verdict.anchor.start.line, triedText(verdict), verdict.status)];
        }),
      );
    }
  }
}

function markType(
  color: string,
  overviewRulerLane: vscode.OverviewRulerLane,
  look: vscode.DecorationRenderOptions,
): vscode.TextEditorDecorationType {
  const backgroundColor = new vscode.ThemeColor(color);
  return vscode.window.createTextEditorDecorationType({
    ...look,
    backgroundColor,
    overviewRulerColor: backgroundColor,
    overviewRulerLane,
  });
}

function rangesOf(document: vscode.TextDocument, group: ProtocolMarkGroup | undefined): vscode.Range[] {
  const { places } = group ?? { places: [] };
  const ranges: vscode.Range[] = [];
  for (let at = 0; at + 2 < places.length; at += 3) {
    const [line, start, end] = places.slice(at, at + 3) as [number, number, number];
    ranges.push(document.validateRange(new vscode.Range(line, start, line, end)));
  }
  return ranges;
}

function textAtEnd(
  document: vscode.TextDocument,
  row: number,
  contentText: string,
  status: ProtocolStatus,
): vscode.DecorationOptions {
  const { end } = document.lineAt(Math.min(row, document.lineCount - 1)).range;
  return {
    range: new vscode.Range(end, end),
    renderOptions: { after: { contentText, color: colorOf(status) } },
  };
}
