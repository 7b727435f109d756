import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { languageId } from "../language.ts";
import { isServerDown } from "../server-state.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { checkTypeIn } from "./check-type.ts";
import { type LanguageStatus, languageStatus } from "./language-status-text.ts";

/** How often the age of a snapshot is updated, in milliseconds. */
const untilOlder = 60_000;

/** What the language status is computed from. */
interface Sources {
  client: BaseLanguageClient;
  evaluations: Evaluations;
  hosts: Hosts;
}

/**
 * Shows next to the name of the language: the check type of the policy in the active editor, its host, and
 * the snapshot's age.
 */
export class PolicyStatus implements vscode.Disposable {
  readonly #sources: Sources;
  readonly #item = vscode.languages.createLanguageStatusItem("nessusAudit.policy", { language: languageId });
  readonly #subscriptions: vscode.Disposable;
  #shown: LanguageStatus | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#item.name = t("Nessus Audit Policy");
    const update = () => this.#update();
    const clock = setInterval(update, untilOlder);
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      { dispose: () => clearInterval(clock) },
      sources.evaluations.onDidChange(update),
      sources.hosts.onDidChange(update),
      sources.client.onDidChangeState(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) update();
      }),
    );
    update();
  }

  /** What is shown, for tests. */
  get shown(): LanguageStatus | undefined {
    return this.#shown;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageId) return;
    const item = this.#item;
    if (isServerDown(this.#sources.client)) {
      this.#show({ text: t("Language server stopped"), detail: t("Nothing is checked or evaluated") });
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { title: t("Restart"), command: "nessusAudit.restartServer" };
      return;
    }
    const shown = this.#sources.evaluations.shownOn(document.uri)?.shown;
    const host = this.#sources.hosts.get(shown?.snapshot.host ?? "");
    const modified = host?.files.reduce((newest, file) => Math.max(newest, file.modified), 0);
    this.#show(languageStatus(checkTypeIn(document), shown, modified, Date.now()));
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = shown
      ? { title: t("Show Verdicts"), command: "nessusAudit.verdicts.focus" }
      : { title: t("Evaluate…"), command: "nessusAudit.evaluate" };
  }

  #show(status: LanguageStatus): void {
    this.#shown = status;
    this.#item.text = status.text;
    this.#item.detail = status.detail ?? "";
  }
}
