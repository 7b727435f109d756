import type { Ranges } from "../plan.ts";
import type { Dialect } from "./dialects.ts";

/** Pieces of SQL that are the same in every dialect. */

/** A string literal. The text has only visible characters: `isPlainText`, or `printable`. */
export function literal(text: string, { hasEscapes }: Dialect): string {
  const escaped = hasEscapes
    ? text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")
    : text.replaceAll("'", "''");
  return `'${escaped}'`;
}

/** Whether it is one of these texts, of which there is at least one. */
export function isOneOf(expression: string, texts: readonly string[], dialect: Dialect): string {
  const [first, ...others] = texts.map((text) => literal(text, dialect));
  if (others.length === 0) return `${expression} = ${first}`;
  const all = [first, ...others].join(", ");
  return dialect.joinsLists ? `LIST_CONTAINS([${all}], ${expression})` : `${expression} IN (${all})`;
}

/** Whether a text begins with another. */
export function beginsWith(expression: string, beginning: string, dialect: Dialect): string {
  return `SUBSTR(${expression}, 1, ${beginning.length}) = ${literal(beginning, dialect)}`;
}

/**
 * Whether a text ends with another. If the text is shorter, so is the result of SUBSTR for a start before it.
 */
export function endsWith(expression: string, end: string, dialect: Dialect): string {
  return `SUBSTR(${expression}, LENGTH(${expression}) - ${end.length - 1}, ${end.length}) = ${literal(end, dialect)}`;
}

/** Whether a number is in one of the ranges. */
export function isInRanges(
  expression: string,
  ranges: Ranges | readonly (readonly [number, number])[],
): string {
  const singles = ranges.filter(([low, high]) => low === high).map(([low]) => low);
  const stretches = ranges
    .filter(([low, high]) => low < high)
    .map(([low, high]) => `${expression} BETWEEN ${low} AND ${high}`);
  const alone =
    singles.length === 0
      ? []
      : [singles.length === 1 ? `${expression} = ${singles[0]}` : `${expression} IN (${singles.join(", ")})`];
  return anyOf([...alone, ...stretches]);
}

/** Whether any of the conditions holds. */
export function anyOf(conditions: readonly string[]): string {
  if (conditions.length === 0) return "1 = 0";
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(" OR ")})`;
}

/** Whether all of the conditions hold. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "1 = 1" : conditions.join(" AND ");
}

/** The first case whose condition holds; NULL if none does and there is no default. */
export function cases(
  pairs: readonly (readonly [condition: string, value: string])[],
  otherwise?: string,
): string {
  const rest = otherwise === undefined ? "" : ` ELSE ${otherwise}`;
  if (pairs.length === 0) return otherwise ?? "NULL";
  return `CASE ${pairs.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(" ")}${rest} END`;
}
