import { compilePolicy, reportingChecks } from "../evaluate/compile-policy.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { EvaluateOptions } from "../evaluate/options.ts";
import type { CheckReference } from "../evaluate/verdict.ts";
import type { Schema } from "../schema/index.ts";
import type { Policy } from "../semantics/policy.ts";
import { declaredVariables } from "../semantics/variables.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type ComparedResult, compareResults } from "./compare-results.ts";
import type { ScannedHost, ScannerResult, ScannerResults } from "./scanner-results.ts";

export interface ComparedHost {
  name: string;
  /** Where the listeners come from: a snapshot of the host, or the open ports in the report. */
  source: "snapshot" | "report";
  checks: ComparedResult[];
}

export interface ComparedReport {
  hosts: ComparedHost[];
  /**
   * Hosts of the report without a snapshot of that name, whose open ports no port scanner lists in the
   * report.
   */
  missing: string[];
  /** What limits the comparison, one sentence each. */
  warnings: string[];
}

/** A policy, by the name of its file. */
export interface ScannedPolicy {
  name: string;
  policy: Policy;
  /** The schema that it was parsed with, if a configuration adds to it. */
  schema?: Schema;
  options: EvaluateOptions;
}

/**
 * Compares the results in a report with our verdicts, host by host. What a host showed comes from the
 * snapshot of its name, else from its open ports in the report. If a host was scanned with several policies,
 * only the results of this one count if the report names it.
 */
export function compareReport(
  { name: policyName, policy, schema, options }: ScannedPolicy,
  { hosts: scanned, warnings }: ScannerResults,
  snapshots: readonly { name: string; snapshot: Snapshot }[],
): ComparedReport {
  const report: ComparedReport = { hosts: [], missing: [], warnings: [...warnings] };
  const compiled = compilePolicy(policy, schema);
  const checks = reportingChecks(compiled.body);
  const descriptionsOf = namesWithDefaults(policy);
  const others = new Set<string>();
  for (const host of scanned) {
    const given = snapshotNamed(host, snapshots);
    const snapshot = given ?? host.snapshot;
    if (snapshot === undefined) {
      report.missing.push(host.name);
      continue;
    }
    const results = resultsOf(policyName, host.results, others);
    const compared = compareResults(evaluate(compiled, snapshot, options), results, checks, descriptionsOf);
    report.hosts.push({ name: host.name, source: given ? "snapshot" : "report", checks: compared });
  }
  if (others.size > 0)
    report.warnings.push(`Results of other audit files are left out: ${[...others].join(", ")}.`);
  return report;
}

/** The scanner reports a description with its variables replaced; only the defaults are known. */
function namesWithDefaults({ tree }: Policy): (check: CheckReference) => string[] {
  const defaults = declaredVariables(tree).flatMap(({ name, defaultValue }) =>
    defaultValue === undefined ? [] : [{ reference: `@${name}@`, defaultValue }],
  );
  return ({ description }) => {
    let replaced = description;
    for (const { reference, defaultValue } of defaults)
      replaced = replaced.replaceAll(reference, () => defaultValue);
    return replaced === description ? [description] : [description, replaced];
  };
}

function snapshotNamed(
  { name, otherNames }: ScannedHost,
  snapshots: readonly { name: string; snapshot: Snapshot }[],
): Snapshot | undefined {
  for (const wanted of [name, ...otherNames].map((each) => each.toLowerCase())) {
    const found = snapshots.find(({ name: given, snapshot: { host = given } }) =>
      [given, host].some((each) => namesOfFile(each.toLowerCase()).includes(wanted)),
    );
    if (found !== undefined) return found.snapshot;
  }
  return undefined;
}

/** `hosts/web01.txt` is the snapshot of web01, unless the text in it says otherwise. */
function namesOfFile(name: string): string[] {
  const base = baseName(name);
  const dot = base.lastIndexOf(".");
  return dot > 0 ? [name, base, base.slice(0, dot)] : [name, base];
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** @param others receives the names of the audit files whose results are left out */
function resultsOf(policy: string, results: readonly ScannerResult[], others: Set<string>): ScannerResult[] {
  const own = baseName(policy).toLowerCase();
  const isOwn = ({ auditFile }: ScannerResult) => baseName(auditFile ?? "").toLowerCase() === own;
  if (!results.some(isOwn)) return [...results];
  return results.filter((result) => {
    const counts = result.auditFile === undefined || isOwn(result);
    if (!counts) others.add(result.auditFile!);
    return counts;
  });
}
