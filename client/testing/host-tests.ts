import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type {
  EvaluateHostsResult,
  HostVerdicts,
  ProtocolCheck,
  ProtocolRange,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { evaluateOnHosts } from "../hosts/evaluate-on-hosts.ts";
import { placeInFiles } from "../hosts/host-nodes.ts";
import type { Hosts, WorkspaceHost } from "../hosts/hosts.ts";
import { languageId } from "../language.ts";
import { findPolicies } from "../policies.ts";
import { shownText } from "../shown-text.ts";
import { testOutcome } from "./test-outcome.ts";

const mostPolicies = 1000;
const noHosts =
  "No host for this policy. Put the output of ss or netstat into a folder called hosts beside or above it, then run again.";

/** What a run came to; the tests inside VS Code read it. */
export interface TestRunSummary {
  passed: number;
  failed: number;
  errored: number;
  skipped: number;
  messages: string[];
}

/** The Test Explorer: policy → check → host. A check on a host is a test. */
export class HostTests implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #hosts: Hosts;
  readonly #controller: vscode.TestController;
  readonly #profile: vscode.TestRunProfile;
  readonly #continuous = new Set<readonly vscode.TestItem[] | undefined>();
  readonly #subscriptions: vscode.Disposable;
  readonly #ended = new vscode.EventEmitter<TestRunSummary>();
  readonly onDidEndRun = this.#ended.event;

  constructor(client: BaseLanguageClient, hosts: Hosts) {
    this.#client = client;
    this.#hosts = hosts;
    this.#controller = vscode.tests.createTestController("nessusAudit.hosts", "Audit Policies on Hosts");
    this.#controller.resolveHandler = (item) => (item ? this.#resolveChecks(item) : this.#findPolicies());
    this.#controller.refreshHandler = () => this.#findPolicies();
    this.#profile = this.#controller.createRunProfile(
      "Evaluate on Hosts",
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#start(request, token),
      true,
      undefined,
      true,
    );
    this.#subscriptions = vscode.Disposable.from(
      this.#controller,
      this.#profile,
      this.#ended,
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.languageId === languageId) this.#policyItem(document.uri);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.#runSaved(document)),
      hosts.onDidChange(() => void this.#runContinuous()),
    );
    for (const document of vscode.workspace.textDocuments) {
      if (document.languageId === languageId) this.#policyItem(document.uri);
    }
  }

  /** Runs all checks of a policy, as the Test Explorer would. */
  async runPolicy(policy: vscode.Uri): Promise<TestRunSummary> {
    const item = this.#policyItem(policy);
    const cancellation = new vscode.CancellationTokenSource();
    return this.#run(new vscode.TestRunRequest([item]), cancellation.token);
  }

  /** The tree as labels; the tests read what the user would see. */
  get labels(): { label: string; children: { label: string; children: string[] }[] }[] {
    return itemsOf(this.#controller.items).map((policy) => ({
      label: policy.label,
      children: itemsOf(policy.children).map((check) => ({
        label: check.label,
        children: itemsOf(check.children).map(({ label }) => label),
      })),
    }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #findPolicies(): Promise<void> {
    const policies = await findPolicies(mostPolicies);
    const found = new Set(policies.map((uri) => uri.toString()));
    for (const item of itemsOf(this.#controller.items)) {
      const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === item.id);
      if (!found.has(item.id) && !isOpen) this.#controller.items.delete(item.id);
    }
    for (const policy of policies) this.#policyItem(policy);
  }

  /** A policy without a place in a workspace has no hosts; still a run can say so. */
  #policyItem(policy: vscode.Uri): vscode.TestItem {
    const id = policy.toString();
    const known = this.#controller.items.get(id);
    if (known) return known;
    const item = this.#controller.createTestItem(id, vscode.workspace.asRelativePath(policy), policy);
    item.canResolveChildren = true;
    if (vscode.workspace.getWorkspaceFolder(policy)) this.#controller.items.add(item);
    return item;
  }

  async #resolveChecks(item: vscode.TestItem): Promise<void> {
    if (!item.canResolveChildren || !item.uri) return;
    await this.#evaluate(item, item.uri, new vscode.CancellationTokenSource().token);
  }

  /** Evaluates a policy and makes its items fit: checks come and go as it is written. */
  async #evaluate(
    item: vscode.TestItem,
    policy: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<EvaluateHostsResult | undefined> {
    await this.#hosts.loaded();
    const hosts = this.#hosts.of(policy);
    item.error = undefined;
    if (hosts.length === 0) {
      item.error = noHosts;
      item.children.replace([]);
      return undefined;
    }
    const result = await evaluateOnHosts(this.#client, policy, hosts, token);
    if (result.problem !== undefined) item.error = result.problem;
    item.children.replace(result.checks.map((check) => this.#checkItem(policy, check, result.hosts)));
    return result;
  }

  #checkItem(policy: vscode.Uri, check: ProtocolCheck, hosts: readonly HostVerdicts[]): vscode.TestItem {
    const id = checkId(policy, check);
    const label = check.description || check.type || "Check without a description";
    const item = this.#controller.createTestItem(id, label, policy);
    item.range = rangeOf(check.anchor);
    item.sortText = String(check.range.start.line).padStart(8, "0");
    for (const host of hosts) {
      if (!host.verdicts.some((verdict) => isOf(verdict, check))) continue;
      const child = this.#controller.createTestItem(`${id}@${host.id}`, host.name, policy);
      child.range = item.range;
      if (host.groups.length > 0) child.description = host.groups.join(", ");
      item.children.add(child);
    }
    return item;
  }

  async #start(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous) {
      this.#continuous.add(request.include);
      token.onCancellationRequested(() => this.#continuous.delete(request.include));
    }
    await this.#run(request, token);
  }

  async #runContinuous(policy?: vscode.Uri): Promise<void> {
    for (const include of this.#continuous) {
      const isMeant = !policy || !include || include.some(({ uri }) => uri?.toString() === policy.toString());
      if (!isMeant) continue;
      const item = policy && this.#controller.items.get(policy.toString());
      const items = include ?? (item ? [item] : undefined);
      await this.#run(new vscode.TestRunRequest(items), new vscode.CancellationTokenSource().token);
    }
  }

  async #runSaved(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== languageId) return;
    if (this.#continuous.size > 0) return this.#runContinuous(document.uri);
    const settings = vscode.workspace.getConfiguration("nessusAudit", document.uri);
    if (settings.get("test.runOnSave") === true) await this.runPolicy(document.uri);
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<TestRunSummary> {
    const summary: TestRunSummary = { passed: 0, failed: 0, errored: 0, skipped: 0, messages: [] };
    if (!request.include && itemsOf(this.#controller.items).length === 0) await this.#findPolicies();
    const run = this.#controller.createTestRun(request);
    const wanted = request.include ?? itemsOf(this.#controller.items);
    const excluded = new Set((request.exclude ?? []).map(({ id }) => id));
    const policies = new Map(wanted.flatMap(({ uri }) => (uri ? [[uri.toString(), uri] as const] : [])));
    try {
      for (const [id, policy] of policies) {
        if (token.isCancellationRequested || run.token.isCancellationRequested) break;
        const item = this.#controller.items.get(id) ?? this.#policyItem(policy);
        const ids = new Set(wanted.filter(({ uri }) => uri?.toString() === id).map((chosen) => chosen.id));
        await this.#runOne(run, item, policy, (test) => isChosen(test, ids, excluded), summary);
      }
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) throw error;
    } finally {
      run.end();
      this.#ended.fire(summary);
    }
    return summary;
  }

  async #runOne(
    run: vscode.TestRun,
    policyItem: vscode.TestItem,
    policy: vscode.Uri,
    isWanted: (test: vscode.TestItem) => boolean,
    summary: TestRunSummary,
  ): Promise<void> {
    const result = await this.#evaluate(policyItem, policy, run.token);
    if (!result || result.problem !== undefined) {
      const problem = result?.problem ?? noHosts;
      run.errored(policyItem, new vscode.TestMessage(shownText(problem)));
      summary.errored++;
      summary.messages.push(problem);
      return;
    }
    for (const host of result.hosts) {
      if (host.problem !== undefined) run.appendOutput(outputLine(`${host.name}: ${host.problem}`));
      for (const verdict of host.verdicts) {
        const id = checkId(policy, verdict);
        const test = policyItem.children.get(id)?.children.get(`${id}@${host.id}`);
        if (test && isWanted(test)) report(run, test, verdict, host, this.#hosts.get(host.id), summary);
      }
    }
  }
}

function report(
  run: vscode.TestRun,
  test: vscode.TestItem,
  verdict: ProtocolVerdict,
  host: HostVerdicts,
  files: WorkspaceHost | undefined,
  summary: TestRunSummary,
): void {
  const outcome = testOutcome(verdict, host.expectations);
  summary[outcome.kind]++;
  if (outcome.kind === "passed") run.passed(test);
  else if (outcome.kind === "skipped") {
    run.skipped(test);
    run.appendOutput(outputLine(`${test.label}: ${outcome.why}`), undefined, test);
  } else {
    const message = vscode.TestMessage.diff(
      shownText(outcome.message),
      outcome.expected,
      shownText(outcome.actual),
    );
    const guilty = verdict.evidence.find(({ violation, element }) => violation && element)?.element;
    message.location = new vscode.Location(test.uri!, rangeOf(guilty?.range ?? verdict.anchor));
    const messages = [message, ...socketMessages(verdict, host, files)];
    summary.messages.push(outcome.message);
    if (outcome.kind === "failed") run.failed(test, messages);
    else run.errored(test, messages);
  }
}

/** The output of tests is a terminal. */
function outputLine(text: string): string {
  return `${shownText(text).replaceAll("\n", " ")}\r\n`;
}

const socketsShown = 10;

/** The lines of the snapshot that broke the check, each at its place. */
function socketMessages(
  verdict: ProtocolVerdict,
  host: HostVerdicts,
  files: WorkspaceHost | undefined,
): vscode.TestMessage[] {
  if (!files) return [];
  const violations = verdict.evidence.filter(({ violation, socket }) => violation && socket);
  return violations.slice(0, socketsShown).flatMap(({ message, socket }) => {
    const place = placeInFiles(socket!.line, host.firstLines);
    const file = files.files[place.file];
    if (!file) return [];
    const at = new vscode.TestMessage(shownText(message));
    at.location = new vscode.Location(file.uri, new vscode.Position(place.line - 1, 0));
    return [at];
  });
}

function isChosen(test: vscode.TestItem, ids: ReadonlySet<string>, excluded: ReadonlySet<string>): boolean {
  const line = [test, test.parent, test.parent?.parent];
  return line.some((item) => item && ids.has(item.id)) && !line.some((item) => item && excluded.has(item.id));
}

function checkId(policy: vscode.Uri, { range }: Pick<ProtocolCheck, "range">): string {
  return `${policy.toString()}#${range.start.line}:${range.start.character}`;
}

function isOf(verdict: ProtocolVerdict, check: ProtocolCheck): boolean {
  const [a, b] = [verdict.range.start, check.range.start];
  return a.line === b.line && a.character === b.character;
}

function rangeOf({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function itemsOf(collection: vscode.TestItemCollection): vscode.TestItem[] {
  const items: vscode.TestItem[] = [];
  collection.forEach((item) => {
    items.push(item);
  });
  return items;
}
