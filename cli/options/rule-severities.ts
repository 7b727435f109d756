import type { Severity } from "../../core/command-line.ts";
import { didYouMean } from "./did-you-mean.ts";
import { UsageError } from "./usage-error.ts";

export const severities = ["error", "warning", "hint"] as const satisfies readonly Severity[];

const settings = [...severities, "off"] as const;

/**
 * Reads `--rule id:severity` values; a later one wins.
 *
 * @throws UsageError for an unknown rule or severity
 */
export function ruleSeverities(
  values: readonly string[],
  ruleIds: readonly string[],
): Record<string, Severity | "off"> {
  const chosen: Record<string, Severity | "off"> = {};
  for (const value of values) {
    const [id = "", name] = value.split(":");
    const severity = settings.find((setting) => setting === name);
    if (!severity) {
      throw new UsageError(`--rule needs id:severity with one of ${settings.join(", ")}, not "${value}".`);
    }
    if (!ruleIds.includes(id)) {
      throw new UsageError(`There is no rule "${id}".${didYouMean(id, ruleIds)}`);
    }
    chosen[id] = severity;
  }
  return chosen;
}
