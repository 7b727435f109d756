import type { CheckSource } from "../checks/check-source.ts";

/** How `check_type` compares what a host has with `value_data` (G 250-251). */
export type Comparison =
  | "EQUAL"
  | "NOT_EQUAL"
  | "EQUAL_ANY"
  | "GREATER_THAN"
  | "GREATER_THAN_OR_EQUAL"
  | "LESS_THAN"
  | "LESS_THAN_OR_EQUAL"
  | "REGEX"
  | "NOT_REGEX"
  | "SUBSET"
  | "SUPERSET";

const comparisons: ReadonlyMap<string, Comparison> = new Map(
  (
    [
      "EQUAL",
      "NOT_EQUAL",
      "EQUAL_ANY",
      "GREATER_THAN",
      "GREATER_THAN_OR_EQUAL",
      "LESS_THAN",
      "LESS_THAN_OR_EQUAL",
      "REGEX",
      "NOT_REGEX",
      "SUBSET",
      "SUPERSET",
    ] as const
  ).map((name) => [`CHECK_${name}`, name]),
);

export type FoundComparison = { ok: true; comparison: Comparison } | { ok: false; reason: string };

/** Equality if there is no check_type. */
export function comparisonOf(source: CheckSource): FoundComparison {
  if (!source.has("check_type")) return { ok: true, comparison: "EQUAL" };
  const word = source.word("check_type") ?? "";
  const comparison = comparisons.get(word);
  if (comparison !== undefined) return { ok: true, comparison };
  return {
    ok: false,
    reason: `${word === "" ? "The value of check_type" : word} is not a known check_type.`,
  };
}

/** Does the order of two values satisfy the comparison? */
export function compareOrder(comparison: Comparison, order: number): boolean | undefined {
  switch (comparison) {
    case "GREATER_THAN":
      return order > 0;
    case "GREATER_THAN_OR_EQUAL":
      return order >= 0;
    case "LESS_THAN":
      return order < 0;
    case "LESS_THAN_OR_EQUAL":
      return order <= 0;
    case "EQUAL":
      return order === 0;
    case "NOT_EQUAL":
      return order !== 0;
    default:
      return undefined;
  }
}
