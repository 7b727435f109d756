/** The facade: what server and cli call. Pure functions over plain data; nothing here touches the outside. */

export { type CheckChange, compareChecks } from "./compare/compare-checks.ts";
export { comparePolicies, type PolicyChange, type PolicyComparison } from "./compare/compare-policies.ts";
export {
  compareSnapshots,
  type FileChange,
  type PortChange,
  type SnapshotComparison,
} from "./compare/compare-snapshots.ts";
export { compareVerdicts, type FlippedVerdict } from "./compare/compare-verdicts.ts";
export { type NamedSnapshot, type PairedHosts, pairHosts } from "./compare/pair-hosts.ts";
export {
  type Configuration,
  configurationFileName,
  emptyConfiguration,
  type PolicySettings,
  schemaWith,
  settingsFor,
} from "./config/configuration.ts";
export {
  type ConfigurationFiles,
  type ConfigurationText,
  type LoadedConfiguration,
  loadConfiguration,
} from "./config/load-configuration.ts";
export { type ParsedConfiguration, parseConfiguration } from "./config/parse-configuration.ts";
export { type ListedPorts, listedPorts } from "./evaluate/checks/listed-ports.ts";
export {
  type CompiledPolicy,
  compileForOnce,
  compilePolicy,
  type EvaluatedPolicy,
  reportingChecks,
} from "./evaluate/compile-policy.ts";
export { evaluate, evaluateInto } from "./evaluate/evaluate.ts";
export { defaultEvaluateOptions, type EvaluateOptions } from "./evaluate/options.ts";
export type { CheckReference, Decision, Evidence, Gate, Status, Verdict } from "./evaluate/verdict.ts";
export { type ChosenFixes, chooseFixes } from "./findings/choose-fixes.ts";
export type { Finding, Fix, Severity } from "./findings/finding.ts";
export { defaultFormatOptions, type FormatOptions, formatPolicy } from "./format/format.ts";
export { type GenerateOptions, generatePolicy } from "./generate/generate-policy.ts";
export { hasErrors } from "./lint/has-errors.ts";
export { lint } from "./lint/lint.ts";
export { LintMemo } from "./lint/memo.ts";
export type { LintOptions } from "./lint/options.ts";
export { disableForFile, disableForLine } from "./lint/suppression/suppress-finding.ts";
export {
  type ComparedHost,
  type ComparedReport,
  compareReport,
  type ScannedPolicy,
} from "./results/compare-report.ts";
export { type ComparedResult, compareResults } from "./results/compare-results.ts";
export { readScannerResults, scannerResultsReader } from "./results/read-scanner-results.ts";
export type { ScannedHost, ScannerResult, ScannerResults } from "./results/scanner-results.ts";
export { checkIds } from "./semantics/check-ids.ts";
export { type Check, type Policy, policyOf } from "./semantics/policy.ts";
export {
  type AnonymisedText,
  anonymise,
  type HostNames,
  hostNamesIn,
} from "./snapshot/anonymise/anonymise.ts";
export type { LeftOut } from "./snapshot/anonymise/leave-out.ts";
export { StandIns } from "./snapshot/anonymise/stand-ins.ts";
export { vouchedPorts } from "./snapshot/front-comment.ts";
export { uniqueHostNames } from "./snapshot/hosts/host-names.ts";
export { readSnapshot, readSnapshots } from "./snapshot/read-snapshot.ts";
export type { Snapshot, Socket } from "./snapshot/snapshot.ts";
export { decode, decodeText } from "./snapshot/text/decode.ts";
export { parse } from "./syntax/parse.ts";
export { printTree } from "./syntax/print.ts";
export { DocumentParser } from "./syntax/reparse.ts";
export type { PolicyTree, Span } from "./syntax/tree.ts";
export type { HostWord } from "./targets/host-list.ts";
export {
  type TargetDecision,
  type TargetHost,
  type Targets,
  targetHostOf,
  targetOf,
  targetsOf,
  wordsOf,
} from "./targets/targets.ts";
export { LineIndex, type Position } from "./text/lines.ts";
export { applyEdits, type TextEdit } from "./text/text-edit.ts";
