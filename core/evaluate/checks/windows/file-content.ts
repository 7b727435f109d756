import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need } from "../../../observations/observation.ts";
import type { Host } from "../../host/host.ts";
import { patternsOf } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { allComply, failedFiles } from "../content/judge-files.ts";
import { type ContentCheck, judgeText } from "../content/judge-lines.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { quoteForPrompt } from "./commands.ts";
import { askWindowsFile, pathProblem } from "./paths.ts";
import { shortPath } from "./wanted.ts";

export const windowsContentKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  regex: "judged",
  expect: "judged",
  file_option: "judged",
  check_type: "judged",
  avoid_floppy_access: "ignored",
});

/** Windows FILE_CONTENT_CHECK (G 314-316). */
export const compileWindowsContent = (source: CheckSource): Compiled => compile(source, false);

/** Windows FILE_CONTENT_CHECK_NOT (G 316-318). */
export const compileWindowsContentNot = (source: CheckSource): Compiled => compile(source, true);

/** The file has a line that `regex` matches, and that line matches `expect`, or does not. */
function compile(source: CheckSource, negated: boolean): Compiled {
  const element = source.written("value_data");
  const path = element?.text.trim() ?? "";
  const wrong = element === undefined ? "is not a single string" : pathProblem(path);
  if (element === undefined || wrong !== undefined) {
    return { judge: neverDecided("undocumented", `The value of value_data ${wrong}.`), needs: [] };
  }
  const needs: Need[] = [{ kind: "file", path }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("file_option");
  const checkType = source.word("check_type") ?? "CHECK_EQUAL";
  const problem =
    keywordProblem(source, windowsContentKeywords) ??
    (source.word("value_type") !== "POLICY_TEXT"
      ? "FILE_CONTENT_CHECK takes only POLICY_TEXT (guide p. 315)."
      : undefined) ??
    (checkType !== "CHECK_EQUAL"
      ? `Tenable does not document what ${checkType} means in FILE_CONTENT_CHECK.`
      : undefined) ??
    (source.has("file_option") && option !== "CAN_BE_NULL" && option !== "CAN_NOT_BE_NULL"
      ? `Tenable does not document what file_option : ${source.text("file_option")} means.`
      : undefined) ??
    (source.has("regex") && source.has("expect") ? undefined : "The check needs both regex and expect.");
  if (problem !== undefined) return never(problem);
  const patterns = patternsOf(source, ["regex", "expect"]);
  if (!patterns.ok) return never(patterns.reason);
  const { regex, expect } = patterns.patterns;
  const content: ContentCheck = {
    regex: regex!,
    look: expect!,
    isForbidden: negated,
    negated,
    missingString: negated ? { is: "open", keyword: "FILE_CONTENT_CHECK_NOT" } : { is: "no" },
    minimum: undefined,
  };
  return { judge: (host) => judgeFile({ path, element, option, content }, host), needs };
}

interface FileContent {
  path: string;
  element: Written;
  option: string | undefined;
  content: ContentCheck;
}

function judgeFile({ path, element, option, content }: FileContent, host: Host): Outcome {
  const name = shortPath(path);
  const found = askWindowsFile("file", path, host);
  if (found.is === "unknown") return notKnown(found, name, typeRemedy(path));
  if (found.is === "absent") {
    const place = found.places[0];
    const message = `${name} does not exist`;
    const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
    if (option !== "CAN_BE_NULL") {
      const reason = `${where}, and Tenable does not document what that means without file_option : CAN_BE_NULL.`;
      return undecided("undocumented", reason, "Add a FILE_CHECK for the existence of the file.");
    }
    const meeting = { element, violation: false, message, ...(place && { place }) };
    return outcome("PASSED", `${where}, and file_option : CAN_BE_NULL permits that.`, seen([meeting]));
  }
  const { values, partial, places } = found;
  if (values.length > 1) return notKnown({ why: "conflict", places }, name, undefined);
  const { text, selectedBy } = values[0]!;
  if (text.start === text.end && partial === undefined && option === "CAN_NOT_BE_NULL") {
    const reason = `${name} is empty, which is an error with file_option : CAN_NOT_BE_NULL (guide p. 316).`;
    return outcome("ERROR", reason, seen([{ element, violation: true, message: `${name} is empty` }]));
  }
  const result = judgeText(
    content,
    name,
    { text, partial, ...(selectedBy !== undefined && { selectedBy }) },
    host,
  );
  if (result.is === "fails") return failedFiles([result]);
  if (result.is === "complies") return allComply([result]);
  return {
    ...result.outcome,
    ...(result.outcome.because !== "undocumented" && { remedy: typeRemedy(path) }),
  };
}

function typeRemedy(path: string): string {
  const quoted = quoteForPrompt(path.replace(/^%\w+%/, "")) === undefined ? undefined : `"${path}"`;
  return quoted === undefined
    ? "Add the output of `type` for the file."
    : `Add the output of \`type ${quoted}\`, with the command line above it.`;
}
