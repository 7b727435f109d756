import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { type Examined, examineLines } from "../../lines/examine.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import { type Decided, type Finding, open } from "./finding.ts";
import { noneOf, type Sections } from "./look-in-sections.ts";

interface Examination extends Sections {
  sections: readonly { place: Place; examined: Examined }[];
  /** The number of lines that match, in all sections. */
  count: number;
}

function examineAll(item: WrittenPattern, where: Sections): Examination {
  const sections = where.places.map((place) => ({ place, examined: examineLines(place, { look: item }) }));
  const count = sections.reduce((sum, { examined }) => sum + examined.matching.count, 0);
  return { ...where, sections, count };
}

/**
 * Every section has a line that `item` matches.
 *
 * @param least the minimum number of lines, if the check has one
 * @param most the maximum number of lines
 */
export function lookForNeeded(
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
      `${noneOf(all)} matches item, and Tenable does not document whether that is enough where occurrences are given.`,
      "Write min_occurrences with 1 or more, or required : NO.",
    );
  }
  const isRight = (lines: number) =>
    (least === undefined || lines >= least) && (most === undefined || lines <= most);
  const isEachRight = sections.every(({ examined }) => isRight(examined.matching.count));
  // Even if lines are counted over all sections, each one must have such a line (G 58-59).
  const isSumRight = isRight(count) && sections.every(({ examined }) => examined.matching.count > 0);
  if (sections.length > 1 && isEachRight !== isSumRight) {
    return open(
      `item matches ${plural(count, "line")} in ${plural(sections.length, "section")}, and Tenable does not document whether occurrences are counted in each section or in all.`,
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
    ...describeFinding(item, all, !isEachRight, "item matches"),
    // More lines can't undo a minimum that is reached, or a maximum that is exceeded.
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
    return { is: "PASSED", fact, ...describeFinding(item, all, false, "item matches"), needsWhole: areNamed };
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
  // Only the last section shown may continue.
  const isCertain = empty.some(({ place }) => place !== sections.at(-1)!.place);
  const fact = `${empty.length} of ${plural(sections.length, "section")} ${verb} no line that matches item`;
  return { is: "FAILED", fact, meetings, needsWhole: !isCertain };
}

function firstLineOf({ source, start, end }: Place): Place {
  const feed = source.text.indexOf("\n", start);
  return { source, start, end: feed < 0 ? end : Math.min(feed, end) };
}

function describeFinding(
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
