import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { examineLines } from "../../lines/examine.ts";
import { shownCode } from "../../lines/shown-text.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import type { CheckSource } from "../check-source.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import type { Family } from "./families.ts";
import { type Decided, type Finding, open } from "./finding.ts";
import { lookForBoth } from "./item-with-regex.ts";
import { lookInSections, noneOf, type Sections, whole } from "./look-in-sections.ts";
import { lookForNeeded } from "./needed-item.ts";
import type { PatternSet } from "./patterns.ts";

export const itemKeywords = keywordRoles({
  item: "judged",
  regex: "judged",
  context: "repeated",
  required: "judged",
  min_occurrences: "judged",
  max_occurrences: "judged",
  match_all: "judged",
  match_case: "judged",
  cmd: "judged",
  ios_version: "judged",
  feature_set: "judged",
});

/** Why the check can't be judged on any device: a sentence. */
export function itemProblem(source: CheckSource, isForbidden: boolean): string | undefined {
  const problem = keywordProblem(source, itemKeywords);
  if (problem !== undefined) return problem;
  if (!source.has("item")) return "The check has no item to say what to look for.";
  const { ok } = occurrencesOf(source);
  if (!ok) return "The value of min_occurrences or max_occurrences is not a number.";
  const counts = source.has("min_occurrences") || source.has("max_occurrences");
  if (counts && isForbidden) return "Tenable does not document what occurrences mean in CONFIG_CHECK_NOT.";
  if (counts && source.has("regex")) return "Tenable does not document what occurrences count with regex.";
  return undefined;
}

function occurrencesOf(source: CheckSource): {
  ok: boolean;
  least: number | undefined;
  most: number | undefined;
} {
  const least = numberOf(source, "min_occurrences");
  const most = numberOf(source, "max_occurrences");
  return { ok: !Number.isNaN(least) && !Number.isNaN(most), least, most };
}

function numberOf(source: CheckSource, name: string): number | undefined {
  if (!source.has(name)) return undefined;
  const text = source.text(name)?.trim() ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/**
 * `item` is searched for in each line (G 50). Every section that `context` names must have such a line (G
 * 58-59), as often as the occurrence keywords say (G 53). With CONFIG_CHECK_NOT, none may have one.
 */
export function lookForItem(
  source: CheckSource,
  family: Family,
  isForbidden: boolean,
): (text: Place, patterns: PatternSet) => Finding {
  const isOptional = source.word("required") === "NO";
  const { least, most } = occurrencesOf(source);
  const takesAll = source.word("match_all") === "YES";
  return (text, patterns) => {
    const item = patterns.item!;
    return lookInSections(
      family,
      text,
      patterns,
      (sections) => {
        if (isForbidden) return lookForForbidden(item, patterns.regex, sections);
        const found =
          patterns.regex === undefined
            ? lookForNeeded(item, sections, least, most)
            : lookForBoth(item, patterns.regex, sections, family.selected === "one", takesAll);
        return isOptional ? permitMissing(found, item) : found;
      },
      () => noSection(text, patterns, isForbidden, isOptional),
    );
  };
}

function noSection(
  text: Place,
  { contexts, item }: PatternSet,
  isForbidden: boolean,
  isOptional: boolean,
): Finding {
  const context = contexts[0]!;
  const fact = `${noneOf(whole(text))} matches context ${shownCode(context.element.text)}`;
  if (!isForbidden && !isOptional) {
    return open(
      `${fact}, and Tenable does not document what that means.`,
      "Write required : NO if there may be none.",
    );
  }
  const why = isForbidden ? "so item can't be in such a section" : "and required : NO permits that";
  return {
    is: "PASSED",
    fact: `${fact}, ${why}`,
    meetings: [{ element: item!.element, violation: false, message: fact }],
    needsWhole: true,
  };
}

/** With `required : NO` the check passes with and without the line (G 53). */
function permitMissing(found: Finding, item: WrittenPattern): Finding {
  if (found.is !== "FAILED") return found;
  const message = "item is not found, and required : NO permits that";
  return {
    is: "PASSED",
    fact: message,
    meetings: [{ element: item.element, violation: false, message }],
    needsWhole: true,
  };
}

function lookForForbidden(
  item: WrittenPattern,
  regex: WrittenPattern | undefined,
  sections: Sections,
): Decided {
  const groups = sections.places.map((place) => examineLines(place, { select: regex, look: item }).matching);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const what = regex === undefined ? "item" : "regex and item";
  if (count === 0) {
    const fact = `${noneOf(sections)} matches ${regex === undefined ? what : `both ${what}`}`;
    return {
      is: "PASSED",
      fact,
      meetings: [{ element: item.element, violation: false, message: fact }],
      needsWhole: true,
    };
  }
  const verb = regex === undefined ? "matches" : "match";
  const meetings = groups.flatMap(({ first }) =>
    first.map(
      (place): Meeting => ({ element: item.element, place, violation: true, message: `${what} ${verb}` }),
    ),
  );
  return {
    is: "FAILED",
    fact: `${what} ${verb} ${plural(count, "line")}, and none may`,
    meetings,
    count,
    needsWhole: false,
  };
}
