import type { Answer } from "../../windows-values/answer.ts";
import { type Comparison, comparisonOf } from "../../windows-values/check-types.ts";
import { expressionOf, type WrittenExpression } from "../../windows-values/expression.ts";
import type { CheckSource, Written } from "../check-source.ts";

/** What a check wants, before its value type determines how it is compared. */
export interface Wanted extends WrittenExpression {
  valueType: string;
  comparison: Comparison;
  /** How it reads in a sentence: `value_data : "off" under CHECK_NOT_EQUAL`. */
  phrase: string;
}

export type FoundWanted = { ok: true; wanted: Wanted } | { ok: false; reason: string };

/** @param fixed a predefined policy has `value`, and a type that follows from its name */
export function wantedOf(source: CheckSource, fixed?: { valueType: string }): FoundWanted {
  const name = fixed === undefined ? "value_data" : "value";
  const valueType = fixed?.valueType ?? source.word("value_type");
  if (valueType === undefined) return { ok: false, reason: "The check has no value_type." };
  const found = expressionOf(source, name);
  if (!found.ok) return found;
  const compared = comparisonOf(source);
  if (!compared.ok) return compared;
  const { comparison } = compared;
  const under = comparison === "EQUAL" ? "" : ` under CHECK_${comparison}`;
  const phrase = `${name} : ${shortText(found.value.element.text)}${under}`;
  return { ok: true, wanted: { ...found.value, valueType, comparison, phrase } };
}

/** The longest value in a sentence, in UTF-16 code units. */
const longest = 100;

/** A value on one line; only its beginning if it is long. */
export function shortText(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

/** A path of a policy on one line; only its end if it is long. */
export function shortPath(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= longest ? line : `…${line.slice(-longest)}`;
}

/** `X is 1, which meets value_data : 1`, without the full stop; if the answer is unclear, why. */
export function factOf(fact: string, { truth, why }: Answer, { phrase }: { phrase: string }): string {
  if (truth === "unknown") return `${fact}, and ${why}`;
  return `${fact}, which ${truth === "true" ? "meets" : "does not meet"} ${phrase}`;
}

export type { Written };
