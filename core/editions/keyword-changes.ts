import { isProse } from "./check-facts.ts";
import type { Field } from "./check-fields.ts";

/** A keyword that differs between two editions of a check, or that only one of them has. */
export interface KeywordChange {
  /** In lower case; `<tag>` for the tag. */
  keyword: string;
  before: Field | undefined;
  after: Field | undefined;
  /** It is a text for people, so no verdict changes. */
  isProse: boolean;
}

/** In the order of the later edition; what is gone comes last. */
export function keywordChanges(
  before: ReadonlyMap<string, Field>,
  after: ReadonlyMap<string, Field>,
): KeywordChange[] {
  const changes: KeywordChange[] = [];
  for (const keyword of new Set([...after.keys(), ...before.keys()])) {
    const [older, newer] = [before.get(keyword), after.get(keyword)];
    if (older?.key === newer?.key) continue;
    changes.push({ keyword, before: older, after: newer, isProse: isProse(keyword) });
  }
  return changes;
}
