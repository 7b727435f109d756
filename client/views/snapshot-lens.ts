import * as vscode from "vscode";
import type { VouchArguments } from "../commands/vouch.ts";
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
      .flatMap(({ policy, result, problem }) => {
        const name = vscode.workspace.asRelativePath(policy);
        const outcome = problem ?? countsText(result?.verdicts ?? []);
        const top = new vscode.Range(0, 0, 0, 0);
        const back = new vscode.CodeLens(top, {
          title: `${name}: ${outcome}`,
          tooltip: "Go to the policy",
          command: "nessusAudit.revealPosition",
          arguments: [{ uri: policy.toString(), line: 0, character: 0 }],
        });
        const mayVouch = problem === undefined && result?.verdicts.some((verdict) => verdict.vouch);
        if (!mayVouch) return [back];
        const vouch = new vscode.CodeLens(top, {
          title: "This list is complete",
          tooltip: "Say with # lists: that every open port is listed; the verdicts then say so too",
          command: "nessusAudit.vouch",
          arguments: [{ policy: policy.toString() } satisfies VouchArguments],
        });
        return [back, vouch];
      });
  }
}
