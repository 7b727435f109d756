/** What the library uses from core, and its only way to it. */
export { compilePolicy } from "./evaluate/compile-policy.ts";
export { evaluate } from "./evaluate/evaluate.ts";
export { defaultEvaluateOptions, type EvaluateOptions } from "./evaluate/options.ts";
export { mostReported } from "./findings/bounded.ts";
export { chooseFixes } from "./findings/choose-fixes.ts";
export type { Severity } from "./findings/finding.ts";
export { formatPolicy } from "./format/format.ts";
export { lint, lintBounded } from "./lint/lint.ts";
export type { LintOptions } from "./lint/options.ts";
export { reportFormats } from "./report/formats/formats.ts";
export { ruleUrl } from "./report/lint/rule-url.ts";
export { shownFindings } from "./report/lint/shown-findings.ts";
export { verdictLocator } from "./report/locate.ts";
export type { ReportedFinding, ReportedVerdict, Tool } from "./report/report.ts";
export { ruleFamilies } from "./rules/index.ts";
export { ruleTextOf } from "./rules/rule-text.ts";
export { policyOf } from "./semantics/policy.ts";
export { readSnapshots } from "./snapshot/read-snapshot.ts";
export type { Snapshot } from "./snapshot/snapshot.ts";
export { decodeText } from "./snapshot/text/decode.ts";
export { hostText } from "./snapshot/transcript/host-file.ts";
export { parse } from "./syntax/parse.ts";
export type {
  Comment,
  Element,
  Keyword,
  PolicyTree,
  SyntaxProblem,
  TreeNode,
  Value,
} from "./syntax/tree.ts";
export { harmlessText } from "./text/harmless-text.ts";
export { applyEdits } from "./text/text-edit.ts";
