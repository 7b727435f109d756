/** What the command line uses from core, and its only way to it. */
export { areKnown, type Baseline, baselineText, parseBaseline } from "./baseline/baseline.ts";
export { type CaptureOptions, captureScript, type NamedPolicy } from "./capture-script/capture-script.ts";
export { type PolicyNeeds, policyNeeds } from "./capture-script/list-needs.ts";
export { clientNames } from "./capture-script/query-script.ts";
export { type TypedTarget, typedScript, typedTargetOf } from "./capture-script/typed-script.ts";
export { windowsCaptureScript } from "./capture-script/windows/windows-script.ts";
export { comparePolicies } from "./compare/compare-policies.ts";
export { compareSnapshots } from "./compare/compare-snapshots.ts";
export { compareVerdicts } from "./compare/compare-verdicts.ts";
export { type NamedSnapshot, pairHosts } from "./compare/pair-hosts.ts";
export {
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
export { compareEditions } from "./editions/compare-editions.ts";
export { type EditionMerge, mergeEditions } from "./editions/merge/merge-editions.ts";
export { type ListedPorts, listedPorts } from "./evaluate/checks/listed-ports.ts";
export {
  type CompiledPolicy,
  compileForOnce,
  compilePolicy,
  type EvaluatedPolicy,
} from "./evaluate/compile-policy.ts";
export { evaluate, evaluateInto } from "./evaluate/evaluate.ts";
export { defaultEvaluateOptions, type EvaluateOptions } from "./evaluate/options.ts";
export type { Verdict } from "./evaluate/verdict.ts";
export { explainItemInFull } from "./explain/item.ts";
export { explainKeywordEverywhere } from "./explain/keyword-uses.ts";
export { explainRule } from "./explain/rule.ts";
export { pageAsText } from "./explain/text-page.ts";
export {
  type Exported,
  type ExportTarget,
  exportPolicies,
  exportTargets,
  mostInStatement,
  whyNotInTables,
} from "./export/export-policies.ts";
export { type PlatformName, platforms } from "./export/osquery/query.ts";
export type { ExportPlan } from "./export/plan.ts";
export { planPolicy, withoutQuestions } from "./export/plan-policy.ts";
export { gateEvidence } from "./export/sql/branches.ts";
export { type DialectName, dialects } from "./export/sql/dialects.ts";
export { duckdbStatement } from "./export/sql/duckdb.ts";
export { type FillValue, fillVariables } from "./fill/fill-variables.ts";
export {
  type BoundedFindings,
  boundFurther,
  type FindingBounds,
  type LeftOut,
  mostKept,
  mostReported,
} from "./findings/bounded.ts";
export { chooseFixes } from "./findings/choose-fixes.ts";
export type { Finding, Severity } from "./findings/finding.ts";
export { formatPolicy } from "./format/format.ts";
export { generatePolicy } from "./generate/generate-policy.ts";
export { ControlCoverage, readCatalogue } from "./inventory/controls.ts";
export { type ListedCheck, listChecks } from "./inventory/list-checks.ts";
export { hasErrors } from "./lint/has-errors.ts";
export { lintBounded } from "./lint/lint.ts";
export type { LintOptions } from "./lint/options.ts";
export { compileRegex, type RegexMatcher } from "./regex/compile.ts";
export { matchesGlobs } from "./regex/glob.ts";
export { isOldSpelling, meetsExpectation } from "./report/check/expectation.ts";
export { statusLabel } from "./report/check/verdict-groups.ts";
export { type ReportedComparison, reportedPolicies, reportedSnapshots } from "./report/compare/comparison.ts";
export {
  comparisonAsHtml,
  comparisonAsJson,
  comparisonAsMarkdown,
  comparisonAsText,
} from "./report/compare/comparison-formats.ts";
export {
  outcomesText,
  type ReportedMerge,
  type ReportedMergeItem,
  reportedMerge,
} from "./report/compare/merge.ts";
export { mergeAsHtml, mergeAsJson, mergeAsMarkdown, mergeAsText } from "./report/compare/merge-formats.ts";
export {
  type ReportedResults,
  resultsAsJson,
  resultsAsMarkdown,
  resultsAsText,
} from "./report/compare/results-formats.ts";
export { filledAsJson, filledAsText, reportedFill } from "./report/fill/fill-formats.ts";
export {
  type ReportFormat,
  type ReportFormatName,
  type ReportOptions,
  reportFormats,
} from "./report/formats/formats.ts";
export { snapshotsAsJson } from "./report/formats/json.ts";
export { type ReportedCheck, reportedControls, reportedInventory } from "./report/inventory/inventory.ts";
export { controlsAs, inventoryFormat } from "./report/inventory/inventory-formats.ts";
export { ruleUrl } from "./report/lint/rule-url.ts";
export { grouped, type ShownFindings, shownFindings } from "./report/lint/shown-findings.ts";
export { locateFindings, verdictLocator } from "./report/locate.ts";
export { type Paint, paint } from "./report/paint.ts";
export {
  type CheckReport,
  type LintSummary,
  type Place,
  type Range,
  type ReportedFile,
  type ReportedFinding,
  type ReportedFix,
  type ReportedVerdict,
  summariseFindings,
  type Tool,
  type Utf8Column,
} from "./report/report.ts";
export { snapshotsAsText } from "./report/text-snapshot.ts";
export { compareReport } from "./results/compare-report.ts";
export type { ComparedResult } from "./results/compare-results.ts";
export { scannerResultsReader } from "./results/read-scanner-results.ts";
export type { ScannerResults } from "./results/scanner-results.ts";
export { ruleFamilies, rules } from "./rules/index.ts";
export type { FileEncoding, Rule } from "./rules/rule.ts";
export { ruleTextOf } from "./rules/rule-text.ts";
export {
  builtinItem,
  checkTypes,
  checkTypesWithItemType,
  frameworks,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  keywordsOf,
  type Sourced,
  valueFormSchema,
} from "./schema/index.ts";
export { isUnixCheckType } from "./semantics/check-type-kinds.ts";
export { keywordText, type Policy, policyOf } from "./semantics/policy.ts";
export { anonymise, type HostNames, hostNamesIn } from "./snapshot/anonymise/anonymise.ts";
export { redact } from "./snapshot/anonymise/redact.ts";
export { StandIns } from "./snapshot/anonymise/stand-ins.ts";
export type { Vouched } from "./snapshot/coverage.ts";
export { vouchedPorts } from "./snapshot/front-comment.ts";
export { uniqueHostNames } from "./snapshot/hosts/host-names.ts";
export { readSnapshots } from "./snapshot/read-snapshot.ts";
export type { Snapshot } from "./snapshot/snapshot.ts";
export { snapshotFor } from "./snapshot/snapshot-for.ts";
export { familyOf } from "./snapshot/sockets/endpoint.ts";
export { type DecodedText, decodeText } from "./snapshot/text/decode.ts";
export { hostsInFolder, isAnswersFile } from "./snapshot/transcript/described-hosts.ts";
export { type HostText, hostText, policyText } from "./snapshot/transcript/host-file.ts";
export { parse } from "./syntax/parse.ts";
export type { HostWord } from "./targets/host-list.ts";
export {
  type TargetHost,
  type Targets,
  targetHostOf,
  targetOf,
  targetsOf,
  wordsOf,
} from "./targets/targets.ts";
export { closest } from "./text/closest.ts";
export {
  firstHarmfulLine,
  harmlessPieces,
  harmlessText,
  isHarmless,
  printable,
  type TextForm,
} from "./text/harmless-text.ts";
export { LineIndex } from "./text/lines.ts";
export { type Pieces, piecesOf } from "./text/pieces.ts";
export { plural } from "./text/plural.ts";
export { applyEdits } from "./text/text-edit.ts";
