import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { Hosts } from "../hosts/hosts.ts";
import { Lane } from "../lane.ts";
import { languageId } from "../language.ts";
import { findListedPolicies } from "../policies.ts";
import { shownText } from "../shown-text.ts";
import type { Evaluation, OnHosts } from "../verdicts/evaluation.ts";
import type { Evaluations } from "../verdicts/evaluations.ts";
import { isThere } from "../workspace/is-there.ts";
import { isAt } from "../workspace/moved-uri.ts";
import type { CoveredCheck } from "./check-coverage.ts";
import { type RowBudget, rowBudget } from "./row-budget.ts";
import { skippedLines } from "./skipped-lines.ts";
import { TestCoverage } from "./test-coverage.ts";
import { testOutcome } from "./test-outcome.ts";
import { outputLine, report, type TestResult } from "./test-report.ts";
import { itemsOf, TestTree } from "./test-tree.ts";

/**
 * The most policies whose tests are kept current after a run; the results of those that ran longest ago are
 * marked as outdated.
 */
const mostFollowed = 200;
const noHosts = t(
  "There is no host for this policy. Put the output of a host in a folder called hosts next to or above it, then run again.",
);

/** The result of a run, for tests inside VS Code. */
export interface TestRunSummary {
  passed: number;
  failed: number;
  errored: number;
  skipped: number;
  messages: string[];
}

/** Names as in the tree; a missing name means all. */
export interface TestNames {
  policy?: string;
  check?: string;
  host?: string;
}

/** A test and its last reported result, for tests inside VS Code. */
export interface ReportedTest {
  policy: string;
  check: string;
  host: string;
  /** Line of the mark in the gutter, from 0. */
  line: number | undefined;
  groups: string[];
  outcome?: "passed" | "skipped" | "failed" | "errored";
}

interface Reported {
  outcome: TestResult["outcome"]["kind"];
  /** The reported text; a different one is a new result. */
  says: string;
}

/**
 * The Test Explorer: policy → check → host. A check on a host is a test. Results are kept up to date after a
 * run: when a verdict changes, so does its test.
 */
export class HostTests implements vscode.Disposable {
  readonly #evaluations: Evaluations;
  readonly #hosts: Hosts;
  readonly #controller: vscode.TestController;
  readonly #tree: TestTree;
  readonly #profile: vscode.TestRunProfile;
  readonly #coverageProfile: vscode.TestRunProfile;
  readonly #coverage = new TestCoverage();
  readonly #continuous = new Set<readonly vscode.TestItem[] | undefined>();
  readonly #subscriptions: vscode.Disposable;
  /** By test id. */
  readonly #reported = new Map<string, Reported>();
  /** Policies that are kept current, the one that ran most recently last. */
  readonly #followed = new Map<string, vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when tests are added or removed, and when a new result is reported. */
  readonly onDidChange = this.#changed.event;
  /** A checkout creates and deletes many policies at once: search for them once, not once for each. */
  readonly #search = new Lane(() => this.#findPolicies());
  #running = 0;

  constructor(evaluations: Evaluations, hosts: Hosts) {
    this.#evaluations = evaluations;
    this.#hosts = hosts;
    this.#controller = vscode.tests.createTestController("nessusAudit.hosts", t("Audit Policies on Hosts"));
    this.#tree = new TestTree(this.#controller);
    this.#controller.resolveHandler = (item) => (item ? this.#resolve(item) : this.#search.refresh());
    this.#controller.refreshHandler = () => this.#search.refresh();
    this.#profile = this.#controller.createRunProfile(
      t("Evaluate on Hosts"),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#start(request, token),
      true,
      undefined,
      true,
    );
    this.#coverageProfile = this.#controller.createRunProfile(
      t("Which Checks Hosts Judge"),
      vscode.TestRunProfileKind.Coverage,
      (request, token) => this.#start(request, token),
      true,
    );
    this.#coverageProfile.loadDetailedCoverage = (_run, coverage) => this.#coverage.details(coverage);
    const files = vscode.workspace.createFileSystemWatcher("**/*.audit", false, true, false);
    this.#subscriptions = vscode.Disposable.from(
      this.#controller,
      this.#profile,
      this.#coverageProfile,
      this.#changed,
      files,
      files.onDidCreate(() => void this.#search.refresh()),
      files.onDidDelete(() => void this.#search.refresh()),
      vscode.workspace.onDidRenameFiles(({ files: renamed }) => {
        for (const { oldUri } of renamed) this.#forgetAt(oldUri);
        void this.#search.refresh();
      }),
      vscode.workspace.onDidOpenTextDocument(({ languageId: language, uri }) => {
        if (language === languageId) this.#tree.policy(uri);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.#runSaved(document)),
      evaluations.onDidChange((evaluation) => this.#show(evaluation)),
    );
    for (const document of vscode.workspace.textDocuments) {
      if (document.languageId === languageId) this.#tree.policy(document.uri);
    }
  }

  /** Runs all checks of a policy, like the Test Explorer. */
  async runPolicy(policy: vscode.Uri): Promise<TestRunSummary> {
    const item = this.#tree.policy(policy);
    const cancellation = new vscode.CancellationTokenSource();
    return this.#run(new vscode.TestRunRequest([item]), cancellation.token);
  }

  /** Runs the tests with these names, or all, like the Test Explorer. */
  async runTests({ policy, check, host }: TestNames = {}): Promise<TestRunSummary> {
    await this.#search.refresh();
    const isNamed = (item: vscode.TestItem, name: string | undefined) =>
      name === undefined || item.label === name;
    const policies = this.#tree.policies.filter((item) => isNamed(item, policy));
    const checks = policies.flatMap((item) =>
      check === undefined ? [] : itemsOf(item.children).filter((one) => isNamed(one, check)),
    );
    const hosts = checks.flatMap((item) =>
      host === undefined ? [] : itemsOf(item.children).filter((one) => isNamed(one, host)),
    );
    const include = host !== undefined ? hosts : check !== undefined ? checks : policy ? policies : undefined;
    return this.#run(new vscode.TestRunRequest(include), new vscode.CancellationTokenSource().token);
  }

  /** Every test in the tree, with its last reported result. */
  get tests(): ReportedTest[] {
    return this.#tree.policies.flatMap((policy) =>
      itemsOf(policy.children).flatMap((check) =>
        itemsOf(check.children).map((test) => {
          const outcome = this.#reported.get(test.id)?.outcome;
          return {
            policy: policy.label,
            check: check.label,
            host: test.label,
            line: test.range?.start.line,
            groups: test.tags.map(({ id }) => id),
            ...(outcome !== undefined && { outcome }),
          };
        }),
      ),
    );
  }

  /** The coverage of a policy in the latest run with coverage, for tests inside VS Code. */
  coverageOf(policy: vscode.Uri): CoveredCheck[] | undefined {
    return this.#coverage.of(policy);
  }

  /** The policies in the tree, for tests. */
  get policies(): string[] {
    return this.#tree.policies.map(({ label }) => label);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #findPolicies(): Promise<void> {
    const policies = await findListedPolicies();
    const found = new Set(policies.map((uri) => uri.toString()));
    for (const { id, uri } of this.#tree.policies) {
      if (!found.has(id) && !(await isThere(uri!))) this.#forgetAt(uri!);
    }
    for (const policy of policies) this.#tree.policy(policy);
    this.#changed.fire();
  }

  /** Forgets a deleted policy, or those of a deleted folder. */
  #forgetAt(place: vscode.Uri): void {
    for (const { uri, children } of this.#tree.policies) {
      if (!isAt(uri!, place)) continue;
      for (const check of itemsOf(children))
        for (const { id } of itemsOf(check.children)) this.#reported.delete(id);
      this.#tree.delete(uri!);
      this.#unfollow(uri!);
    }
  }

  async #resolve(item: vscode.TestItem): Promise<void> {
    if (item.canResolveChildren && item.uri) await this.#evaluate(item.uri);
  }

  /** Evaluates a policy on its hosts, and keeps it current. */
  async #evaluate(policy: vscode.Uri): Promise<OnHosts | undefined> {
    const key = policy.toString();
    this.#followed.delete(key);
    this.#followed.set(key, policy);
    for (const [oldest, uri] of this.#followed) {
      if (this.#followed.size <= mostFollowed) break;
      this.#unfollow(uri);
      this.#controller.invalidateTestResults(this.#controller.items.get(oldest));
    }
    return this.#evaluations.follow(policy, "tests");
  }

  #unfollow(policy: vscode.Uri): void {
    this.#followed.delete(policy.toString());
    this.#evaluations.unfollow(policy, "tests");
  }

  /** Updates the tests of a policy, whose checks and hosts change as it is edited, and their results. */
  #show({ policy, onHosts }: Evaluation): void {
    const item = this.#tree.get(policy);
    if (item === undefined || onHosts === undefined) return;
    if (onHosts.isOutdated) {
      this.#controller.invalidateTestResults(item);
      return;
    }
    item.error = problemOf(onHosts);
    this.#tree.fit(item, onHosts);
    if (this.#running === 0) this.#reportChanges(item, onHosts);
    this.#changed.fire();
  }

  /** Reports a new result for tests whose verdicts have changed. */
  #reportChanges(item: vscode.TestItem, onHosts: OnHosts): void {
    const isContinuous = [...this.#continuous].some(
      (include) => include === undefined || include.some(({ uri }) => uri?.toString() === item.id),
    );
    const changed = this.#resultsOf(item, onHosts).filter(({ test, outcome }) => {
      const last = this.#reported.get(test.id);
      return last === undefined ? isContinuous : last.says !== says(outcome);
    });
    if (changed.length === 0) return;
    const tests = changed.map(({ test }) => test);
    // Persisted like any other run: after a restart, the editor shows the results of the latest one.
    const request = new vscode.TestRunRequest(tests, undefined, this.#profile, true);
    const run = this.#controller.createTestRun(request, t("What has changed"));
    const budget = rowBudget();
    for (const result of changed) this.#report(run, result, budget);
    run.end();
  }

  /** Reports what changed during the run outside of its tests. */
  #catchUp(): void {
    for (const policy of this.#followed.values()) {
      const item = this.#tree.get(policy);
      const onHosts = this.#evaluations.get(policy)?.onHosts;
      if (item && onHosts && !onHosts.isOutdated) this.#reportChanges(item, onHosts);
    }
  }

  #resultsOf(policy: vscode.TestItem, { hosts }: OnHosts): TestResult[] {
    return hosts.flatMap((host) =>
      host.verdicts.flatMap((verdict) => {
        const test = this.#tree.test(policy, verdict.id, host.id);
        if (test === undefined) return [];
        return [{ test, verdict, host, outcome: testOutcome(verdict, host) }];
      }),
    );
  }

  #report(run: vscode.TestRun, result: TestResult, budget: RowBudget): void {
    const { outcome, test, host } = result;
    this.#reported.set(test.id, { outcome: outcome.kind, says: says(outcome) });
    report(run, result, this.#hosts.get(host.id), budget);
  }

  async #start(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous) {
      this.#continuous.add(request.include);
      token.onCancellationRequested(() => this.#continuous.delete(request.include));
    }
    await this.#run(request, token);
  }

  async #runSaved(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== languageId) return;
    const settings = vscode.workspace.getConfiguration("nessusAudit", document.uri);
    if (settings.get("test.runOnSave") === true) await this.runPolicy(document.uri);
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<TestRunSummary> {
    const summary: TestRunSummary = { passed: 0, failed: 0, errored: 0, skipped: 0, messages: [] };
    const run = this.#controller.createTestRun(request);
    const included = request.include;
    const policies = included ? policiesOf(included) : this.#tree.policies;
    const budget = rowBudget();
    const ids = new Set((included ?? policies).map(({ id }) => id));
    const excluded = new Set((request.exclude ?? []).map(({ id }) => id));
    this.#running++;
    try {
      await this.#hosts.refresh();
      for (const policy of policies) {
        if (token.isCancellationRequested) break;
        const onHosts = await this.#evaluate(policy.uri!);
        const problem = onHosts && problemOf(onHosts);
        if (onHosts === undefined) continue;
        if (request.profile === this.#coverageProfile && problem === undefined)
          this.#coverage.add(run, policy.uri!, onHosts);
        if (problem === undefined) {
          const isWanted = ({ test }: TestResult) => isChosen(test, ids, excluded);
          this.#runOne(run, onHosts, this.#resultsOf(policy, onHosts).filter(isWanted), { summary, budget });
        } else if (included === undefined) {
          // A policy without hosts only fails a run that was for this policy.
          run.appendOutput(outputLine(`${policy.label}: ${problem}`));
        } else {
          run.errored(policy, new vscode.TestMessage(shownText(problem)));
          summary.errored++;
          summary.messages.push(problem);
        }
      }
    } finally {
      this.#running--;
      run.end();
      if (this.#running === 0) this.#catchUp();
      this.#changed.fire();
    }
    return summary;
  }

  #runOne(
    run: vscode.TestRun,
    { hosts }: OnHosts,
    results: readonly TestResult[],
    { summary, budget }: { summary: TestRunSummary; budget: RowBudget },
  ): void {
    for (const { name, problem } of hosts) {
      if (problem !== undefined) run.appendOutput(outputLine(`${name}: ${problem}`));
    }
    for (const result of results) {
      const { outcome } = result;
      summary[outcome.kind]++;
      if ("message" in outcome) summary.messages.push(outcome.message);
      this.#report(run, result, budget);
    }
    for (const line of skippedLines(results)) run.appendOutput(outputLine(line));
  }
}

function problemOf({ problem, hosts }: OnHosts): string | undefined {
  return problem ?? (hosts.length === 0 ? noHosts : undefined);
}

function says(outcome: TestResult["outcome"]): string {
  return JSON.stringify(outcome);
}

function policiesOf(items: readonly vscode.TestItem[]): vscode.TestItem[] {
  return [...new Set(items.map((item) => item.parent?.parent ?? item.parent ?? item))];
}

function isChosen(test: vscode.TestItem, ids: ReadonlySet<string>, excluded: ReadonlySet<string>): boolean {
  const line = [test, test.parent, test.parent?.parent];
  return line.some((item) => item && ids.has(item.id)) && !line.some((item) => item && excluded.has(item.id));
}
