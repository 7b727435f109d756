import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { forEachLine } from "../../lines/line-matcher.ts";
import { compilePattern } from "../../lines/pattern.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import type { CheckSource } from "../check-source.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import type { Finding } from "./finding.ts";
import type { PatternSet } from "./patterns.ts";

export const randomnessKeywords = keywordRoles({
  regex: "judged",
  required: "judged",
  cmd: "judged",
  ios_version: "judged",
  feature_set: "judged",
  item: "open",
  context: "open",
  min_occurrences: "open",
  max_occurrences: "open",
});

/** The secret that a group of `regex` matches: patterns for what is before it and for itself. */
export interface SecretPattern {
  whole: WrittenPattern;
  front: WrittenPattern;
  /** Every character that it may consist of. */
  isOfSecret: (char: string) => boolean;
}

export type FoundSecret = { ok: true; secret: SecretPattern } | { ok: false; reason: string };

/** A single group that is a run of characters, as in every shipped policy: `community ([^ ]*) .*`. */
const oneGroup = /^((?:[^()[\]{}\\*+?|^$]|\\.|\[[^\]\\]*\])*)\((\[[^\]\\]+\]|\\S|\.)[*+]\)((?:[^()]|\\.)*)$/;

export function secretOf(source: CheckSource): FoundSecret {
  const problem = keywordProblem(source, randomnessKeywords);
  if (problem !== undefined) return { ok: false, reason: problem };
  const written = source.written("regex");
  const whole = compileWritten("regex", written);
  if (!whole.ok) return whole;
  const parts = oneGroup.exec(whole.pattern.text);
  const front = parts && compilePattern(parts[1]!);
  const one = parts && compilePattern(`^${parts[2]!}$`);
  if (!front?.ok || !one?.ok || written === undefined) {
    return {
      ok: false,
      reason:
        "It can't be determined which text the group in regex matches: only a single group such as ([^ ]+) can be read.",
    };
  }
  const { matcher } = one;
  return {
    ok: true,
    secret: {
      whole: whole.pattern,
      front: { name: "regex", text: parts![1]!, element: written, matcher: front.matcher },
      isOfSecret: (char) => matcher.matchesFully(char),
    },
  };
}

/**
 * Every text that the group of `regex` matches has 8 characters or more, with one of each kind (G 50-51,
 * 57-58).
 */
export function lookForRandomness(
  source: CheckSource,
  { whole, front, isOfSecret }: SecretPattern,
): (text: Place, patterns: PatternSet) => Finding {
  const isOptional = source.word("required") === "NO";
  return (text) => {
    const weak: Meeting[] = [];
    const strong: Meeting[] = [];
    forEachLine(text, (start, end) => {
      const { source: shown } = text;
      if (!whole.matcher.matchesLine(shown.text, start, end)) return;
      const at = front.matcher.find(shown.text, start, end)?.end ?? start;
      let to = at;
      while (to < end && isOfSecret(shown.text[to]!)) to++;
      const lacks = lackOf(shown.text.slice(at, to));
      const place: Place = { source: shown, start: at, end: to };
      const element = whole.element;
      if (lacks === undefined)
        strong.push({ element, place, violation: false, message: "This text is random enough" });
      else weak.push({ element, place, violation: true, message: `This text ${lacks}` });
    });
    if (weak.length > 0) {
      const fact = `${plural(weak.length, "text")} that regex finds ${weak.length === 1 ? "is" : "are"} not random: ${weak[0]!.message.replace("This text ", "it ")}`;
      return { is: "FAILED", fact, meetings: weak, needsWhole: false };
    }
    if (strong.length > 0) {
      return {
        is: "PASSED",
        fact: `${plural(strong.length, "text")} that regex finds ${strong.length === 1 ? "is" : "are"} random enough`,
        meetings: strong,
        needsWhole: true,
      };
    }
    const fact = isOptional
      ? "regex matches no line, and required : NO permits that"
      : "regex matches no line";
    return {
      is: isOptional ? "PASSED" : "FAILED",
      fact,
      meetings: [{ element: whole.element, violation: !isOptional, message: fact }],
      needsWhole: true,
    };
  };
}

/** The least length of a text that counts as random (G 51), in characters. */
const leastLength = 8;
const kinds: readonly (readonly [RegExp, string])[] = [
  [/[A-Z]/, "has no upper-case letter"],
  [/[a-z]/, "has no lower-case letter"],
  [/[0-9]/, "has no digit"],
  [/[^A-Za-z0-9]/, "has no special character"],
];

function lackOf(secret: string): string | undefined {
  if ([...secret].length < leastLength) return `has fewer than ${leastLength} characters`;
  return kinds.find(([pattern]) => !pattern.test(secret))?.[1];
}
