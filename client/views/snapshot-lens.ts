import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { VouchArguments } from "../commands/vouch.ts";
import type { OpenSnapshots } from "../snapshots/open-snapshots.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { countsText } from "../verdicts/verdict-text.ts";

/** Lenses above a snapshot: a link to evaluate a policy, or the verdicts of one with a link back to it. */
export class SnapshotLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #evaluations: Evaluations;
  readonly #snapshots: OpenSnapshots;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(evaluations: Evaluations, snapshots: OpenSnapshots) {
    this.#evaluations = evaluations;
    this.#snapshots = snapshots;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      evaluations.onDidChange(() => this.#changed.fire()),
      snapshots.onDidChange(() => this.#changed.fire()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const uri = document.uri.toString();
    const shown = this.#evaluations.shown.filter(({ shown: { snapshot } }) =>
      snapshot.documents.some((place) => place.toString() === uri),
    );
    if (shown.length === 0) return this.#snapshots.has(document) ? [evaluateLens(document.uri)] : [];
    return shown.flatMap(({ policy, shown: { hosts, problem } }) => {
      const name = vscode.workspace.asRelativePath(policy);
      const verdicts = hosts.flatMap((host) => host.verdicts);
      const outcome = problem ?? countsText(verdicts);
      const top = new vscode.Range(0, 0, 0, 0);
      const back = new vscode.CodeLens(top, {
        title: `${name}: ${outcome}`,
        tooltip: t("Go to the policy"),
        command: "nessusAudit.revealPosition",
        arguments: [{ uri: policy.toString(), line: 0, character: 0 }],
      });
      const mayVouch = verdicts.some((verdict) => verdict.vouch);
      if (!mayVouch) return [back];
      const vouch = new vscode.CodeLens(top, {
        title: t("This list is complete"),
        tooltip: t("Say with # lists: that every open port is listed; the verdicts then say so too"),
        command: "nessusAudit.vouch",
        arguments: [{ policy: policy.toString() } satisfies VouchArguments],
      });
      return [back, vouch];
    });
  }
}

function evaluateLens(snapshot: vscode.Uri): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: t("Evaluate a Policy on This Snapshot"),
    tooltip: t("Choose a policy, and see what it says about this host"),
    command: "nessusAudit.evaluateWithThisSnapshot",
    arguments: [snapshot],
  });
}
