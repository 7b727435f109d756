import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { type Examined, examineLines } from "../../lines/examine.ts";
import { shownCode } from "../../lines/shown-text.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import type { CheckSource } from "../check-source.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import type { Family } from "./families.ts";
import { type Decided, type Finding, open } from "./finding.ts";
import { lookInSections, noneOf, type Sections, whole } from "./look-in-sections.ts";
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
  if (!source.has("item")) return "The check has no item, which says what to look for.";
  const { ok } = occurrencesOf(source);
  if (!ok) return "The value of min_occurrences or max_occurrences is not a number.";
  const counts = source.has("min_occurrences") || source.has("max_occurrences");
  if (counts && isForbidden) return "What occurrences mean in CONFIG_CHECK_NOT is not documented.";
  if (counts && source.has("regex")) return "What occurrences count with regex is not documented.";
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
 * `item` is searched in each line (G 50). Every section that `context` names has to have such a line (G 58-59), as often
 * as occurrences say (G 53). With CONFIG_CHECK_NOT none may have one.
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
        return isOptional ? permitted(found, item) : found;
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
      `${fact}, and what that means is not documented.`,
      "Write required : NO where there may be none.",
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
function permitted(found: Finding, item: WrittenPattern): Finding {
  if (found.is !== "FAILED") return found;
  const message = "item is not found, and required : NO permits that";
  return {
    is: "PASSED",
    fact: message,
    meetings: [{ element: item.element, violation: false, message }],
    needsWhole: true,
  };
}

interface Examination extends Sections {
  sections: readonly { place: Place; examined: Examined }[];
  /** Lines that match, in all of them. */
  count: number;
}

function examineAll(item: WrittenPattern, where: Sections): Examination {
  const sections = where.places.map((place) => ({ place, examined: examineLines(place, { look: item }) }));
  const count = sections.reduce((sum, { examined }) => sum + examined.matching.count, 0);
  return { ...where, sections, count };
}

function lookForNeeded(
  item: WrittenPattern,
  places: Sections,
  least: number | undefined,
  most: number | undefined,
): Finding {
  const all = examineAll(item, places);
  if (least === undefined && most === undefined) return lookForLine(item, all);
  const { sections, count } = all;
  if (count === 0 && (least === undefined || least === 0)) {
    return open(
      `${noneOf(all)} matches item, and whether that is enough where occurrences are given is not documented.`,
      "Write min_occurrences with 1 or more, or required : NO.",
    );
  }
  const isRight = (lines: number) =>
    (least === undefined || lines >= least) && (most === undefined || lines <= most);
  const isEachRight = sections.every(({ examined }) => isRight(examined.matching.count));
  // Counted over all of them, each section still has to have such a line (G 58-59).
  const isSumRight = isRight(count) && sections.every(({ examined }) => examined.matching.count > 0);
  if (sections.length > 1 && isEachRight !== isSumRight) {
    return open(
      `item matches ${plural(count, "line")} in ${plural(sections.length, "section")}, and whether occurrences are counted in each section or in all is not documented.`,
      "Narrow context to one section.",
    );
  }
  const wanted = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ].join(" and ");
  const fact = `item matches ${plural(count, "line")}, and the check asks for ${wanted}`;
  const isTooMany = most !== undefined && count > most;
  return {
    is: isEachRight ? "PASSED" : "FAILED",
    fact,
    ...described(item, all, !isEachRight, "item matches"),
    // More lines take no minimum away, and do not undo that there are too many.
    needsWhole: isEachRight ? most !== undefined || all.areNamed : !isTooMany,
  };
}

function lookForLine(item: WrittenPattern, all: Examination): Decided {
  const { sections, areNamed, count } = all;
  const empty = sections.filter(({ examined }) => examined.matching.count === 0);
  if (empty.length === 0) {
    const where = sections.length === 1 ? "" : ` in ${plural(sections.length, "section")}`;
    const fact = `item matches ${plural(count, "line")}${where}`;
    // A section that is not shown may lack the line.
    return { is: "PASSED", fact, ...described(item, all, false, "item matches"), needsWhole: areNamed };
  }
  if (!areNamed) {
    const fact = `${noneOf(all)} matches item`;
    return {
      is: "FAILED",
      fact,
      meetings: [{ element: item.element, violation: true, message: fact }],
      needsWhole: true,
    };
  }
  const verb = empty.length === 1 ? "has" : "have";
  const meetings = empty.map(
    ({ place }): Meeting => ({
      element: item.element,
      place: firstLineOf(place),
      violation: true,
      message: "This section has no line that matches item",
    }),
  );
  // Only the last section that is shown may go on.
  const isCertain = empty.some(({ place }) => place !== sections.at(-1)!.place);
  const fact = `${empty.length} of ${plural(sections.length, "section")} ${verb} no line that matches item`;
  return { is: "FAILED", fact, meetings, needsWhole: !isCertain };
}

/** Where there is a `regex` too, it looks at the same lines; which of the two selects them is not said. */
function lookForBoth(
  item: WrittenPattern,
  regex: WrittenPattern,
  sections: Sections,
  takesOne: boolean,
  takesAll: boolean,
): Finding {
  const { places } = sections;
  const found = places.map((place) => {
    const selected = examineLines(place, { select: regex, look: item });
    const both = selected.matching.count;
    const candidates =
      takesOne || takesAll
        ? selected.selected
        : selected.selected + examineLines(place, { look: item }).matching.count - both;
    return { place, selected, both, candidates };
  });
  const isGood = ({ both, candidates }: (typeof found)[number]) =>
    takesOne && !takesAll ? both > 0 : both > 0 && both === candidates;
  const bad = found.filter(({ both, candidates }) => both === 0 || (takesAll && both < candidates));
  if (bad.length > 0) {
    const fact =
      places.length === 1
        ? `${noneOf(sections)} matches both regex and item`
        : `${plural(bad.length, "section")} without a line that matches both regex and item`;
    const shown = takesAll && bad[0]!.both > 0 ? "Not every line that regex selects matches item" : fact;
    const meetings = bad.flatMap(({ selected }) =>
      selected.others.first.map(
        (place): Meeting => ({
          element: item.element,
          place,
          violation: true,
          message: "item does not match a line that regex selects",
        }),
      ),
    );
    const isSeen = takesAll && meetings.length > 0;
    return {
      is: "FAILED",
      fact: shown,
      meetings: meetings.length > 0 ? meetings : [{ element: item.element, violation: true, message: shown }],
      needsWhole: !isSeen,
    };
  }
  if (!found.every(isGood)) {
    return open(
      "Some lines match only one of regex and item, and which of the two selects the lines is not documented.",
      "Write one pattern, in item.",
    );
  }
  const meetings = found.flatMap(({ selected }) =>
    selected.matching.first.map(
      (place): Meeting => ({
        element: item.element,
        place,
        violation: false,
        message: "regex and item match",
      }),
    ),
  );
  const count = found.reduce((sum, { both }) => sum + both, 0);
  return {
    is: "PASSED",
    fact: `regex and item match ${plural(count, "line")}`,
    meetings,
    count,
    needsWhole: !takesOne || takesAll,
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

function firstLineOf({ source, start, end }: Place): Place {
  const feed = source.text.indexOf("\n", start);
  return { source, start, end: feed < 0 ? end : Math.min(feed, end) };
}

function described(
  item: WrittenPattern,
  all: Examination,
  violation: boolean,
  message: string,
): Pick<Decided, "meetings" | "count"> {
  const { sections, count } = all;
  const first = sections.flatMap(({ examined }) => examined.matching.first);
  if (first.length === 0)
    return { meetings: [{ element: item.element, violation, message: `${noneOf(all)} matches item` }] };
  return { meetings: first.map((place) => ({ element: item.element, place, violation, message })), count };
}
