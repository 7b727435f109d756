import { plural } from "../../../text/plural.ts";
import { examineLines } from "../../lines/examine.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import { type Finding, open } from "./finding.ts";
import { noneOf, type Sections } from "./look-in-sections.ts";

/** A `regex` in addition looks at the same lines; which of the two selects them is not documented. */
export function lookForBoth(
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
      "Some lines match only one of regex and item, and Tenable does not document which of the two selects the lines.",
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
