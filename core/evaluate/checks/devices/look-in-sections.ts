import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { countLines } from "../../lines/line-matcher.ts";
import type { Family } from "./families.ts";
import { type Finding, type Open, open } from "./finding.ts";
import type { PatternSet } from "./patterns.ts";
import { hasLostIndents, type SectionStyle, sectionsOf } from "./sections.ts";

/** Where a check looks: in the sections that `context` names, or in the whole text. */
export interface Sections {
  places: readonly Place[];
  areNamed: boolean;
}

/** A text without named sections. */
export function whole(text: Place): Sections {
  return { places: [text], areNamed: false };
}

/** The beginning of a sentence that says where nothing was found: `None of 36 lines in 2 sections`. */
export function noneOf({ places, areNamed }: Sections): string {
  const lines = places.reduce((sum, place) => sum + countLines(place), 0);
  const where = areNamed ? ` in ${plural(places.length, "section")}` : "";
  return `None of ${plural(lines, "line")}${where}`;
}

/**
 * Looks in the sections that `context` names, or in the whole text if there is no context.
 *
 * @param inSections judges sections; there is at least one
 * @param inNone judges a text without such a section
 */
export function lookInSections(
  { sections: style, narrows }: Family,
  text: Place,
  { contexts }: PatternSet,
  inSections: (sections: Sections) => Finding,
  inNone: () => Finding,
): Finding {
  if (contexts.length === 0) return inSections(whole(text));
  if (style === "none" || style === "unknown") {
    const reason =
      style === "none"
        ? "Configurations of this kind are not known to have sections, so it is not known what context selects."
        : "Tenable does not document where a section of such a configuration ends.";
    return open(reason, "Look for the whole line, without context.");
  }
  const found = (patterns: readonly PatternSet["contexts"][number][]) => {
    let places: Place[] = [text];
    for (const { matcher } of patterns) {
      const inner = places.map((place) => sectionsOf(place, matcher, style));
      const length = inner.flat().reduce((sum, place) => sum + (place ? place.end - place.start : 0), 0);
      if (inner.includes(undefined) || length > mostLength(text)) return undefined;
      places = inner.flatMap((own) => own ?? []);
    }
    return places;
  };
  const look = (places: readonly Place[] | undefined): Finding => {
    if (places === undefined) return tooMany;
    if (places.length === 0) return inNone();
    return isLost(text, places, style) ? lostIndents : inSections({ places, areNamed: true });
  };
  const nested = look(found(contexts));
  if (contexts.length === 1 || narrows || nested.is === "open") return nested;
  // Whether a context looks inside the previous one is not documented: both readings must agree.
  const differs = contexts.some((context) => look(found([context])).is !== nested.is);
  return differs
    ? open(
        "Tenable does not document whether the second context looks inside the sections of the first.",
        "Use one context.",
      )
    : nested;
}

/**
 * Was the indentation lost, of the text or of these sections? Then their lines follow without indentation.
 */
function isLost(text: Place, places: readonly Place[], style: SectionStyle): boolean {
  if (style !== "indent") return false;
  return (
    hasLostIndents(text) || (places.every(isLineAtLeft) && places.some((place) => goesOnAtLeft(text, place)))
  );
}

function isLineAtLeft({ source: { text }, start, end }: Place): boolean {
  const feed = text.indexOf("\n", start);
  return !/\s/.test(text[start] ?? " ") && (feed < 0 || feed + 1 >= end);
}

/**
 * Does the section continue without indentation? It does unless its end or another one of its kind follows,
 * as `line aux 0` after `line con 0`.
 */
function goesOnAtLeft(text: Place, { source, start, end }: Place): boolean {
  const below = source.text.slice(end, Math.min(text.end, end + longestWord));
  const head = /^\S*/.exec(source.text.slice(start, start + longestWord))![0];
  const word = /^[a-z]\S*/i.exec(below)?.[0];
  return word !== undefined && word !== head && !/^(?:end|exit|return|quit)$/.test(word);
}

/** In characters. */
const longestWord = 100;

/** The total length of nested sections that are looked at, in characters: 100 times the text. */
function mostLength({ start, end }: Place): number {
  return 100 * (end - start);
}

const tooMany: Open = open(
  "context selects too many nested sections to look at.",
  "Narrow context to the heads of sections.",
);

const lostIndents: Open = open(
  "No line of the output is indented, so its sections can't be told apart.",
  "Paste the output with its indentation.",
  "partial",
);
