import { excerptOf } from "../../../observations/excerpt.ts";
import type { Need } from "../../../observations/observation.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { quoteForPrompt } from "./commands.ts";
import { askWindowsFile, pathProblem } from "./paths.ts";
import { shortPath } from "./wanted.ts";

export const windowsFileKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  file_option: "judged",
  check_type: "judged",
});

/** Windows FILE_CHECK (G 308-309): the file in value_data exists, or does not. */
export function compileWindowsFile(source: CheckSource): Compiled {
  const element = source.written("value_data");
  const path = element?.text.trim() ?? "";
  const wrong = element === undefined ? "is not a single string" : pathProblem(path);
  if (element === undefined || wrong !== undefined) {
    return { judge: neverDecided("undocumented", `The value of value_data ${wrong}.`), needs: [] };
  }
  const needs: Need[] = [{ kind: "status", path }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("file_option");
  const checkType = source.word("check_type") ?? "CHECK_EQUAL";
  const problem =
    keywordProblem(source, windowsFileKeywords) ??
    (source.word("value_type") !== "POLICY_TEXT"
      ? "FILE_CHECK takes only POLICY_TEXT (guide p. 308)."
      : undefined) ??
    (checkType !== "CHECK_EQUAL"
      ? `Tenable does not document what ${checkType} means in FILE_CHECK.`
      : undefined) ??
    (option !== "MUST_EXIST" && option !== "MUST_NOT_EXIST"
      ? "FILE_CHECK needs MUST_EXIST or MUST_NOT_EXIST as file_option."
      : undefined);
  if (problem !== undefined) return never(problem);
  return { judge: judgeExistence(path, element, option === "MUST_EXIST"), needs };
}

function judgeExistence(path: string, element: Written, mustExist: boolean): Judge {
  const name = shortPath(path);
  return (host) => {
    const found = askWindowsFile("status", path, host);
    if (found.is === "unknown") return notKnown(found, `whether ${name} exists`, dirRemedy(path));
    const exists = found.is === "present";
    if (exists && found.values.some(({ type }) => type === "folder")) {
      const reason = `${name} is a folder, and Tenable does not document whether that counts as a file.`;
      return undecided("undocumented", reason, "Name a file in the folder.");
    }
    const passes = exists === mustExist;
    const place = found.places[0];
    const message = `${name} ${exists ? "exists" : "does not exist"}`;
    const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
    const meeting = { element, violation: !passes, message, ...(place && { place }) };
    return outcome(passes ? "PASSED" : "FAILED", `${where}.`, seen([meeting]));
  };
}

/** A variable is left for the prompt to expand. */
function dirRemedy(path: string): string {
  const quoted = quoteForPrompt(path.replace(/^%\w+%/, "")) === undefined ? undefined : `"${path}"`;
  return quoted === undefined
    ? "Add the output of `dir` for the file."
    : `Add the output of \`dir ${quoted}\`, with the command line above it.`;
}
