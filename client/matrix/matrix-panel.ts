import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  exportVerdictsMethod,
} from "../../server/protocol.ts";
import { showHostLine } from "../commands/host-commands.ts";
import { policyToEvaluate } from "../commands/pick-policy.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { findPolicies } from "../policies.ts";
import { askWithHosts } from "../verdicts/ask-verdicts.ts";
import type { Evaluation } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { movedUri } from "../workspace/moved-uri.ts";
import { matrixData } from "./make-matrix-data.ts";
import type { MatrixData, MatrixMessage } from "./matrix-data.ts";
import { matrixPage } from "./matrix-page.ts";

const viewType = "nessusAudit.matrix";
const noHosts =
  "No host for this policy. Put what a host prints into a folder called hosts beside or above it.";

/** The panel "Audit Matrix": checks × hosts, and the port map. There is one; it shows the policy it was asked for last. */
export class MatrixPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #client: BaseLanguageClient;
  readonly #hosts: Hosts;
  readonly #evaluations: Evaluations;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #policy: vscode.Uri | undefined;
  #data: MatrixData | undefined;

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
      evaluations.onDidChange((evaluation) => this.#update(evaluation)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          const policy = this.#policy && movedUri(this.#policy, oldUri, newUri);
          if (policy) void this.show(policy);
        }
      }),
    );
  }

  /** What was sent to the webview last; the tests read what the user would see. */
  get data(): MatrixData | undefined {
    return this.#data;
  }

  /** Audit: Show Matrix of Checks and Hosts. Resolves when the verdicts are there. */
  async show(target?: vscode.Uri): Promise<void> {
    const policy = await policyToEvaluate(target instanceof vscode.Uri ? target : undefined);
    if (!policy) return;
    const title = `Matrix: ${await nameOf(policy)}`;
    if (this.#policy?.toString() !== policy.toString()) this.#leave();
    this.#policy = policy;
    this.#panel ??= this.#createPanel();
    this.#panel.title = title;
    this.#panel.reveal();
    await this.#evaluations.follow(policy, "matrix");
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #createPanel(): vscode.WebviewPanel {
    const built = vscode.Uri.joinPath(this.#extension, "dist", "client");
    const media = vscode.Uri.joinPath(this.#extension, "media");
    const panel = vscode.window.createWebviewPanel(viewType, "Audit Matrix", vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [built, media],
      retainContextWhenHidden: true,
    });
    const { webview } = panel;
    webview.onDidReceiveMessage((message: MatrixMessage) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#leave();
    });
    webview.html = matrixPage({
      nonce: randomNonce(),
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(built, "matrix.js")).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(media, "matrix.css")).toString(),
    });
    return panel;
  }

  #leave(): void {
    if (this.#policy) this.#evaluations.unfollow(this.#policy, "matrix");
    this.#policy = undefined;
    this.#data = undefined;
  }

  #update({ policy, onHosts }: Evaluation): void {
    if (onHosts === undefined || policy.toString() !== this.#policy?.toString()) return;
    this.#data = matrixData(vscode.workspace.asRelativePath(policy), onHosts);
    if (onHosts.hosts.length === 0) this.#data.problem ??= noHosts;
    this.#send();
  }

  #send(): void {
    if (this.#data) void this.#panel?.webview.postMessage(this.#data);
  }

  async #receive(message: MatrixMessage): Promise<void> {
    if (message.type === "ready") this.#send();
    else if (message.type === "refresh") await this.#hosts.refresh();
    else if (message.type === "policy" && this.#policy) await showPolicyLine(this.#policy, message.line);
    else if (message.type === "snapshot") {
      const host = this.#hosts.get(message.host);
      if (host) await showHostLine(host, message.line);
    } else if (message.type === "export" && this.#policy) await this.#export(this.#policy, message.format);
  }

  /** Into an untitled editor: what becomes of it, and where, is the user's choice. */
  async #export(policy: vscode.Uri, format: "csv" | "json" | "html"): Promise<void> {
    const { text } = await askWithHosts(this.#hosts.of(policy), (hosts) => {
      const params: ExportVerdictsParams = {
        policy: this.#client.code2ProtocolConverter.asUri(policy),
        hosts,
        policyName: vscode.workspace.asRelativePath(policy),
        format,
      };
      return this.#client.sendRequest<ExportVerdictsResult>(exportVerdictsMethod, params);
    });
    const language = { csv: "plaintext", json: "json", html: "html" }[format];
    const document = await vscode.workspace.openTextDocument({ language, content: text });
    await vscode.window.showTextDocument(document);
  }
}

/** Its name, with the path where another policy has the same name. */
async function nameOf(policy: vscode.Uri): Promise<string> {
  const name = (uri: vscode.Uri) => uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const others = (await findPolicies()).filter((other) => name(other) === name(policy));
  return others.length > 1 ? vscode.workspace.asRelativePath(policy) : name(policy);
}

async function showPolicyLine(policy: vscode.Uri, line: number): Promise<void> {
  const row = Math.max(0, Math.floor(line));
  await vscode.window.showTextDocument(policy, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(row, 0, row, Number.MAX_SAFE_INTEGER),
  });
}

/** 128 bits, so that no text that slips into the page can name it. */
function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
