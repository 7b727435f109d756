import * as vscode from "vscode";
import { type BaseLanguageClient, CodeLensRequest, type Middleware } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import type { NamedCheck } from "../../server/protocol.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { Lane } from "../lane.ts";
import { languageId } from "../language.ts";
import { limitOf } from "../settings/limits.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { type CheckOnHosts, checksOnHosts, fleetText } from "../verdicts/lens-text.ts";

/** The most bytes of host files for which a policy is evaluated automatically. */
const mostBytes = 16 * 1024 * 1024;
/** The longest policy, in characters (UTF-16), that is evaluated automatically. */
const longestPolicy = 512 * 1024;
/** Delay after a further policy becomes visible, in milliseconds: findings and colours come first. */
const untilEvaluated = 300;
/**
 * How long the first lenses of a window wait for verdicts, in milliseconds. VS Code asks again when they
 * arrive, but only after a quarter of a second.
 */
const longestWait = 1000;

/**
 * Lenses above a policy and each of its checks with the verdicts on the hosts of the workspace, evaluated in
 * the background while an editor shows the policy. Their places are those of the server's lenses, which
 * follow the text.
 */
export class HostLenses implements vscode.Disposable {
  #sources: { client: BaseLanguageClient; evaluations: Evaluations; hosts: Hosts } | undefined;
  #subscriptions: vscode.Disposable = vscode.Disposable.from();
  /** Followed policies, with their first verdicts. */
  readonly #followed = new Map<string, { uri: vscode.Uri; first: Promise<unknown> }>();
  /** Resolves when the initially visible policies are followed. */
  #begun: Promise<void> = Promise.resolve();
  readonly #lane = new Lane(() => this.#followEditors());

  /** Called later, since the language client exists before the evaluations do. */
  show(client: BaseLanguageClient, evaluations: Evaluations, hosts: Hosts): void {
    this.#sources = { client, evaluations, hosts };
    const later = () => this.#lane.refreshIn(untilEvaluated);
    this.#subscriptions = vscode.Disposable.from(
      evaluations.onDidChange(({ policy }) => {
        if (this.#followed.has(policy.toString())) this.#redraw();
      }),
      hosts.onDidChange(later),
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration("nessusAudit.codeLens")) return;
        later();
        this.#redraw();
      }),
    );
    // The hosts have to be found first, which also takes time.
    this.#begun = this.#lane.refresh();
  }

  readonly provideCodeLenses: NonNullable<Middleware["provideCodeLenses"]> = async (
    document,
    token,
    next,
  ) => {
    if (!isOn("enabled", document.uri)) return [];
    const [lenses] = await Promise.all([next(document, token), this.#firstVerdicts(document.uri)]);
    if (!lenses) return [];
    const onHosts = this.#sources?.evaluations.get(document.uri)?.onHosts;
    if (!isOn("hosts", document.uri)) return lenses;
    if (onHosts === undefined) return lenses.flatMap((lens) => [lens, ...this.#unasked(document.uri, lens)]);
    const said = checksOnHosts(onHosts.hosts);
    return lenses.flatMap((lens) => {
      const { command } = lens;
      if (command?.command === "nessusAudit.evaluate" && onHosts.hosts.length > 0)
        return [lens, fleetLens(lens.range, document.uri, fleetText(onHosts.hosts))];
      const check =
        command?.command === "nessusAudit.tryCheck" ? (command.arguments?.[0] as NamedCheck) : undefined;
      const own = check?.check === undefined ? undefined : said.get(check.check);
      return own === undefined ? [lens] : [checkLens(lens.range, document.uri, own), lens];
    });
  };

  dispose(): void {
    this.#lane.cancel();
    this.#subscriptions.dispose();
  }

  /** Resolves soon, whether or not they have arrived. */
  async #firstVerdicts(policy: vscode.Uri): Promise<void> {
    if (!isOn("hosts", policy)) return;
    const verdicts = this.#begun
      .then(() => this.#followed.get(policy.toString())?.first)
      .catch(() => undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, longestWait);
    });
    await Promise.race([verdicts, late]);
    clearTimeout(timer);
  }

  /** Many hosts, or large ones, are only evaluated on request. */
  #unasked(policy: vscode.Uri, { command, range }: vscode.CodeLens): vscode.CodeLens[] {
    const count = this.#sources?.hosts.of(policy).length ?? 0;
    const isForThis =
      command?.command === "nessusAudit.evaluate" && count > limitOf("codeLens.maxHosts", policy);
    return isForThis ? [fleetLens(range, policy, t("{0} hosts: Show Matrix…", count))] : [];
  }

  async #followEditors(): Promise<void> {
    if (this.#sources === undefined) return;
    const { evaluations, hosts } = this.#sources;
    await hosts.loaded();
    const shown = new Map(
      vscode.window.visibleTextEditors
        .filter(({ document }) => document.languageId === languageId && this.#isWorthIt(document))
        .map(({ document: { uri } }) => [uri.toString(), uri]),
    );
    for (const [key, { uri }] of this.#followed) {
      if (shown.has(key)) continue;
      this.#followed.delete(key);
      evaluations.unfollow(uri, "lenses");
    }
    for (const [key, uri] of shown) {
      if (this.#followed.has(key)) continue;
      this.#followed.set(key, { uri, first: evaluations.follow(uri, "lenses") });
    }
  }

  #isWorthIt(document: vscode.TextDocument): boolean {
    if (!isOn("enabled", document.uri) || !isOn("hosts", document.uri)) return false;
    const hosts = this.#sources!.hosts.of(document.uri);
    if (hosts.length === 0 || hosts.length > limitOf("codeLens.maxHosts", document.uri)) return false;
    let bytes = 0;
    for (const { files } of hosts) for (const file of files) bytes += file.bytes;
    return bytes <= mostBytes && document.getText().length <= longestPolicy;
  }

  #redraw(): void {
    const feature = this.#sources?.client.getFeature(CodeLensRequest.method);
    for (const { uri } of this.#followed.values()) {
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      if (document) feature?.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }
  }
}

function isOn(setting: "enabled" | "hosts", policy: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("nessusAudit.codeLens", policy).get(setting) !== false;
}

function fleetLens(range: vscode.Range, policy: vscode.Uri, title: string): vscode.CodeLens {
  const tooltip = t("Show the matrix of checks and hosts");
  return new vscode.CodeLens(range, {
    title,
    tooltip,
    command: "nessusAudit.showMatrix",
    arguments: [policy],
  });
}

function checkLens(
  range: vscode.Range,
  policy: vscode.Uri,
  { text, counts, host }: CheckOnHosts,
): vscode.CodeLens {
  const tooltip = t("On the hosts of the workspace: {0}. Evaluate the policy on the first of them", counts);
  return new vscode.CodeLens(range, {
    title: text,
    tooltip,
    command: "nessusAudit.evaluateOnHost",
    arguments: [host, policy],
  });
}
