import type { Place } from "../../../observations/observation.ts";
import { forEachLine } from "../../lines/line-matcher.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { CheckSource, Written } from "../check-source.ts";
import { bannerOf, compareBanner } from "../content/banner-text.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import type { Family } from "./families.ts";
import { type Finding, open } from "./finding.ts";
import { lookInSections, noneOf, whole } from "./look-in-sections.ts";
import type { PatternSet } from "./patterns.ts";

export const bannerKeywords = keywordRoles({
  item: "judged",
  content: "judged",
  is_substring: "judged",
  context: "repeated",
  cmd: "judged",
  match_case: "judged",
});

export function bannerProblem(source: CheckSource): string | undefined {
  const problem = keywordProblem(source, bannerKeywords);
  if (problem !== undefined) return problem;
  if (!source.has("item")) return "The check has no item to say where the banner is.";
  const content = contentOf(source);
  if (content === undefined) return "The check has no banner: content must be a single quoted string.";
  return content.text.trim() === ""
    ? "The value of content is empty, and Tenable does not document what that means."
    : undefined;
}

/** `\n` is a line break in it (G 35). */
function contentOf(source: CheckSource): Written | undefined {
  return bannerOf(source, (text) => text.replaceAll("\\n", "\n"));
}

/**
 * The banner that `item` finds is `content`, or contains it with `is_substring : YES`, without delimiters and
 * line ends, and with both trimmed (G 35-36).
 *
 * @param style delimited: `banner motd ^C`, lines, `^C`; quoted: a quoted text after the line's first word
 */
export function lookForBanner(
  source: CheckSource,
  family: Family,
  style: "delimited" | "quoted",
): (text: Place, patterns: PatternSet) => Finding {
  const content = contentOf(source)!;
  const isSubstring = source.word("is_substring") === "YES";
  return (text, patterns) =>
    lookInSections(
      family,
      text,
      patterns,
      (sections) => {
        const { places } = sections;
        const item = patterns.item!;
        const banners = places.flatMap((place) => bannersIn(item, place, style));
        const [banner] = banners;
        if (banner === undefined) {
          const fact = `${noneOf(sections)} matches item, so there is no such banner`;
          return {
            is: "FAILED",
            fact,
            meetings: [{ element: item.element, violation: true, message: fact }],
            needsWhole: true,
          };
        }
        if (banners.length > 1)
          return open(
            "Several lines match item, and Tenable does not document which banner counts.",
            "Narrow item to one banner.",
          );
        if (banner.end === undefined)
          return open("The end of the banner is not shown.", "Paste the whole banner.", "partial");
        return compareText(content, banner, isSubstring);
      },
      () => open(`${noneOf(whole(text))} matches context, and Tenable does not document what that means.`),
    );
}

function compareText(
  content: Written,
  { place, text }: { place: Place; text: string },
  isSubstring: boolean,
): Finding {
  const { complies, isClear } = compareBanner(text, content.text, isSubstring);
  if (!isClear) {
    return open(
      "The banner and content differ only in blanks, case or backslashes, and Tenable does not document whether that counts.",
      "Make them identical.",
    );
  }
  const verb = isSubstring ? (complies ? "holds" : "does not hold") : complies ? "is" : "is not";
  const fact = `The banner ${verb} the text in content`;
  return {
    is: complies ? "PASSED" : "FAILED",
    fact,
    meetings: [{ element: content, place, violation: !complies, message: fact }],
    needsWhole: false,
  };
}

interface Banner {
  place: Place;
  /** Without its delimiters. */
  text: string;
  /** Undefined if it is not found. */
  end: number | undefined;
}

function bannersIn(item: WrittenPattern, place: Place, style: "delimited" | "quoted"): Banner[] {
  const { source } = place;
  const banners: Banner[] = [];
  let from = place.start;
  forEachLine(place, (start, end) => {
    if (start < from || !item.matcher.matchesLine(source.text, start, end)) return;
    const banner = style === "quoted" ? quotedAt(place, start) : delimitedAt(item, place, start, end);
    from = banner.end ?? end;
    banners.push(banner);
  });
  return banners;
}

/** The delimiter is the first character after what item matches and any blanks; `^C` counts as one. */
function delimitedAt(
  item: WrittenPattern,
  { source, end: textEnd }: Place,
  start: number,
  end: number,
): Banner {
  const { text } = source;
  const head = item.matcher.find(text, start, end)?.end ?? end;
  const delimiter = /^[^\S\n]*(\^.|\S)/.exec(text.slice(head, Math.min(head + 200, end)));
  const line: Place = { source, start, end };
  if (delimiter === null) return { place: line, text: "", end: undefined };
  const mark = delimiter[1]!;
  const first = head + delimiter[0].length;
  // A word is not a delimiter: the text is the rest of the line.
  if (/^\w/.test(mark)) return { place: line, text: text.slice(first - mark.length, end), end };
  const close = text.indexOf(mark, first);
  const isClosed = close >= 0 && close + mark.length <= textEnd;
  return {
    place: line,
    text: isClosed ? text.slice(first, close) : "",
    end: isClosed ? close + mark.length : undefined,
  };
}

function quotedAt({ source, end: textEnd }: Place, start: number): Banner {
  const { text } = source;
  const quote = text.indexOf('"', start);
  const feed = text.indexOf("\n", start);
  const lineEnd = feed < 0 ? textEnd : Math.min(feed, textEnd);
  const place: Place = { source, start, end: lineEnd };
  if (quote < 0 || quote > lineEnd) {
    return {
      place,
      text: text
        .slice(start, lineEnd)
        .trim()
        .replace(/^\S+\s*/, ""),
      end: lineEnd,
    };
  }
  for (let at = quote + 1; at < textEnd; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"')
      return {
        place,
        text: text
          .slice(quote + 1, at)
          .replace(/\\n/g, "\n")
          .replace(/\\(.)/g, "$1"),
        end: at + 1,
      };
  }
  return { place, text: "", end: undefined };
}
