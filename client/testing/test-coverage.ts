import * as vscode from "vscode";
import { tCount } from "../../l10n/translate.ts";
import type { OnHosts } from "../verdicts/evaluation.ts";
import { rangeOf } from "../views/ranges.ts";
import { type CoveredCheck, type CoveringHost, coveredChecks } from "./check-coverage.ts";

/** The most hosts that are named at a check; those that do not judge it come first. */
const mostNamed = 100;

/** The coverage of runs: for each policy, which checks the hosts judge. */
export class TestCoverage {
  readonly #checks = new WeakMap<vscode.FileCoverage, CoveredCheck[]>();
  /** By policy: the coverage of the latest run. */
  readonly #newest = new Map<string, CoveredCheck[]>();

  /** The coverage of a policy in the latest run with coverage, for tests. */
  of(policy: vscode.Uri): CoveredCheck[] | undefined {
    return this.#newest.get(policy.toString());
  }

  /** Adds a policy to a run: checks are its statements, the hosts are their branches. */
  add(run: vscode.TestRun, policy: vscode.Uri, onHosts: OnHosts): void {
    const checks = coveredChecks(onHosts);
    const own = checks.filter(({ isCondition }) => !isCondition);
    const coverage = new vscode.FileCoverage(
      policy,
      new vscode.TestCoverageCount(own.filter(({ hosts }) => judging(hosts) > 0).length, own.length),
      new vscode.TestCoverageCount(
        own.reduce((sum, { hosts }) => sum + judging(hosts), 0),
        own.reduce((sum, { hosts }) => sum + hosts.length, 0),
      ),
    );
    this.#checks.set(coverage, checks);
    this.#newest.set(policy.toString(), checks);
    run.addCoverage(coverage);
  }

  /** The marks in the text, created on demand. */
  async details(coverage: vscode.FileCoverage): Promise<vscode.FileCoverageDetail[]> {
    return (this.#checks.get(coverage) ?? []).map(({ range, hosts }) => {
      // Only the line of the tag is marked: a whole check in one colour would hide its verdicts.
      const tag = rangeOf({ start: range.start, end: { line: range.start.line, character: 10_000 } });
      return new vscode.StatementCoverage(judging(hosts), tag, branches(hosts, tag.start));
    });
  }
}

function judging(hosts: readonly CoveringHost[]): number {
  return hosts.filter(({ judges }) => judges).length;
}

function branches(hosts: readonly CoveringHost[], at: vscode.Position): vscode.BranchCoverage[] {
  const ordered = [...hosts.filter(({ judges }) => !judges), ...hosts.filter(({ judges }) => judges)];
  const named = ordered.slice(0, mostNamed);
  const more = ordered.slice(mostNamed);
  return [
    ...named.map(({ name, judges }) => new vscode.BranchCoverage(judges, at, name)),
    ...(more.length > 0
      ? [
          new vscode.BranchCoverage(
            judging(more),
            at,
            tCount(more.length, "{0} more host, {1} of them", "{0} more hosts, {1} of them", judging(more)),
          ),
        ]
      : []),
  ];
}
