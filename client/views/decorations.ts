import * as vscode from "vscode";
import type { ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { languageId } from "../language.ts";
import type { Evaluation, Evaluations } from "../verdicts/evaluations.ts";
import { endOfLineText } from "../verdicts/verdict-text.ts";
import { verdictHover } from "./verdict-hover.ts";

const looks: Record<ProtocolStatus, { icon: string; color: string }> = {
  PASSED: { icon: "passed", color: "nessusAudit.passed" },
  FAILED: { icon: "failed", color: "nessusAudit.failed" },
  WARNING: { icon: "warning", color: "nessusAudit.warning" },
  ERROR: { icon: "error", color: "nessusAudit.error" },
  NOT_EVALUATED: { icon: "not-evaluated", color: "nessusAudit.notEvaluated" },
};

export interface LineDecoration {
  line: number;
  status: ProtocolStatus;
  text: string;
}

/** Verdicts in the text: an icon in the gutter, the reason at the end of the line, a mark in the overview ruler. */
export class VerdictDecorations implements vscode.Disposable {
  readonly #types: Map<ProtocolStatus, vscode.TextEditorDecorationType>;
  readonly #evaluations: Evaluations;
  readonly #subscriptions: vscode.Disposable;

  constructor(extension: vscode.Uri, evaluations: Evaluations) {
    this.#evaluations = evaluations;
    this.#types = new Map(
      (Object.keys(looks) as ProtocolStatus[]).map((status) => [status, decorationType(extension, status)]),
    );
    this.#subscriptions = vscode.Disposable.from(
      ...this.#types.values(),
      evaluations.onDidChange(() => this.#decorate(vscode.window.visibleTextEditors)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#decorate(editors)),
    );
  }

  /** What stands at the ends of the lines of a policy; the tests read what the user would see. */
  linesOf(policy: vscode.TextDocument): LineDecoration[] {
    return shownVerdicts(this.#evaluations.get(policy.uri)).map((verdict) => ({
      line: verdict.anchor.start.line,
      status: verdict.status,
      text: endOfLineText(verdict),
    }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #decorate(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      if (editor.document.languageId !== languageId) continue;
      const evaluation = this.#evaluations.get(editor.document.uri);
      for (const [status, type] of this.#types) {
        const verdicts = shownVerdicts(evaluation).filter((verdict) => verdict.status === status);
        editor.setDecorations(
          type,
          verdicts.map((verdict) => decoration(editor.document, verdict, evaluation as Evaluation)),
        );
      }
    }
  }
}

function shownVerdicts(evaluation: Evaluation | undefined): ProtocolVerdict[] {
  return evaluation?.problem === undefined ? (evaluation?.result?.verdicts ?? []) : [];
}

function decorationType(extension: vscode.Uri, status: ProtocolStatus): vscode.TextEditorDecorationType {
  const { icon, color } = looks[status];
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
  verdict: ProtocolVerdict,
  evaluation: Evaluation,
): vscode.DecorationOptions {
  // The verdicts may be of an earlier version: a line that is gone by now is moved into the document.
  const start = document.validatePosition(
    new vscode.Position(verdict.anchor.start.line, verdict.anchor.start.character),
  );
  return {
    range: new vscode.Range(start, document.lineAt(start.line).range.end),
    hoverMessage: verdictHover(verdict, evaluation),
    renderOptions: { after: { contentText: endOfLineText(verdict) } },
  };
}
