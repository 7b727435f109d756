import type { Severity } from "../findings/finding.ts";
import type { CheckSource } from "../rules/rule.ts";

/** A rule about checks with the severity that the user gave it. */
export interface ActiveCheckRule {
  id: string;
  severity: Severity;
  source: CheckSource;
}
