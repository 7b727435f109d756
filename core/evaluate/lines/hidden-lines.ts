import type { HiddenPart, Place } from "../../observations/observation.ts";
import type { RegexMatcher } from "../../regex/compile.ts";
import {
  fieldCharacters,
  type HiddenTextMatcher,
  hashCharacters,
  hiddenTextMatcher,
  type LinePart,
  lineCharacters,
} from "../../regex/questions/hidden-text.ts";
import { rememberFor } from "../../text/remember.ts";

const matcherOf = rememberFor(({ node }: RegexMatcher): HiddenTextMatcher => hiddenTextMatcher(node));
const reads = rememberFor((matcher: RegexMatcher): { may: boolean } => ({
  may: matcherOf(matcher).mayReadHash(),
}));

/** Can the matches of a pattern in a password file depend on the hashes in it? */
export function mayReadHash(matcher: RegexMatcher): boolean {
  return reads(matcher).may;
}

/** Does a pattern match somewhere in a line with hidden parts, whatever is in them? */
export function matchesHidden(
  matcher: RegexMatcher,
  { source, start, end }: Place,
  hidden: readonly HiddenPart[],
): "yes" | "no" | "depends" {
  const parts: LinePart[] = [];
  let at = start;
  for (const part of hidden) {
    parts.push({ text: source.text.slice(at, part.start) }, { hidden: characters[part.of] });
    at = part.end;
  }
  parts.push({ text: source.text.slice(at, end) });
  return matcherOf(matcher).matches(parts);
}

const characters = { hash: hashCharacters, field: fieldCharacters, line: lineCharacters } as const;

/** The hidden parts in a range of a text. */
export function hiddenIn({ source, start, end }: Place): readonly HiddenPart[] {
  const { hidden } = source;
  if (hidden === undefined) return none;
  let low = 0;
  let high = hidden.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hidden[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const first = low;
  while (low < hidden.length && hidden[low]!.start < end) low++;
  return first === low ? none : hidden.slice(first, low);
}

const none: readonly HiddenPart[] = [];
