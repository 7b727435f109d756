import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { PositionArguments } from "../commands/reveal.ts";
import { firstPlace, invitation, marksText, trialDetails, trialHeadline, trialReason } from "./trial-text.ts";
import type { Trials } from "./trials.ts";

/** Lenses above a text that a check is tried on: the verdict, what is marked, and what to paste. */
export class TrialLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #trials: Trials;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(trials: Trials) {
    this.#trials = trials;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      trials.onDidChange(() => this.#changed.fire()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const trial = this.#trials.of(document);
    if (trial?.result === undefined) return [];
    const { result, policy, at, reads, name } = trial;
    const top = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, tooltip: string, to: PositionArguments) =>
      new vscode.CodeLens(top, { title, tooltip, command: "nessusAudit.revealPosition", arguments: [to] });
    const toCheck: PositionArguments = { uri: policy.toString(), ...at };
    const toText = (line: number): PositionArguments => ({
      uri: document.uri.toString(),
      line,
      character: 0,
    });
    const marks = result.marks && marksText(result.marks);
    const reason = trialReason(result);
    return [
      lens(trialHeadline(result), trialDetails(result), toCheck),
      // Before the long reason, since the right end is cut off if it does not fit.
      ...(marks === undefined
        ? []
        : [lens(marks, t("Go to the first of them"), toText(firstPlace(result.marks!) ?? 0))]),
      ...(document.getText().trim() === "" ? [lens(invitation(reads), name, toText(0))] : []),
      ...(reason === undefined ? [] : [lens(reason, name, toCheck)]),
    ];
  }
}
