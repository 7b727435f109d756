import * as vscode from "vscode";
import type { ProtocolStatus } from "../../server/protocol.ts";
import { languageId } from "../language.ts";
import type { Evaluation, Evaluations } from "../verdicts/evaluations.ts";
import { type LineVerdict, lineVerdicts } from "../verdicts/line-verdicts.ts";
import { verdictHover } from "./verdict-hover.ts";

const looks: Record<Look, { icon: string; color: string }> = {
  PASSED: { icon: "passed", color: "nessusAudit.passed" },
  FAILED: { icon: "failed", color: "nessusAudit.failed" },
  WARNING: { icon: "warning", color: "nessusAudit.warning" },
  ERROR: { icon: "error", color: "nessusAudit.error" },
  SKIPPED: { icon: "skipped", color: "nessusAudit.skipped" },
  UNDECIDED: { icon: "undecided", color: "nessusAudit.undecided" },
  NOT_EVALUATED: { icon: "not-evaluated", color: "nessusAudit.notEvaluated" },
  dimmed: { icon: "undecided", color: "nessusAudit.notEvaluated" },
};

/** The status, or what only says what it would be. */
type Look = ProtocolStatus | "dimmed";

export interface LineDecoration {
  line: number;
  status: ProtocolStatus;
  text: string;
}

/** Verdicts in the text: an icon in the gutter, the reason at the end of the line, a mark in the overview ruler. */
export class VerdictDecorations implements vscode.Disposable {
  readonly #types: Map<Look, vscode.TextEditorDecorationType>;
  readonly #evaluations: Evaluations;
  readonly #subscriptions: vscode.Disposable;

  constructor(extension: vscode.Uri, evaluations: Evaluations) {
    this.#evaluations = evaluations;
    this.#types = new Map(
      (Object.keys(looks) as Look[]).map((look) => [look, decorationType(extension, look)]),
    );
    this.#subscriptions = vscode.Disposable.from(
      new vscode.Disposable(() => {
        for (const type of this.#types.values()) type.dispose();
      }),
      evaluations.onDidChange(() => this.#decorate(vscode.window.visibleTextEditors)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#decorate(editors)),
    );
  }

  /** What stands at the ends of the lines of a policy; the tests read what the user would see. */
  linesOf(policy: vscode.TextDocument): LineDecoration[] {
    return shownLines(this.#evaluations.get(policy.uri)).map(({ at, status, text }) => ({
      line: at.line,
      status,
      text,
    }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #decorate(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      if (editor.document.languageId !== languageId) continue;
      const evaluation = this.#evaluations.get(editor.document.uri);
      const lines = shownLines(evaluation);
      for (const [look, type] of this.#types) {
        const own = lines.filter(({ status, isDimmed }) => look === (isDimmed ? "dimmed" : status));
        editor.setDecorations(
          type,
          own.map((line) => decoration(editor.document, line, evaluation as Evaluation)),
        );
      }
    }
  }
}

function shownLines(evaluation: Evaluation | undefined): LineVerdict[] {
  return evaluation?.problem === undefined ? lineVerdicts(evaluation?.result?.verdicts ?? []) : [];
}

function decorationType(extension: vscode.Uri, look: Look): vscode.TextEditorDecorationType {
  const { icon, color } = looks[look];
  const iconFor = (theme: string) =>
    vscode.Uri.joinPath(extension, "media", "verdicts", `${icon}-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new vscode.ThemeColor(color),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    after: { color: new vscode.ThemeColor(color), margin: "0 0 0 2em", fontStyle: "normal" },
    light: { gutterIconPath: iconFor("light"), gutterIconSize: "contain" },
    dark: { gutterIconPath: iconFor("dark"), gutterIconSize: "contain" },
  });
}

function decoration(
  document: vscode.TextDocument,
  line: LineVerdict,
  evaluation: Evaluation,
): vscode.DecorationOptions {
  // The verdicts may be of an earlier version: a line that is gone by now is moved into the document.
  const start = document.validatePosition(new vscode.Position(line.at.line, line.at.character));
  return {
    range: new vscode.Range(start, document.lineAt(start.line).range.end),
    hoverMessage: verdictHover(line, evaluation),
    renderOptions: { after: { contentText: line.text } },
  };
}
