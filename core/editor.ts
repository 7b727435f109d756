/** What the language server uses from core, and its only way to it. */
export { type Baseline, baselineText, parseBaseline } from "./baseline/baseline.ts";
export { baselinedFingerprints, knownFindings } from "./baseline/known-findings.ts";
export { type CaptureOptions, captureScript } from "./capture-script/capture-script.ts";
export { type TypedTarget, typedScript, typedTargetOf } from "./capture-script/typed-script.ts";
export { windowsCaptureScript } from "./capture-script/windows/windows-script.ts";
export { comparePolicies } from "./compare/compare-policies.ts";
export { compareSnapshots } from "./compare/compare-snapshots.ts";
export { compareVerdicts, type FlippedVerdict } from "./compare/compare-verdicts.ts";
export { type NamedSnapshot, pairHosts } from "./compare/pair-hosts.ts";
export {
  configurationFileName,
  emptyConfiguration,
  type PolicySettings,
  settingsFor,
} from "./config/configuration.ts";
export {
  type ConfigurationFiles,
  type LoadedConfiguration,
  loadConfiguration,
} from "./config/load-configuration.ts";
export { newConfiguration, setSeverity } from "./config/set-severity.ts";
export { compareEditions } from "./editions/compare-editions.ts";
export { mergeEditions } from "./editions/merge/merge-editions.ts";
export { isJudgedCheck } from "./evaluate/checks/item-types.ts";
export { listedPorts } from "./evaluate/checks/listed-ports.ts";
export {
  type CompiledPolicy,
  compilePolicy,
  referenceOf,
  reportingChecks,
} from "./evaluate/compile-policy.ts";
export { evaluate, evaluateInto } from "./evaluate/evaluate.ts";
export { defaultEvaluateOptions, type EvaluateOptions } from "./evaluate/options.ts";
export type { MarkGroup, TrialMarks } from "./evaluate/trial/mark-lines.ts";
export { commandsFor } from "./evaluate/trial/snapshot-of-text.ts";
export { textToTry } from "./evaluate/trial/text-to-try.ts";
export { neededFirst, tryCheck } from "./evaluate/trial/trial.ts";
export type { CheckReference, Decision, Gate, Verdict } from "./evaluate/verdict.ts";
export { countDecided, indexNeeds } from "./evaluate/what-would-decide.ts";
export { explainAclBlock } from "./explain/acl-block.ts";
export { explainCondition } from "./explain/condition.ts";
export { explainItem } from "./explain/item.ts";
export { explainKeyword } from "./explain/keyword.ts";
export { pageAsMarkdown } from "./explain/markdown-page.ts";
export {
  explainMd5,
  explainOpenPorts,
  explainServices,
  type NamedSnapshot as NamedHost,
} from "./explain/on-host.ts";
export { paragraphs } from "./explain/paragraphs.ts";
export { explainPattern } from "./explain/pattern/explain-pattern.ts";
export { explainPortElement, explainPortList } from "./explain/port-list.ts";
export { explainSignature, separatorOf } from "./explain/signature.ts";
export { explainAttribute, explainCheckType, explainTag } from "./explain/tag.ts";
export {
  explainControl,
  explainFramework,
  explainOperator,
  explainValue,
  explainValueType,
} from "./explain/value.ts";
export { explainVariable } from "./explain/variable.ts";
export { type FillValue, fillVariables } from "./fill/fill-variables.ts";
export { findPlaces, variableReference } from "./fill/find-places.ts";
export { type BoundedFindings, mostKept } from "./findings/bounded.ts";
export { chooseFixes } from "./findings/choose-fixes.ts";
export type { Finding, Fix, Severity } from "./findings/finding.ts";
export { gravest } from "./findings/gravest.ts";
export { formatPolicy } from "./format/format.ts";
export { widestUnit } from "./format/style.ts";
export { generatePolicy } from "./generate/generate-policy.ts";
export { hashChecksOnPorts } from "./generate/hash-check-on-port.ts";
export { lintBounded } from "./lint/lint.ts";
export { LintMemo } from "./lint/memo.ts";
export { disableForFile, disableForLine, disableUntil } from "./lint/suppression/suppress-finding.ts";
export type { Need } from "./observations/observation.ts";
export { describePorts } from "./ports/describe-ports.ts";
export { type PortElement, parsePortList, portsOf } from "./ports/port-list.ts";
export { convertCheck, convertDialect } from "./refactor/convert-dialect.ts";
export type { Refactoring } from "./refactor/refactoring.ts";
export { sortPorts } from "./refactor/sort-ports.ts";
export { splitPortList } from "./refactor/split-list.ts";
export { extractVariable, inlineVariable } from "./refactor/variables.ts";
export { wrapInCondition } from "./refactor/wrap-in-condition.ts";
export { compileRegex } from "./regex/compile.ts";
export { checkAsText } from "./report/check/text-check.ts";
export { statusLabel } from "./report/check/verdict-groups.ts";
export { type ReportedComparison, reportedPolicies, reportedSnapshots } from "./report/compare/comparison.ts";
export { comparisonAsMarkdown, comparisonBody } from "./report/compare/comparison-formats.ts";
export { outcomesText, reportedMerge } from "./report/compare/merge.ts";
export { mergeAsMarkdown, mergeBody } from "./report/compare/merge-formats.ts";
export { differencesText, resultsAsMarkdown, resultsBody } from "./report/compare/results-formats.ts";
export { checkAsAzure } from "./report/formats/azure.ts";
export { checkAsCheckstyle } from "./report/formats/checkstyle.ts";
export { checkAsGithub } from "./report/formats/github.ts";
export { checkAsGitlab } from "./report/formats/gitlab.ts";
export { checkAsJson } from "./report/formats/json.ts";
export { checkAsJunit } from "./report/formats/junit.ts";
export { checkAsMarkdown } from "./report/formats/markdown.ts";
export { checkAsRdjson } from "./report/formats/rdjson.ts";
export { checkAsSarif } from "./report/formats/sarif/sarif-check.ts";
export { checkAsTap } from "./report/formats/tap.ts";
export { checkAsUnix, lintAsUnix } from "./report/formats/unix.ts";
export { checkAsHtml } from "./report/html/html-check.ts";
export { ruleUrl } from "./report/lint/rule-url.ts";
export { locateFindings } from "./report/locate.ts";
export type { CheckReport, ReportedGate, ReportedVerdict } from "./report/report.ts";
export { compareReport } from "./results/compare-report.ts";
export { readScannerResults } from "./results/read-scanner-results.ts";
export { rules } from "./rules/index.ts";
export type { FileEncoding } from "./rules/rule.ts";
export { type ControlSchema, controlOf, controlsOf } from "./schema/controls/controls.ts";
export {
  aclSchema,
  builtinItem,
  builtinItems,
  type CheckTypeSchema,
  checkTypeSchema,
  checkTypes,
  exampleCheck,
  exampleValue,
  type FrameworkSchema,
  frameworks,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  keywordsOf,
  type OperatorSchema,
  operators,
  reportSchema,
  type Schema,
  type Sourced,
  schemaOfCheck,
  standardSchema,
  type TagRole,
  type TagSchema,
  tagNames,
  tagSchema,
  type ValueForm,
  type ValueSchema,
  type ValueTypeSchema,
  valueFormSchema,
  valueTypeSchema,
} from "./schema/index.ts";
export { checkIds } from "./semantics/check-ids.ts";
export { isUnixCheckType } from "./semantics/check-type-kinds.ts";
export { forEachOperand, insideQuotes, type Operand } from "./semantics/operands.ts";
export { type Pattern, patternsOf } from "./semantics/patterns.ts";
export {
  attributeText,
  type Check,
  type Condition,
  keywordText,
  type Policy,
  type PolicyNode,
  policyOf,
} from "./semantics/policy.ts";
export { type PortCheck, portCheckOf } from "./semantics/port-check.ts";
export { forEachReference } from "./semantics/references.ts";
export { typedValueOf } from "./semantics/value-type.ts";
export {
  declaredVariables,
  holdsVariable,
  isInComment,
  type VariableDeclaration,
  type VariableReference,
  variableReferences,
} from "./semantics/variables.ts";
export { anonymise } from "./snapshot/anonymise/anonymise.ts";
export { captureCommands } from "./snapshot/commands/capture-commands.ts";
export { uniqueHostNames } from "./snapshot/hosts/host-names.ts";
export { readSnapshots } from "./snapshot/read-snapshot.ts";
export type { Snapshot } from "./snapshot/snapshot.ts";
export { snapshotFor } from "./snapshot/snapshot-for.ts";
export { decodeText } from "./snapshot/text/decode.ts";
export { hostText } from "./snapshot/transcript/host-file.ts";
export { suggestProcesses } from "./suggest/suggest-names.ts";
export { type Observed, suggestObserved } from "./suggest/suggest-observed.ts";
export { type SuggestedPort, suggestPorts } from "./suggest/suggest-ports.ts";
export type { Expected } from "./syntax/grammar/expected.ts";
export { expectedAfter, type OpenRule, readStatements } from "./syntax/grammar/policy.ts";
export type { Reference } from "./syntax/grammar/values/lists.ts";
export { canonicalTag, isAclBlock, isCheckTag, mayContain } from "./syntax/nesting.ts";
export { parse } from "./syntax/parse.ts";
export { DocumentParser } from "./syntax/reparse.ts";
export { tokenize } from "./syntax/scanner.ts";
export type { QuoteRule } from "./syntax/string-end.ts";
export { textOf } from "./syntax/string-value.ts";
export { Kind, type Tokens } from "./syntax/tokens.ts";
export type {
  Attribute,
  Comment,
  Element,
  Keyword,
  OpenTag,
  PolicyTree,
  Span,
  TreeNode,
  Value,
} from "./syntax/tree.ts";
export { type TargetDecision, targetHostOf, targetOf, targetsOf } from "./targets/targets.ts";
export { firstAt, firstIndex } from "./text/first-at.ts";
export { endOfLine, lineEndOf, startOfLine } from "./text/lines.ts";
export { codeBlock, escapeMarkdown, inlineCode } from "./text/markdown-text.ts";
export { plural } from "./text/plural.ts";
export { remember } from "./text/remember.ts";
export type { TextEdit } from "./text/text-edit.ts";
