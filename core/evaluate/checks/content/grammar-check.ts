import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { forEachLine, withoutLastLine } from "../../lines/line-matcher.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, mostExcerpts } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { allComply, type FileCheck, type FileResult, type FileText, judgeFiles } from "./judge-files.ts";
import { type CheckedPaths, fileNeeds, pathsOf } from "./paths.ts";

export const grammarKeywords = keywordRoles({ file: "judged", regex: "repeated" });

/** Unix GRAMMAR_CHECK (G 189): a line of the file that none of the patterns matches fails it. */
export function compileGrammarCheck(source: CheckSource): Compiled {
  const found = pathsOf(source);
  if (!found.ok) return { judge: neverDecided("undocumented", found.reason), needs: [] };
  const { paths } = found;
  const needs = fileNeeds(paths);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, grammarKeywords);
  if (problem !== undefined) return never(problem);
  const patterns: WrittenPattern[] = [];
  for (const written of source.allWritten("regex")) {
    const compiled = compileWritten("regex", written);
    if (!compiled.ok) return never(compiled.reason);
    patterns.push(compiled.pattern);
  }
  if (patterns.length === 0) return never("The check has no regex to say what lines may look like.");
  return { judge: judgeGrammar(paths, patterns), needs };
}

function judgeGrammar(paths: CheckedPaths, patterns: readonly WrittenPattern[]): Judge {
  const check: FileCheck = {
    paths,
    missing: { is: "no" },
    judgeText: (path, text) => judgeText(path, text, patterns),
    finish: allComply,
  };
  return (host) => judgeFiles(check, host);
}

function judgeText(
  path: string,
  { text, selectedBy, partial }: FileText,
  patterns: readonly WrittenPattern[],
): FileResult {
  const remedy = `Add the output of \`cat ${path}\`, with the command line above it.`;
  if (selectedBy !== undefined)
    return unknown(notKnown({ why: "other pattern", places: [text] }, path, remedy));
  const { lines, foreign, blank, first } = foreignLines(
    partial === "cut" ? withoutLastLine(text) : text,
    patterns,
  );
  if (foreign > 0) {
    const verb = foreign === 1 ? "matches" : "match";
    const fact = `${foreign} of ${plural(lines, "line")} of ${path} ${verb} none of the ${plural(patterns.length, "pattern")}`;
    const message = `${path}: no regex matches`;
    const meetings = first.map((place): Meeting => ({ place, violation: true, message }));
    return { is: "fails", fact, meetings, count: foreign };
  }
  if (partial !== undefined) return unknown(notKnown({ why: partial, places: [text] }, path, remedy));
  if (blank > 0) {
    const reason = `No regex matches the blank lines of ${path}, and Tenable does not document whether they count.`;
    return unknown(undecided("undocumented", reason, 'Write a regex for them: "^[[:blank:]]*$".'));
  }
  if (lines === 0) {
    const reason = `${path} is empty, and Tenable does not document what that means.`;
    return unknown(undecided("undocumented", reason, "Add a check for a line in the file."));
  }
  const fact = `Each of ${plural(lines, "line")} of ${path} matches a regex`;
  return {
    is: "complies",
    fact,
    meetings: [{ violation: false, message: fact }],
    selected: lines,
    good: lines,
  };
}

function unknown(found: Outcome): FileResult {
  return { is: "undecided", outcome: found };
}

/** The lines that no pattern matches; blank ones are counted separately. */
function foreignLines(
  place: Place,
  patterns: readonly WrittenPattern[],
): { lines: number; foreign: number; blank: number; first: Place[] } {
  const found = { lines: 0, foreign: 0, blank: 0, first: [] as Place[] };
  const { source } = place;
  forEachLine(place, (start, end) => {
    found.lines++;
    if (patterns.some(({ matcher }) => matcher.matchesLine(source.text, start, end))) return;
    if (source.text.slice(start, end).trim() === "") found.blank++;
    else {
      found.foreign++;
      if (found.first.length < mostExcerpts) found.first.push({ source, start, end });
    }
  });
  return found;
}
