import type { Status } from "./verdict.ts";

/** Does a condition pass? Three-valued: what a snapshot does not show is unknown. */
export type Truth = "true" | "false" | "unknown";

/** FAILED and WARNING count as not passed (G 155-156). What ERROR and SKIPPED count as is not documented. */
export function truthOf(status: Status): Truth {
  if (status === "PASSED") return "true";
  return status === "FAILED" || status === "WARNING" ? "false" : "unknown";
}

/** AND: all must pass; OR: one is enough. One deciding value is enough, whatever the unknown ones are. */
export function combine(operator: "AND" | "OR", truths: readonly Truth[]): Truth {
  const deciding = operator === "AND" ? "false" : "true";
  if (truths.includes(deciding)) return deciding;
  if (truths.includes("unknown")) return "unknown";
  return operator === "AND" ? "true" : "false";
}
