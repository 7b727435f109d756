import * as vscode from "vscode";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { countsText } from "../verdicts/verdict-text.ts";

/** Above an editor that holds a snapshot: what it says about the policy, and the way back to it. */
export class SnapshotLens implements vscode.CodeLensProvider {
  readonly #evaluations: Evaluations;
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(evaluations: Evaluations) {
    this.#evaluations = evaluations;
    this.onDidChangeCodeLenses = evaluations.onDidChange;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const uri = document.uri.toString();
    return this.#evaluations.all
      .filter((evaluation) => evaluation.snapshot.document.toString() === uri)
      .map(({ policy, result, problem }) => {
        const name = vscode.workspace.asRelativePath(policy);
        const outcome = problem ?? countsText(result?.verdicts ?? []);
        return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title: `${name}: ${outcome}`,
          tooltip: "Go to the policy",
          command: "nessusAudit.revealPosition",
          arguments: [{ uri: policy.toString(), line: 0, character: 0 }],
        });
      });
  }
}
