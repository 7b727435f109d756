import * as vscode from "vscode";
import type { VouchArguments } from "../commands/vouch.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";

/** At a check that is not decided because the list may not be complete: the user may say that it is. */
export class VouchActions implements vscode.CodeActionProvider {
  readonly #evaluations: Evaluations;

  constructor(evaluations: Evaluations) {
    this.#evaluations = evaluations;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const evaluation = this.#evaluations.get(document.uri);
    if (evaluation === undefined || evaluation.problem !== undefined) return [];
    const protocols = new Set(
      (evaluation.result?.verdicts ?? []).flatMap(({ vouch, range: { start, end } }) =>
        vouch !== undefined && start.line <= range.end.line && range.start.line <= end.line ? [vouch] : [],
      ),
    );
    return [...protocols].map((protocol) => {
      const title = `This List of ${protocol.toUpperCase()} Ports Is Complete (${evaluation.snapshot.source.name})`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.Empty);
      const argument: VouchArguments = { policy: document.uri.toString(), protocols: [protocol] };
      action.command = { title, command: "nessusAudit.vouch", arguments: [argument] };
      return action;
    });
  }
}
