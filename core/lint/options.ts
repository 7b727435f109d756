import type { Severity } from "../findings/finding.ts";
import type { FileEncoding } from "../rules/rule.ts";
import type { Schema } from "../schema/index.ts";

export interface LintOptions {
  /** Severity by rule id; `off` disables a rule. Rules that are not listed keep their default. */
  severities?: Readonly<Record<string, Severity | "off">>;
  /** The check types, items and keywords; default: the standard schema. */
  schema?: Schema;
  /** The encoding of the file, which its text does not show. */
  encoding?: FileEncoding;
  /**
   * The current date as "YYYY-MM-DD", which decides whether suppressions have expired. Without it, none has.
   */
  today?: string;
}
