import type { Fix, Severity } from "../findings/finding.ts";
import type { CheckTypeSchema, ItemSchema, Schema } from "../schema/index.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { PolicyTree, Span, SyntaxProblem, SyntaxProblemRule } from "../syntax/tree.ts";
import type { Concern } from "./concern.ts";

/**
 * A lint rule: a file named after the rule's id, which says what is wrong ("allow duplicate-port" reads well), in the
 * folder of what it is about. What there is to read about it is in files of the same name beside it: see `RuleText`.
 */
export interface Rule {
  id: string;
  /** Default severity. An error means: the scanner rejects the file, or the check can never do what it says. */
  severity: Severity;
  /** Version of the first release with the rule. */
  since: string;
  /** Where the problem comes from; a rule has exactly one of these. */
  source: RuleSource;
}

export type RuleSource =
  /** Reported by the parser under the rule's id; `details` adds fixes, a milder severity or the scanner's words. */
  | {
      kind: "syntax";
      problem: SyntaxProblemRule;
      details?(problem: SyntaxProblem, tree: PolicyTree): SyntaxDetails;
    }
  /**
   * Looks at one check at a time and at nothing outside it; its findings are memoised by the check's text.
   * `needsIntact`: not run on a check that holds a syntax problem, since what seems to be missing may only be
   * unreadable there. `concern`: the rule has nothing to say about a check of whose keywords none meets it; without it
   * every check is looked at.
   */
  | {
      kind: "check";
      needsIntact?: boolean;
      concern?: Concern;
      run(context: CheckContext, report: Report): void;
    }
  /** Looks at the policy as a whole. */
  | { kind: "policy"; run(context: PolicyContext, report: Report): void }
  /**
   * Looks at the policy before all others and names what is wrong with it as a whole. What the others find in the spans
   * that it explains follows from that, and is left out.
   */
  | { kind: "cause"; run(context: PolicyContext, report: Report, explain: (span: Span) => void): void }
  /** Reported about the comments that silence findings, when these are applied. */
  | { kind: "suppression"; problem: SuppressionProblem };

export type SuppressionProblem = "malformed" | "expired" | "unused";

export interface SyntaxDetails extends ReportDetails {
  /** Replaces the parser's message. */
  message?: string;
}

export interface CheckContext {
  schema: Schema;
  check: Check;
  /** Undefined when the file names no check type, or one that the schema doesn't know. */
  checkType: CheckTypeSchema | undefined;
  /** The schema of this check: undefined when its item type or name is unknown. */
  item: ItemSchema | undefined;
}

export interface PolicyContext {
  schema: Schema;
  tree: PolicyTree;
  policy: Policy;
  /** How the file was read, where the caller knows it. */
  encoding: FileEncoding | undefined;
  checkType: CheckTypeSchema | undefined;
  /** The schema of a check, as in `CheckContext`. */
  itemOf(check: Check): ItemSchema | undefined;
}

export type FileEncoding = "utf-8" | "utf-8-bom" | "utf-16" | "windows-1252";

/** Reports a problem; the severity is the rule's own unless `severity` says that this case is milder. */
export type Report = (span: Span, message: string, details?: ReportDetails) => void;

export interface ReportDetails {
  severity?: Severity;
  related?: Span & { message: string };
  fixes?: Fix[];
}
