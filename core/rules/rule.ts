import type { Fix, Severity } from "../findings/finding.ts";
import type { CheckTypeSchema, ItemSchema, KeywordSchema, Schema } from "../schema/index.ts";
import type { Pattern } from "../semantics/patterns.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { Keyword, PolicyTree, Span, SyntaxProblem, SyntaxProblemRule } from "../syntax/tree.ts";
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
  | CheckSource
  /** Looks at the policy as a whole. */
  | { kind: "policy"; run(context: PolicyContext, report: Report): void }
  /**
   * Looks at the policy before all others and names what is wrong with it as a whole. What the others find in the spans
   * that it explains follows from that, and is left out.
   */
  | { kind: "cause"; run(context: PolicyContext, report: Report, explain: (span: Span) => void): void }
  /** Reported about the comments that silence findings, when these are applied. */
  | { kind: "suppression"; problem: SuppressionProblem };

/**
 * Looks at one check at a time and at nothing outside it; its findings are memoised by the check's text. What it does not
 * ask for it is not called for: one walk over the keywords of a check serves all the rules.
 */
export interface CheckSource {
  kind: "check";
  /** Not run on a check that holds a syntax problem, since what seems to be missing may only be unreadable there. */
  needsIntact?: boolean;
  /** Is shown the keywords that are its concern, one at a time and in order. */
  keyword?: {
    concern: Concern;
    /** @param known the keyword of the item type of exactly this name */
    visit(keyword: Keyword, known: KeywordSchema | undefined, context: CheckContext, report: Report): void;
  };
  /**
   * Is shown each regular expression, as `patternsOf` lists them. Looks at nothing else of the check than the value that it
   * is in: where nothing is found in a value, the same value is not looked at again.
   */
  pattern?(pattern: Pattern, context: CheckContext, report: Report): void;
  /** Is run on the check as a whole, where there is reason to. */
  check?: {
    /** There is none in a check of whose keywords none is its concern; without this, every check may be one. */
    concern?: Concern;
    /** There is none in checks of such an item type; `undefined` for an unknown one. */
    ofItem?(item: ItemSchema | undefined): boolean;
    /** There is none unless a keyword that can't be repeated is there twice. */
    whenRepeated?: boolean;
    run(context: CheckContext, report: Report): void;
  };
}

export type SuppressionProblem = "malformed" | "expired" | "unused";

export interface SyntaxDetails extends ReportDetails {
  /** Replaces the parser's message. */
  message?: string;
}

/** Holds for one check: the object is used again for the next. */
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
