/**
 * What other programs get by `import … from "nessus-audit"`, and all that its versions promise: names and types that are
 * here change with a major version only, and with a minor one before 1.0. Nothing in it reads a file, starts a process,
 * opens a connection or throws for what a policy or a snapshot says. docs/guides/library.md explains it.
 */
export type {
  Comment,
  Element,
  Keyword,
  PolicyTree,
  SyntaxProblem,
  TreeNode,
  Value,
} from "../core/library.ts";
export { type EvaluateSettings, evaluate, type Verdict } from "./evaluate.ts";
export { format } from "./format.ts";
export { type Finding, fix, type LintSettings, lint } from "./lint.ts";
export { parse } from "./parse.ts";
export { type FindingsOfFile, findingsAs, type ReportFormat, reportFormats, verdictsAs } from "./report.ts";
export { type RuleInformation, rules } from "./rules.ts";
export { type HostSnapshot, readSnapshot, readSnapshots } from "./snapshot.ts";
export { version } from "./version.ts";
