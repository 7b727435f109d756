import type { Fix, Severity } from "../findings/finding.ts";
import type { CheckTypeSchema, ItemSchema, KeywordSchema, Schema } from "../schema/index.ts";
import type { Pattern } from "../semantics/patterns.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { Keyword, PolicyTree, Span, SyntaxProblem, SyntaxProblemRule } from "../syntax/tree.ts";
import type { Concern } from "./concern.ts";

/**
 * A lint rule: a file named after the rule's id, which says what is wrong ("allow duplicate-port" reads
 * well), in the folder of its subject. Its documentation is in files of the same name next to it: see
 * `RuleText`.
 */
export interface Rule {
  id: string;
  /** Default severity. An error means: the scanner rejects the file, or the check can never do what it says. */
  severity: Severity;
  /** The first version with the rule. */
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
  | PolicySource
  /**
   * Looks at the policy before all others and reports what is wrong with it as a whole. What the others find
   * in the spans that it explains follows from that, and is left out.
   */
  | { kind: "cause"; run(context: PolicyContext, report: Report, explain: (span: Span) => void): void }
  /** Reported about suppression comments, when these are applied. */
  | { kind: "suppression"; problem: SuppressionProblem };

/** Looks at the policy as a whole. */
export interface PolicySource {
  kind: "policy";
  run(context: PolicyContext, report: Report): void;
  /**
   * The keywords whose values it reads, in lower case, if all it reads besides is tags and the names of keywords. It is
   * not run again until one of these changes, and reports only at tags and at these keywords. Omitted if it may read
   * anything, such as comments.
   */
  keywords?: readonly string[];
}

/**
 * Looks at one check at a time and at nothing outside it; its findings are memoised by the check's text. It
 * is only called for what it asks for: one walk over the keywords of a check serves all rules.
 */
export interface CheckSource {
  kind: "check";
  /**
   * Not run on a check with a syntax problem, because what seems to be missing may only be unreadable there.
   */
  needsIntact?: boolean;
  /** Called with the keywords that concern it, one by one and in order. */
  keyword?: {
    concern: Concern;
    /** @param known the keyword of the item type with exactly this name */
    visit(keyword: Keyword, known: KeywordSchema | undefined, context: CheckContext, report: Report): void;
  };
  /**
   * Called with each regular expression, as listed by `patternsOf`. Looks at nothing in the check except the
   * value with the pattern: if nothing is found in a value, the same value is not looked at again.
   */
  pattern?(pattern: Pattern, context: CheckContext, report: Report): void;
  /** Run on the check as a whole, if there is reason to. */
  check?: {
    /** Not run on a check without keywords that concern it; without this, it may concern every check. */
    concern?: Concern;
    /** Whether it is run on checks of such an item type; `undefined` for an unknown one. */
    ofItem?(item: ItemSchema | undefined): boolean;
    /** Only run if a keyword that can't be repeated occurs twice. */
    whenRepeated?: boolean;
    run(context: CheckContext, report: Report): void;
  };
}

export type SuppressionProblem = "malformed" | "expired" | "unused";

export interface SyntaxDetails extends ReportDetails {
  /** Replaces the parser's message. */
  message?: string;
}

/** Valid for one check: the object is reused for the next. */
export interface CheckContext {
  schema: Schema;
  check: Check;
  /** Undefined if the file names no check type, or one that the schema doesn't know. */
  checkType: CheckTypeSchema | undefined;
  /** The schema of this check; undefined if its item type or name is unknown. */
  item: ItemSchema | undefined;
}

export interface PolicyContext {
  schema: Schema;
  tree: PolicyTree;
  policy: Policy;
  /** How the file was read, if the caller knows it. */
  encoding: FileEncoding | undefined;
  checkType: CheckTypeSchema | undefined;
  /** The schema of a check, as in `CheckContext`. */
  itemOf(check: Check): ItemSchema | undefined;
  /** A text of each check, in their order. */
  textsOf(read: ReadCheck): readonly (string | undefined)[];
}

/**
 * Reads a text of a check, such as a value, and nothing outside of it but whether it is in a condition: it is asked again
 * when the text of the check has changed.
 */
export type ReadCheck = (check: Check) => string | undefined;

export type FileEncoding = "utf-8" | "utf-8-bom" | "utf-16" | "windows-1252";

/** Reports a problem; the severity is the rule's own unless `severity` says that this case is milder. */
export type Report = (span: Span, message: string, details?: ReportDetails) => void;

export interface ReportDetails {
  severity?: Severity;
  related?: Span & { message: string };
  fixes?: Fix[];
}
