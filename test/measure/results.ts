/**
 * How verdicts agree with the results of the scanner, if its report is all that is known about the host:
 *
 *   node --import tsx test/measure/results.ts POLICY REPORT
 *
 * The report is one as CSV or .nessus. Prints how many of its results are decided, by item type, every
 * verdict that differs, and why the others are not decided. Ends with 1 if a verdict differs.
 */
import { readFileSync } from "node:fs";
import { compilePolicy, reportingChecks } from "../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import { type ComparedResult, compareResults } from "../../core/results/compare-results.ts";
import { readScannerResults } from "../../core/results/read-scanner-results.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readSnapshots } from "../../core/snapshot/read-snapshot.ts";
import { decode } from "../../core/snapshot/text/decode.ts";
import { parse } from "../../core/syntax/parse.ts";

const [policyFile, reportFile] = process.argv.slice(2);
if (policyFile === undefined || reportFile === undefined) throw new Error("Name a policy and a report.");
const compiled = compilePolicy(policyOf(parse(decode(readFileSync(policyFile)))));
const report = decode(readFileSync(reportFile));
const checks = reportingChecks(compiled.body);
const snapshots = readSnapshots(report);
const compared = readScannerResults(report).hosts.flatMap(({ name, otherNames, results }) => {
  const names = [name, ...otherNames];
  const snapshot = snapshots.find(({ host }) => host !== undefined && names.includes(host)) ?? snapshots[0]!;
  return compareResults(evaluate(compiled, snapshot, defaultEvaluateOptions), results, checks);
});

interface Count {
  all: number;
  decided: number;
}

const withResult = compared.filter(
  ({ theirs, reference }) => theirs !== undefined && reference !== undefined,
);
const byType = new Map<string, Count>();
const reasons = new Map<string, number>();
let decided = 0;

for (const one of withResult) {
  const count = byType.get(typeOf(one)) ?? { all: 0, decided: 0 };
  byType.set(typeOf(one), count);
  count.all++;
  if (one.kind === "same" || one.kind === "differs") {
    count.decided++;
    decided++;
  } else {
    const reason = `${one.kind}: ${one.ours?.reason ?? ""}`.replace(/\s+/g, " ").slice(0, 140);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
}

function typeOf({ reference }: ComparedResult): string {
  return reference?.type === "" ? "<item> or <report>" : (reference?.type ?? "");
}

for (const [type, { all, decided: own }] of byType) console.log(`${type}: ${own} of ${all} decided`);
for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 25))
  console.log(`${times} × ${reason}`);
const differing = withResult.filter(({ kind }) => kind === "differs");
for (const { check, ours, theirs } of differing) {
  console.log(`differs: ${check}: ${ours?.status ?? "not reported"}, the scanner: ${theirs!.result}`);
  console.log(`    ${ours?.reason ?? ""}`);
}
const onlyOurs = compared.filter(({ kind }) => kind === "only-policy").length;
console.log(
  `${withResult.length} results, ${decided} decided, ${differing.length} differ; ${onlyOurs} verdicts without a result`,
);
process.exitCode = differing.length > 0 ? 1 : 0;
