/**
 * The public API, which other programs import from "nessus-audit". Names and types exported here only change
 * with a major version, or with a minor one before 1.0. Nothing in it reads a file, starts a process, opens a
 * connection, or throws because of the content of a policy or snapshot. See docs/guides/library.md.
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
