import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type ExportedPolicy,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  exportVerdictsMethod,
  type ProtocolVerdict,
} from "../../server/protocol.ts";
import { showHostLine } from "../commands/host-commands.ts";
import { policyInFront, policyToEvaluate } from "../commands/pick-policy.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { messageOf, tellProblem } from "../messages.ts";
import { findPolicies } from "../policies.ts";
import { askWithHosts } from "../verdicts/ask-verdicts.ts";
import type { Evaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { movedUri } from "../workspace/moved-uri.ts";
import { exportedParts } from "./exported-parts.ts";
import { decisiveLine, detailsOf, matrixData, type PolicyVerdicts } from "./make-matrix-data.ts";
import { portsOf } from "./make-port-rows.ts";
import type {
  MatrixData,
  MatrixExport,
  MatrixExportFormat,
  MatrixMessage,
  MatrixPolicy,
  MatrixUpdate,
} from "./matrix-data.ts";
import { matrixPage } from "./matrix-page.ts";
import { matrixWords } from "./matrix-words.ts";

const viewType = "nessusAudit.matrix";
const noHosts = t(
  "There is no host for this policy. Put the output of a host in a folder called hosts next to or above it.",
);
/** The most policies that are evaluated on all hosts at once. */
const mostPolicies = 200;

/**
 * The panel "Audit Matrix": checks × hosts, and the port map. There is only one; it shows the last requested
 * policy, or all policies of the workspace.
 */
export class MatrixPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #client: BaseLanguageClient;
  readonly #hosts: Hosts;
  readonly #evaluations: Evaluations;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** The shown policies, by their ids. */
  readonly #shown = new Map<string, vscode.Uri>();
  /** The policies of the workspace. */
  #policies: MatrixPolicy[] = [];
  /** The only shown policy; undefined: all of them. */
  #chosen: vscode.Uri | undefined;
  #data: MatrixData | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when new data was sent to the webview. */
  readonly onDidChange = this.#changed.event;
  #sending: ReturnType<typeof setTimeout> | undefined;
  #listing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    extension: vscode.Uri,
    client: BaseLanguageClient,
    { hosts, evaluations }: { hosts: Hosts; evaluations: Evaluations },
  ) {
    this.#extension = extension;
    this.#client = client;
    this.#hosts = hosts;
    this.#evaluations = evaluations;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      evaluations.onDidChange((evaluation) => this.#update(evaluation)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          const policy = this.#chosen && movedUri(this.#chosen, oldUri, newUri);
          if (policy) void this.show(policy);
        }
      }),
    );
  }

  /** The data last sent to the webview, for tests. */
  get data(): MatrixData | undefined {
    return this.#data;
  }

  /**
   * Audit: Show Matrix of Checks and Hosts: of the given or active policy, else of all. Resolves when the
   * verdicts are there.
   */
  async show(target?: vscode.Uri): Promise<void> {
    this.#policies = await listPolicies();
    const named = target instanceof vscode.Uri ? target : undefined;
    const front = await policyInFront(named);
    // If there is no policy at all, the panel says so.
    const policy = front ?? (this.#policies.length === 0 ? await policyToEvaluate() : undefined);
    if (!policy && this.#policies.length === 0) return;
    const id = policy?.toString();
    if (policy && id && !this.#policies.some((known) => known.id === id))
      this.#policies.push({ id, name: nameOf(policy) });
    this.#panel ??= this.#createPanel();
    this.#panel.reveal();
    await this.#choose(policy);
  }

  /** Shows one policy, or all of the workspace. Resolves when the verdicts are there. */
  async #choose(policy: vscode.Uri | undefined): Promise<void> {
    if (!this.#panel) return;
    this.#chosen = policy;
    const name = this.#policies.find(({ id }) => id === policy?.toString())?.name;
    this.#panel.title = name === undefined ? t("Matrix") : t("Matrix: {0}", shortName(name, this.#policies));
    const wanted = policy ? [policy] : this.#policies.map(({ id }) => vscode.Uri.parse(id, true));
    const ids = new Set(wanted.map(String));
    for (const [id, uri] of this.#shown) if (!ids.has(id)) this.#leave(id, uri);
    for (const uri of wanted) this.#shown.set(uri.toString(), uri);
    this.#send();
    await Promise.all(wanted.map((uri) => this.#evaluations.follow(uri, "matrix")));
    this.#send();
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #createPanel(): vscode.WebviewPanel {
    const built = vscode.Uri.joinPath(this.#extension, "dist", "client");
    const media = vscode.Uri.joinPath(this.#extension, "media");
    const panel = vscode.window.createWebviewPanel(viewType, t("Audit Matrix"), vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [built, media],
      retainContextWhenHidden: true,
    });
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, "language-light.svg"),
      dark: vscode.Uri.joinPath(media, "language-dark.svg"),
    };
    const { webview } = panel;
    webview.onDidReceiveMessage((message: MatrixMessage) => this.#receive(message));
    // Policies come and go; a checkout can add many at once.
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.audit", false, true, false);
    const listSoon = () => {
      clearTimeout(this.#listing);
      this.#listing = setTimeout(() => this.#listAgain(), untilListed);
    };
    watcher.onDidCreate(listSoon);
    watcher.onDidDelete(listSoon);
    panel.onDidDispose(() => {
      watcher.dispose();
      clearTimeout(this.#listing);
      this.#panel = undefined;
      for (const [id, uri] of this.#shown) this.#leave(id, uri);
      clearTimeout(this.#sending);
      this.#sending = undefined;
      this.#chosen = undefined;
      this.#data = undefined;
    });
    webview.html = matrixPage({
      nonce: randomNonce(),
      cspSource: webview.cspSource,
      language: vscode.env.language,
      script: webview.asWebviewUri(vscode.Uri.joinPath(built, "matrix.js")).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(media, "views.css")).toString(),
    });
    return panel;
  }

  #leave(id: string, uri: vscode.Uri): void {
    this.#shown.delete(id);
    this.#evaluations.unfollow(uri, "matrix");
  }

  #update({ policy, onHosts }: Evaluation): void {
    if (onHosts === undefined || !this.#shown.has(policy.toString())) return;
    if (this.#chosen) this.#send();
    // With many policies, the verdicts arrive one policy after another.
    else this.#sending ??= setTimeout(() => this.#send(), untilAllAreSent);
  }

  #send(): void {
    clearTimeout(this.#sending);
    this.#sending = undefined;
    if (!this.#panel) return;
    const shown = this.#verdicts;
    if (this.#chosen && shown.length === 0) return;
    const data = matrixData(this.#policies, this.#chosen?.toString(), shown);
    if (data.hosts.length === 0 && shown.length === this.#shown.size) data.problem ??= noHosts;
    this.#data = data;
    this.#tell({ type: "matrix", data });
    this.#changed.fire();
  }

  get #verdicts(): PolicyVerdicts[] {
    return [...this.#shown].flatMap(([id, uri]) => {
      const verdicts = this.#evaluations.get(uri)?.onHosts;
      return verdicts === undefined ? [] : [{ id, verdicts }];
    });
  }

  #tell(update: MatrixUpdate): void {
    void this.#panel?.webview.postMessage(update);
  }

  async #receive(message: MatrixMessage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#tell({ type: "words", words: matrixWords() });
        if (this.#data) this.#tell({ type: "matrix", data: this.#data });
        return;
      case "refresh":
        await this.#hosts.refresh();
        return this.#listAgain();
      case "choose":
        return this.#chooseById(message.policy);
      case "policy": {
        const policy = this.#shown.get(message.policy);
        if (policy) await showPolicyLine(policy, message.line);
        return;
      }
      case "snapshot": {
        const host = this.#hosts.get(message.host);
        const verdict = this.#verdictOf(message);
        if (host) await showHostLine(host, (verdict && decisiveLine(verdict)) ?? 1);
        return;
      }
      case "reason": {
        const { policy, check, host } = message;
        const verdict = this.#verdictOf(message);
        if (verdict)
          this.#tell({ type: "reason", reason: { policy, check, host, details: detailsOf(verdict) } });
        return;
      }
      case "ports":
        return this.#tell({ type: "ports", ports: portsOf(message.host, this.#verdicts) });
      case "export":
        return this.#export(message.format, message.only);
    }
  }

  /** Updates the list of policies; if all are shown, updates those too. */
  async #listAgain(): Promise<void> {
    const policies = await listPolicies();
    const { chosen } = this.#data ?? {};
    // A policy outside the workspace stays shown.
    const other = this.#policies.find(({ id }) => id === chosen);
    if (other && !policies.some(({ id }) => id === chosen)) policies.push(other);
    this.#policies = policies;
    if (this.#chosen) this.#send();
    else await this.#choose(undefined);
  }

  async #chooseById(id: string | undefined): Promise<void> {
    if (id === undefined) this.#policies = await listPolicies();
    const known = this.#policies.find((policy) => policy.id === id);
    if (id === undefined || known) await this.#choose(known && vscode.Uri.parse(known.id, true));
  }

  #verdictOf({
    policy,
    check,
    host,
  }: {
    policy?: string;
    check?: string;
    host: string;
  }): ProtocolVerdict | undefined {
    const uri = this.#shown.get(policy ?? "");
    const onHosts = uri && this.#evaluations.get(uri)?.onHosts;
    return onHosts?.hosts.find(({ id }) => id === host)?.verdicts.find(({ id }) => id === check);
  }

  /** Exports into an untitled editor, so that the user decides whether and where to save it. */
  async #export(format: MatrixExportFormat, only: MatrixExport | undefined): Promise<void> {
    try {
      await this.#openExport(format, await this.#exported(format, only));
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      tellProblem(t("The verdicts can't be exported: {0}", messageOf(error)));
    }
  }

  async #exported(format: MatrixExportFormat, only: MatrixExport | undefined): Promise<string> {
    const parts = exportedParts([...this.#shown.keys()], only).map((part) => {
      const uri = this.#shown.get(part.policy)!;
      return { ...part, uri, hosts: this.#hosts.of(uri) };
    });
    // The server only answers for open documents.
    for (const { uri } of parts) await vscode.workspace.openTextDocument(uri);
    const hosts = [...new Set(parts.flatMap((part) => part.hosts))];
    const { text, notHeld } = await askWithHosts(hosts, (sources) => {
      const policies = parts.map(({ uri, hosts: own, only: wanted }): ExportedPolicy => {
        const ids = new Set(own.map(({ source }) => source));
        return {
          policy: this.#client.code2ProtocolConverter.asUri(uri),
          hosts: sources.filter(({ id }) => ids.has(id)),
          policyName: vscode.workspace.asRelativePath(uri),
          ...(wanted && { only: wanted }),
        };
      });
      const params: ExportVerdictsParams = { policies, format };
      return this.#client.sendRequest<ExportVerdictsResult>(exportVerdictsMethod, params);
    });
    if (notHeld !== undefined) throw new Error(t("The hosts have changed meanwhile. Export them again."));
    return text;
  }

  async #openExport(format: MatrixExportFormat, text: string): Promise<void> {
    const language = { csv: "plaintext", json: "json", html: "html" }[format];
    const document = await vscode.workspace.openTextDocument({ language, content: text });
    await vscode.window.showTextDocument(document);
  }
}

/** Delay before new and deleted policies are listed, in milliseconds. */
const untilListed = 300;
/** How long to wait for the verdicts of more policies before sending them, in milliseconds. */
const untilAllAreSent = 100;

async function listPolicies(): Promise<MatrixPolicy[]> {
  const found = await findPolicies(mostPolicies);
  return found.map((uri) => ({ id: uri.toString(), name: nameOf(uri) }));
}

function nameOf(policy: vscode.Uri): string {
  return vscode.workspace.asRelativePath(policy);
}

/** The name of its file, unless another policy has the same. */
function shortName(path: string, all: readonly MatrixPolicy[]): string {
  const fileOf = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  const others = all.filter(({ name }) => name !== path && fileOf(name) === fileOf(path));
  return others.length > 0 ? path : fileOf(path);
}

async function showPolicyLine(policy: vscode.Uri, line: number): Promise<void> {
  const row = Math.max(0, Math.floor(line));
  await vscode.window.showTextDocument(policy, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(row, 0, row, Number.MAX_SAFE_INTEGER),
  });
}

/** 128 random bits, so that text injected into the page can't guess it. */
function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
