import * as vscode from "vscode";
import { languageId } from "../language.ts";
import type { ShownEvaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { lineLooks } from "../verdicts/line-looks.ts";
import {
  branchesNotTaken,
  type LineLook,
  type LineVerdict,
  lineVerdicts,
} from "../verdicts/line-verdicts.ts";
import { rangeOf } from "./ranges.ts";

const rulerLanes = {
  left: vscode.OverviewRulerLane.Left,
  center: vscode.OverviewRulerLane.Center,
  right: vscode.OverviewRulerLane.Right,
};

export interface LineDecoration {
  line: number;
  look: LineLook;
  text: string;
}

/**
 * Shows verdicts in the text of a policy: at the end of the line of each check, with an icon in the gutter;
 * the element that breaks a check is marked, and the branch of a condition that reports nothing is faded.
 */
export class VerdictDecorations implements vscode.Disposable {
  readonly #texts: Map<LineLook, vscode.TextEditorDecorationType>;
  readonly #icons: Map<LineLook, vscode.TextEditorDecorationType>;
  readonly #element = vscode.window.createTextEditorDecorationType({
    borderWidth: "0 0 2px 0",
    borderStyle: "solid",
    borderColor: new vscode.ThemeColor("nessusAudit.failed"),
  });
  readonly #faded = vscode.window.createTextEditorDecorationType({ opacity: "0.5" });
  readonly #evaluations: Evaluations;
  readonly #subscriptions: vscode.Disposable;

  constructor(extension: vscode.Uri, evaluations: Evaluations) {
    this.#evaluations = evaluations;
    const all = Object.keys(lineLooks) as LineLook[];
    this.#texts = new Map(all.map((look) => [look, textDecoration(look)]));
    this.#icons = new Map(all.map((look) => [look, iconDecoration(extension, look)]));
    this.#subscriptions = vscode.Disposable.from(
      new vscode.Disposable(() => {
        for (const types of [this.#texts, this.#icons]) for (const type of types.values()) type.dispose();
      }),
      this.#element,
      this.#faded,
      evaluations.onDidChange(({ policy }) =>
        this.#decorate(
          vscode.window.visibleTextEditors.filter(
            ({ document }) => document.uri.toString() === policy.toString(),
          ),
        ),
      ),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#decorate(editors)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("nessusAudit.lineEnds"))
          this.#decorate(vscode.window.visibleTextEditors);
      }),
    );
  }

  /** The texts at the ends of the lines of a policy, for tests. */
  linesOf(policy: vscode.TextDocument): LineDecoration[] {
    return shownLines(this.#evaluations.shownOn(policy.uri)).map(({ at, look, text }) => ({
      line: at.line,
      look,
      text,
    }));
  }

  /** The texts of a policy that are marked as guilty, and as not reporting, for tests. */
  marksIn(policy: vscode.TextDocument): { guilty: string[]; faded: string[] } {
    const evaluation = this.#evaluations.shownOn(policy.uri);
    const textAt = (range: vscode.Range) => policy.getText(range);
    return { guilty: guiltyElements(evaluation).map(textAt), faded: fadedBranches(evaluation).map(textAt) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #decorate(editors: readonly vscode.TextEditor[]): void {
    const hasTexts = vscode.workspace.getConfiguration("nessusAudit").get("lineEnds.enabled") !== false;
    for (const editor of editors) {
      if (editor.document.languageId !== languageId) continue;
      const evaluation = this.#evaluations.shownOn(editor.document.uri);
      const lines = shownLines(evaluation);
      for (const [look, type] of this.#texts) {
        const own = lines.filter((line) => line.look === look);
        editor.setDecorations(type, hasTexts ? own.map((line) => textAtEnd(editor.document, line)) : []);
        const withIcon = own.filter(({ hasIcon }) => hasIcon);
        editor.setDecorations(
          this.#icons.get(look)!,
          withIcon.map((line) => endOfLine(editor.document, line)),
        );
      }
      const fits = (range: vscode.Range) => editor.document.validateRange(range);
      editor.setDecorations(this.#element, guiltyElements(evaluation).map(fits));
      editor.setDecorations(this.#faded, fadedBranches(evaluation).map(fits));
    }
  }
}

/** The color of text about a status. */
export function colorOf(look: LineLook): vscode.ThemeColor {
  return new vscode.ThemeColor(lineLooks[look].color);
}

function shownLines(evaluation: ShownEvaluation | undefined): LineVerdict[] {
  return lineVerdicts(evaluation?.shown.hosts ?? []);
}

/** The port elements and patterns that break a check. */
function guiltyElements(evaluation: ShownEvaluation | undefined): vscode.Range[] {
  const verdicts = (evaluation?.shown.hosts ?? []).flatMap((host) => host.verdicts);
  const broken = verdicts.filter(
    ({ status }) => status === "FAILED" || status === "WARNING" || status === "ERROR",
  );
  const elements = broken.flatMap(({ evidence }) =>
    evidence.flatMap(({ violation, element }) => (violation && element ? [element.range] : [])),
  );
  const unique = new Map(elements.map((range) => [JSON.stringify(range), range]));
  return [...unique.values()].map(rangeOf);
}

function fadedBranches(evaluation: ShownEvaluation | undefined): vscode.Range[] {
  return branchesNotTaken(evaluation?.shown.hosts ?? []).map(rangeOf);
}

function textDecoration(look: LineLook): vscode.TextEditorDecorationType {
  const color = colorOf(look);
  // Lanes are bits: two of them make a mark twice as wide.
  const lanes = lineLooks[look].lanes.reduce((all, lane) => all | rulerLanes[lane], 0);
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color, margin: "0 0 0 2em", fontStyle: "normal" },
    ...(lanes !== 0 && { overviewRulerColor: color, overviewRulerLane: lanes }),
  });
}

function iconDecoration(extension: vscode.Uri, look: LineLook): vscode.TextEditorDecorationType {
  const iconFor = (theme: string) =>
    vscode.Uri.joinPath(extension, "media", "verdicts", `${lineLooks[look].icon}-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: iconFor("light"), gutterIconSize: "contain" },
    dark: { gutterIconPath: iconFor("dark"), gutterIconSize: "contain" },
  });
}

function textAtEnd(document: vscode.TextDocument, line: LineVerdict): vscode.DecorationOptions {
  return { range: endOfLine(document, line), renderOptions: { after: { contentText: line.text } } };
}

/** The verdicts may be from an earlier version: a line that no longer exists is moved into the document. */
function endOfLine(document: vscode.TextDocument, { at }: LineVerdict): vscode.Range {
  const { line } = document.validatePosition(new vscode.Position(at.line, at.character));
  const { end } = document.lineAt(line).range;
  return new vscode.Range(end, end);
}
