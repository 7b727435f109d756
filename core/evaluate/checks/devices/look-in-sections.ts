import type { Place } from "../../../observations/observation.ts";
import type { Family } from "./families.ts";
import { type Finding, type Open, open } from "./finding.ts";
import type { PatternSet } from "./patterns.ts";
import { hasLostIndents, type SectionStyle, sectionsOf } from "./sections.ts";

/** What a check looks in: the sections that `context` names, or the text as a whole. */
export interface Sections {
  places: readonly Place[];
  areNamed: boolean;
}

/**
 * Looks in the sections that `context` names, or in the whole text where there is no context.
 *
 * @param inSections what sections come to; there is at least one
 * @param inNone what a text without such a section comes to
 */
export function lookInSections(
  { sections: style, narrows }: Family,
  text: Place,
  { contexts }: PatternSet,
  inSections: (sections: Sections) => Finding,
  inNone: () => Finding,
): Finding {
  if (contexts.length === 0) return inSections({ places: [text], areNamed: false });
  if (style === "none" || style === "unknown") {
    const reason =
      style === "none"
        ? "Configurations of this kind are not known to have sections, so what context selects is not known."
        : "Where a section of such a configuration ends is not documented.";
    return open(reason, "Look for the whole line, without context.");
  }
  const found = (patterns: readonly PatternSet["contexts"][number][]) => {
    let places: Place[] = [text];
    for (const { matcher } of patterns) places = places.flatMap((place) => sectionsOf(place, matcher, style));
    return places;
  };
  const look = (places: readonly Place[]): Finding => {
    if (places.length === 0) return inNone();
    return isLost(text, style) ? lostIndents : inSections({ places, areNamed: true });
  };
  const nested = look(found(contexts));
  if (contexts.length === 1 || narrows || nested.is === "open") return nested;
  // Whether a context looks inside the one before is not said: each by itself has to agree.
  const differs = contexts.some((context) => look(found([context])).is !== nested.is);
  return differs
    ? open(
        "Whether the second context looks inside the sections of the first is not documented.",
        "Use one context.",
      )
    : nested;
}

function isLost(text: Place, style: SectionStyle): boolean {
  return style === "indent" && hasLostIndents(text);
}

const lostIndents: Open = open(
  "No line of the output is indented, so its sections can't be told apart.",
  "Paste the output with its indents.",
  "partial",
);
