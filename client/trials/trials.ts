import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type NamedCheck,
  type TextToTryParams,
  type TextToTryResult,
  textToTryMethod,
} from "../../server/protocol.ts";
import { tellProblem } from "../messages.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { Trial } from "./trial.ts";
import { TrialFiles, trialScheme } from "./trial-files.ts";
import { trialPath } from "./trial-text.ts";

/** The longest snapshot, in UTF-16 code units, that a check of lists is tried on automatically. */
const longestSnapshot = 1024 * 1024;

/** The checks that are being tried in this window, each on a text in an editor next to its policy. */
export class Trials implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #evaluations: Evaluations;
  readonly #files = new TrialFiles();
  readonly #trials = new Map<string, Trial>();
  readonly #changed = new vscode.EventEmitter<Trial>();
  /** Fires with each verdict, and when a trial ends. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(client: BaseLanguageClient, evaluations: Evaluations) {
    this.#client = client;
    this.#evaluations = evaluations;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerFileSystemProvider(trialScheme, this.#files, { isCaseSensitive: true }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        void this.of(document)?.refresh();
        for (const trial of this.on(document.uri)) trial.policyEdited(contentChanges);
      }),
      // Tabs, since a document is also closed when its language changes.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const uri of closed.flatMap(uriOf)) this.#endWithoutTab(uri);
      }),
    );
  }

  get all(): Trial[] {
    return [...this.#trials.values()];
  }

  /** The trial whose text it is. */
  of({ uri }: Pick<vscode.TextDocument, "uri">): Trial | undefined {
    return this.#trials.get(uri.toString());
  }

  /** The trials of checks of a policy. */
  on(policy: vscode.Uri): Trial[] {
    const key = policy.toString();
    return this.all.filter((trial) => trial.policy.toString() === key);
  }

  /** Opens a text to try a check on, filled from the snapshot of the policy. */
  async start({ policy, check, at }: NamedCheck): Promise<void> {
    const uri = vscode.Uri.parse(policy, true);
    await vscode.workspace.openTextDocument(uri);
    const snapshot = this.#evaluations.shownOn(uri)?.shown.snapshot;
    const found = await this.#textToTry({ policy, ...(check && { check }), ...(at && { at }) }, snapshot);
    const { check: own, reads, problem } = found;
    if (own === undefined || reads === undefined) {
      tellProblem(problem ?? t("There is no check here. Put the cursor in a check, then try again."));
      return;
    }
    const known = this.on(uri).find(({ checkId }) => checkId === own.id);
    if (known !== undefined) {
      await show(known.document);
      return;
    }
    const text = found.text ?? (reads.kind === "list" && snapshot ? await wholeText(snapshot) : "");
    const document = await vscode.workspace.openTextDocument(this.#files.add(trialPath(reads), text));
    const trial = new Trial(this.#client, uri, document, { check: own, reads }, (one) => {
      if (this.of(document) === one) this.#changed.fire(one);
    });
    this.#trials.set(document.uri.toString(), trial);
    await show(document);
    await trial.refresh();
  }

  dispose(): void {
    for (const trial of this.all) trial.cancel();
    this.#trials.clear();
    this.#subscriptions.dispose();
  }

  async #textToTry(named: NamedCheck, snapshot: PinnedSnapshot | undefined): Promise<TextToTryResult> {
    const ask = (params: TextToTryParams) =>
      this.#client.sendRequest<TextToTryResult>(textToTryMethod, params);
    if (snapshot === undefined || snapshot.waitingFor !== undefined) return ask(named);
    const found = await ask({ ...named, host: await snapshot.named() });
    return found.notHeld === undefined ? found : ask({ ...named, host: await snapshot.read() });
  }

  /** The text may be open in another group, and a tab that is not open yet has not been closed. */
  #endWithoutTab(uri: string): void {
    const trial = this.#trials.get(uri);
    if (trial === undefined || groupOf(uri) !== undefined) return;
    trial.cancel();
    this.#trials.delete(uri);
    this.#files.forget(trial.document.uri);
    this.#changed.fire(trial);
  }
}

function uriOf({ input }: vscode.Tab): string[] {
  return input instanceof vscode.TabInputText ? [input.uri.toString()] : [];
}

function groupOf(uri: string): vscode.TabGroup | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some((tab) => uriOf(tab).includes(uri)));
}

/** Shows a document where it is open, else to the side of the active editor. */
async function show(document: vscode.TextDocument): Promise<void> {
  const viewColumn = groupOf(document.uri.toString())?.viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { viewColumn, preview: false });
}

/** The whole text of a snapshot, unless it is too long to be evaluated at every keystroke. */
async function wholeText({ documents }: PinnedSnapshot): Promise<string> {
  const texts = await Promise.all(
    documents.map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
  );
  const text = texts.join("\n");
  return text.length > longestSnapshot ? "" : text;
}
