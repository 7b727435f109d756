import type { Place } from "../../../observations/observation.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Judge, neverDecided, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { bannerOf, compareBanner } from "./banner-text.ts";
import { allComply, type FileCheck, type FileResult, type FileText, judgeFiles } from "./judge-files.ts";
import { type CheckedPaths, fileNeeds, pathsOf } from "./paths.ts";

export const bannerKeywords = keywordRoles({ file: "judged", content: "judged", is_substring: "judged" });

/**
 * Unix BANNER_CHECK (G 180-181): the text of the file is `content`, or contains it with `is_substring : YES`,
 * after normalising line ends and trimming both. That a missing file fails is not documented.
 */
export function compileBannerCheck(source: CheckSource): Compiled {
  const found = pathsOf(source);
  if (!found.ok) return { judge: neverDecided("undocumented", found.reason), needs: [] };
  const { paths } = found;
  const needs = fileNeeds(paths);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, bannerKeywords);
  if (problem !== undefined) return never(problem);
  // `\n` is a line break in it (G 180).
  const banner = bannerOf(source);
  if (banner === undefined) return never("The check has no banner: content must be a single quoted string.");
  if (banner.text.trim() === "")
    return never("The value of content is empty, and Tenable does not document what that means.");
  return { judge: judgeBanner(paths, banner, source.word("is_substring") === "YES"), needs };
}

function judgeBanner(paths: CheckedPaths, banner: Written, isSubstring: boolean): Judge {
  const check: FileCheck = {
    paths,
    missing: { is: "no" },
    judgeText: (path, text) => judgeText(path, text, banner, isSubstring),
    finish: allComply,
  };
  return (host) => judgeFiles(check, host);
}

function judgeText(
  path: string,
  { text, selectedBy, partial }: FileText,
  banner: Written,
  isSubstring: boolean,
): FileResult {
  const remedy = `Add the output of \`cat ${path}\`, with the command line above it.`;
  if (selectedBy !== undefined) {
    return { is: "undecided", outcome: notKnown({ why: "other pattern", places: [text] }, path, remedy) };
  }
  const shown = text.source.text.slice(text.start, text.end);
  const { complies, isClear } = compareBanner(shown, banner.text, isSubstring);
  if (partial !== undefined && !(isSubstring && complies)) {
    return { is: "undecided", outcome: notKnown({ why: partial, places: [text] }, path, remedy) };
  }
  if (!isClear) {
    const reason = `${path} and content differ only in blanks, case or backslashes, and Tenable does not document whether that counts.`;
    return { is: "undecided", outcome: undecided("undocumented", reason, "Make them identical.") };
  }
  const verb = isSubstring ? (complies ? "holds" : "does not hold") : complies ? "is" : "is not";
  const fact = `The text of ${path} ${verb} the banner in content`;
  const place: Place = text;
  const meetings = [
    { element: banner, violation: !complies, message: fact, ...(hasText(shown) && { place }) },
  ];
  return complies
    ? { is: "complies", fact, meetings, selected: 1, good: 1 }
    : { is: "fails", fact, meetings };
}

function hasText(text: string): boolean {
  return text !== "";
}
