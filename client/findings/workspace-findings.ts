import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  configurationChangedMethod,
  type LintResult,
  lintMethod,
  type PolicySource,
} from "../../server/protocol.ts";
import { messageOf } from "../messages.ts";
import { isInWorkspace } from "../workspace/workspace-files.ts";
import { urisInEditors } from "./editors.ts";
import type { Hint } from "./hint-list.ts";
import { lintsWorkspace } from "./lints-workspace.ts";
import { policySource } from "./policy-source.ts";

/** How many policies go to the server in one message. */
const policiesAtOnce = 20;

/** The findings in some policies, as counts. */
export interface FindingCounts {
  /** How many policies were linted, without those that a configuration leaves out. */
  policies: number;
  error: number;
  warning: number;
  hint: number;
  /** The hints, with their places. */
  hints: Hint[];
  /** Files that could not be read. */
  unread: string[];
}

/**
 * The findings of policies that no editor shows. Those of a policy in an editor come from the language
 * client; when its editor is closed or its file changes, it is linted again, so that the list stays correct
 * after a run.
 */
export class WorkspaceFindings implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #shown = vscode.languages.createDiagnosticCollection("nessus-audit workspace");
  /** Policies of a run, by their URIs. */
  readonly #linted = new Map<string, vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #inEditors = urisInEditors();
  #outdated = new Map<string, vscode.Uri>();
  #updating: Promise<void> | undefined;
  /** True: the whole workspace was linted, so new files are shown too. */
  #isOfAll = false;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.audit");
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      watcher,
      watcher.onDidCreate((uri) => void this.#add(uri)),
      watcher.onDidChange((uri) => this.#update([uri])),
      watcher.onDidDelete((uri) => {
        this.#linted.delete(uri.toString());
        this.#shown.delete(uri);
      }),
      client.onNotification(configurationChangedMethod, () => this.#update([...this.#linted.values()])),
      vscode.workspace.onDidOpenTextDocument(() => this.#followEditors()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#followEditors()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#followEditors()),
    );
  }

  /**
   * Lints policies and shows their findings.
   *
   * @param onProgress called after each message with how many are done
   * @throws vscode.CancellationError; the findings so far are shown
   */
  async lint(
    policies: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    onProgress: (done: number) => void,
  ): Promise<FindingCounts> {
    const counts: FindingCounts = { policies: 0, error: 0, warning: 0, hint: 0, hints: [], unread: [] };
    for (let start = 0; start < policies.length; start += policiesAtOnce) {
      const some = policies.slice(start, start + policiesAtOnce);
      await this.#lintSome(some, token, counts);
      onProgress(start + some.length);
    }
    return counts;
  }

  /** Removes the findings of policies that are no longer among these. */
  keepOnly(policies: readonly vscode.Uri[]): void {
    this.#isOfAll = true;
    const kept = new Set(policies.map((uri) => uri.toString()));
    for (const [key, uri] of this.#linted) {
      if (kept.has(key)) continue;
      this.#linted.delete(key);
      this.#shown.delete(uri);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #lintSome(
    policies: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    counts: FindingCounts,
  ): Promise<void> {
    const sources = await Promise.all(policies.map((uri) => this.#read(uri, counts)));
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const params = { policies: sources.filter((source) => source !== undefined) };
    const answer = this.#client.sendRequest<LintResult>(lintMethod, params, token);
    const { policies: linted } = await answer.catch((error: unknown) => {
      throw token.isCancellationRequested ? new vscode.CancellationError() : error;
    });
    for (const { uri: key, diagnostics, ignored } of linted) {
      const uri = vscode.Uri.parse(key);
      this.#linted.set(key, uri);
      const converted = await this.#client.protocol2CodeConverter.asDiagnostics(diagnostics);
      if (!ignored) count(uri, converted, counts);
      // With the setting, the language client shows them all.
      if (!this.#inEditors.has(key) && !lintsWorkspace()) this.#shown.set(uri, converted);
    }
  }

  async #read(uri: vscode.Uri, counts: FindingCounts): Promise<PolicySource | undefined> {
    try {
      return await policySource(uri);
    } catch (error) {
      this.#shown.delete(uri);
      const reason = messageOf(error);
      counts.unread.push(`${vscode.workspace.asRelativePath(uri)}: ${reason}`);
      return undefined;
    }
  }

  /** Adds a file that is new or renamed, if the run would have included it. */
  async #add(uri: vscode.Uri): Promise<void> {
    if (!this.#isOfAll || uri.path.includes("/node_modules/") || !(await isInWorkspace(uri))) return;
    this.#linted.set(uri.toString(), uri);
    this.#update([uri]);
  }

  #followEditors(): void {
    const before = this.#inEditors;
    this.#inEditors = urisInEditors();
    for (const [key, uri] of this.#inEditors) if (!before.has(key)) this.#shown.delete(uri);
    this.#update([...before.values()]);
  }

  /** Lints the policies again that were part of a run and that no editor shows. */
  #update(policies: readonly vscode.Uri[]): void {
    for (const uri of policies) {
      const key = uri.toString();
      if (this.#linted.has(key) && !this.#inEditors.has(key)) this.#outdated.set(key, uri);
    }
    if (this.#outdated.size === 0) return;
    // Without a server, nothing can be updated; the next run of the command says so.
    this.#updating ??= this.#updateAll()
      .catch(() => this.#outdated.clear())
      .finally(() => {
        this.#updating = undefined;
      });
  }

  /**
   * Checking out a branch changes many files at once: those that change in the meantime are sent in one more
   * message.
   */
  async #updateAll(): Promise<void> {
    const never = new vscode.CancellationTokenSource().token;
    while (this.#outdated.size > 0) {
      const policies = [...this.#outdated.values()];
      this.#outdated = new Map();
      await this.lint(policies, never, () => undefined);
    }
  }
}

function count(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[], counts: FindingCounts): void {
  counts.policies++;
  for (const { severity, range, code, message } of diagnostics) {
    if (severity === vscode.DiagnosticSeverity.Error) counts.error++;
    if (severity === vscode.DiagnosticSeverity.Warning) counts.warning++;
    if (severity !== vscode.DiagnosticSeverity.Hint) continue;
    counts.hint++;
    const rule = String(typeof code === "object" ? code.value : (code ?? ""));
    counts.hints.push({ uri, range, rule, message });
  }
}
