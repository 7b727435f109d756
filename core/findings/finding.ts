import type { Span } from "../syntax/tree.ts";
import type { TextEdit } from "../text/text-edit.ts";

export type Severity = "error" | "warning" | "hint";

/** What a rule reports. */
export interface Finding extends Span {
  rule: string;
  severity: Severity;
  message: string;
  /** A second place that matters. */
  related?: Span & { message: string };
  fixes?: Fix[];
}

/**
 * An edit that repairs a finding. Safe: the meaning for the scanner stays the same, so it can be applied
 * without asking.
 */
export interface Fix {
  title: string;
  safe: boolean;
  edits: TextEdit[];
}
