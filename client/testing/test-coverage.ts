import * as vscode from "vscode";
import { tCount } from "../../l10n/translate.ts";
import type { OnHosts } from "../verdicts/evaluation.ts";
import { rangeOf } from "../views/ranges.ts";
import { type CoveredCheck, type CoveringHost, coveredChecks } from "./check-coverage.ts";

/** Hosts that are named at a check; those that do not judge it come first. */
const mostNamed = 100;

/** The coverage of runs: for each policy, which checks the hosts judge. */
export class TestCoverage {
  readonly #checks = new WeakMap<vscode.FileCoverage, CoveredCheck[]>();
  /** By policies: what the newest run said. */
  readonly #newest = new Map<string, CoveredCheck[]>();

  /** What the newest run with coverage said of a policy; the tests read what the user would see. */
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

  /** The marks in the text, made when somebody looks at them. */
  async details(coverage: vscode.FileCoverage): Promise<vscode.FileCoverageDetail[]> {
    return (this.#checks.get(coverage) ?? []).map(({ range, hosts }) => {
      // The line of the tag carries the mark: a whole check in one colour would hide its verdicts.
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
