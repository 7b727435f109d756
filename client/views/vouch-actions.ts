import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { VouchArguments } from "../commands/vouch.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { subjectOf } from "../verdicts/subject.ts";

/** Lets the user vouch that a list is complete, at a check that is undecided because it may not be. */
export class VouchActions implements vscode.CodeActionProvider {
  readonly #evaluations: Evaluations;

  constructor(evaluations: Evaluations) {
    this.#evaluations = evaluations;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const shown = this.#evaluations.shownOn(document.uri)?.shown;
    if (shown === undefined) return [];
    const verdicts = shown.hosts.flatMap((host) => host.verdicts);
    const protocols = new Set(
      verdicts.flatMap(({ vouch, range: { start, end } }) =>
        vouch !== undefined && start.line <= range.end.line && range.start.line <= end.line ? [vouch] : [],
      ),
    );
    return [...protocols].map((protocol) => {
      const title = t("This List of {0} Ports Is Complete ({1})", protocol.toUpperCase(), subjectOf(shown));
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.Empty);
      const argument: VouchArguments = { policy: document.uri.toString(), protocols: [protocol] };
      action.command = { title, command: "nessusAudit.vouch", arguments: [argument] };
      return action;
    });
  }
}
