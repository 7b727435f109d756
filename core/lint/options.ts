import type { Severity } from "../findings/finding.ts";
import type { FileEncoding } from "../rules/rule.ts";
import type { Schema } from "../schema/index.ts";

export interface LintOptions {
  /** Severity by rule id; `off` silences a rule. What is not listed keeps its default. */
  severities?: Readonly<Record<string, Severity | "off">>;
  /** What check types, items and keywords there are; the standard schema when left out. */
  schema?: Schema;
  /** How the file was read: its text alone doesn't show it. */
  encoding?: FileEncoding;
  /** "YYYY-MM-DD": from when on suppressions until a day have ended. Without it they all hold. */
  today?: string;
}
