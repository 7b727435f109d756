import { patternsOf } from "../../lines/written-pattern.ts";
import { type Judge, neverDecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { homeNeeds, homePaths, namesInHomes } from "../files/home-paths.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { missingFile, missingString } from "./excuses.ts";
import { type FileCheck, judgeFiles } from "./judge-files.ts";
import { judgeHomeTexts } from "./judge-home-texts.ts";
import { type ContentCheck, finishContent, judgeText } from "./judge-lines.ts";
import { fileNeeds, pathsOf } from "./paths.ts";
import { judgeSelection } from "./reported-selection.ts";

const commonKeywords = {
  file: "judged",
  regex: "judged",
  expect: "judged",
  search_locations: "judged",
  ignore: "repeated",
  required: "judged",
  file_required: "judged",
  string_required: "judged",
  // How these change a file before it is searched is not computed here.
  json_transform: "open",
  xsl_stmt: "open",
  file_supersedence: "open",
} as const;

export const contentKeywords = keywordRoles({
  ...commonKeywords,
  not_expect: "judged",
  min_occurrences: "judged",
});

export const contentNotKeywords = keywordRoles({
  ...commonKeywords,
  not_expect: "open",
  min_occurrences: "open",
});

/** Unix FILE_CONTENT_CHECK. */
export const compileContentCheck = (source: CheckSource): Compiled => compile(source, false);

/** Unix FILE_CONTENT_CHECK_NOT. */
export const compileContentCheckNot = (source: CheckSource): Compiled => compile(source, true);

/**
 * FILE_CONTENT_CHECK (G 166-173, 186-188): `regex` selects lines of every file, and each of them has to match
 * `expect`, or must not match `not_expect`. If none is selected, or there is no file, the check fails unless
 * a keyword permits it. FILE_CONTENT_CHECK_NOT (G 188-189) fails on a line that matches both; one without
 * such a line passes, as scans show.
 */
function compile(source: CheckSource, negated: boolean): Compiled {
  const homes = namesInHomes(source);
  const found = homes === undefined ? pathsOf(source) : { ok: true as const, paths: homePaths(source) };
  if (!found.ok) return { judge: neverDecided("undocumented", found.reason), needs: [] };
  const { paths } = found;
  let needs = homes === undefined ? fileNeeds(paths) : homeNeeds(homes, (path) => [{ kind: "file", path }]);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem =
    keywordProblem(source, negated ? contentNotKeywords : contentKeywords) ?? expectationProblem(source);
  if (problem !== undefined) return never(problem);
  const patterns = patternsOf(source, ["regex", "expect", "not_expect"]);
  if (!patterns.ok) return never(patterns.reason);
  const { regex, expect, not_expect: notExpect } = patterns.patterns;
  if (homes === undefined) needs = fileNeeds(paths, [regex, expect, notExpect]);
  const minimum = minimumOf(source);
  if (minimum === "unclear") return never("The value of min_occurrences is not a number.");
  if (minimum !== undefined && expect === undefined) {
    return never("Tenable does not document what min_occurrences counts with not_expect.");
  }
  if (homes !== undefined && (minimum !== undefined || source.has("search_locations"))) {
    const keyword = minimum === undefined ? "search_locations" : "min_occurrences";
    return never(`Tenable does not document what ${keyword} does with home directories.`);
  }
  const check: ContentCheck = {
    regex: regex!,
    look: expect ?? notExpect!,
    isForbidden: negated || expect === undefined,
    negated,
    missingString: negated ? { is: "yes", keyword: "FILE_CONTENT_CHECK_NOT" } : missingString(source),
    minimum,
  };
  const missing = missingFile(source);
  const judge = judgeContent({ paths, missing }, check, homes);
  return { judge, needs };
}

function expectationProblem(source: CheckSource): string | undefined {
  if (!source.has("regex")) return "The check has no regex to select the lines to look at.";
  const hasExpect = source.has("expect");
  if (hasExpect !== source.has("not_expect")) return undefined;
  const which = hasExpect ? "both expect and not_expect" : "neither expect nor not_expect";
  return `The check has ${which}, and Tenable does not document what that means.`;
}

function minimumOf(source: CheckSource): number | undefined | "unclear" {
  const text = source.text("min_occurrences");
  if (text === undefined) return source.has("min_occurrences") ? "unclear" : undefined;
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : "unclear";
}

function judgeContent(
  { paths, missing }: Pick<FileCheck, "paths" | "missing">,
  content: ContentCheck,
  homes: readonly string[] | undefined,
): Judge {
  return (host) => {
    const check: FileCheck = {
      paths,
      missing,
      pattern: content.regex.text,
      seesHidden: true,
      judgeText: (path, text) => judgeText(content, path, text, host),
      finish: (files) => finishContent(content, files),
    };
    if (homes !== undefined) return judgeHomeTexts(check, homes)(host);
    const found = judgeFiles(check, host);
    if (found.because !== "missing") return found;
    return judgeSelection(check, content, host) ?? found;
  };
}
