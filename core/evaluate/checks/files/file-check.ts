import type { Need } from "../../../observations/observation.ts";
import { isGlob } from "../../../observations/paths.ts";
import { neverDecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { pathsOf } from "../content/paths.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { commandNeed } from "../shown-output.ts";
import { attributesCommand, readAttributes } from "./attributes.ts";
import { hashProperty } from "./hash-property.ts";
import { homeNeeds, homePaths, namesInHomes } from "./home-paths.ts";
import { judgeHomeFiles } from "./judge-homes.ts";
import { judgeFileStatus } from "./judge-status.ts";
import { statusProperties } from "./status-properties.ts";

export const fileCheckKeywords = keywordRoles({
  file: "judged",
  owner: "repeated",
  group: "repeated",
  uid: "judged",
  gid: "judged",
  mode: "judged",
  mask: "judged",
  check_uneveness: "judged",
  file_type: "judged",
  md5: "judged",
  ignore: "repeated",
  required: "judged",
  file_required: "judged",
  attr: "judged",
  search_locations: "open",
  string_required: "open",
});

/** Unix FILE_CHECK. */
export const compileFileCheck = (source: CheckSource): Compiled => compile(source, false);

/** Unix FILE_CHECK_NOT. */
export const compileFileCheckNot = (source: CheckSource): Compiled => compile(source, true);

/**
 * FILE_CHECK (G 182-185) passes when every file of the path or glob has all the properties; without
 * properties, it is enough that one exists. A missing file fails unless a keyword permits it (G 167-168, 173,
 * 183).
 *
 * FILE_CHECK_NOT (G 185-186) fails on a file that has all of them, and if the file is missing; without
 * properties, it fails if there is a file, and passes if there is none.
 */
function compile(source: CheckSource, negated: boolean): Compiled {
  const hash = hashProperty(source);
  const status = statusProperties(source);
  const hasHash = source.has("md5");
  const looksAtStatus = !hasHash || !status.ok || status.properties.length > 0;
  const needsOf = (path: string): Need[] => [
    ...(looksAtStatus || isGlob(path) ? [{ kind: "status", path } as const] : []),
    ...(hasHash ? [{ kind: "hash", path } as const] : []),
    ...(source.has("attr") && !isGlob(path) ? [commandNeed(attributesCommand(path))] : []),
  ];
  const homes = namesInHomes(source);
  const found = homes === undefined ? pathsOf(source) : { ok: true as const, paths: homePaths(source) };
  if (!found.ok) {
    return {
      judge: neverDecided("undocumented", found.reason),
      needs: pathsByVariable(source).flatMap(needsOf),
    };
  }
  const { paths } = found;
  const needs = homes === undefined ? paths.patterns.flatMap(needsOf) : homeNeeds(homes, needsOf);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, fileCheckKeywords);
  if (problem !== undefined) return never(problem);
  if (typeof hash === "string") return never(hash);
  if (!status.ok) return never(status.reason);
  const attributes = readAttributes(source);
  if (typeof attributes === "string") return never(attributes);
  const properties = [...status.properties, ...(attributes === undefined ? [] : [attributes])];
  if ((paths.patterns.some(isGlob) || homes?.some(isGlob)) && asksForFolders(source)) {
    return never(
      "A glob is expanded to files only, and Tenable does not document what file_type d asks for then.",
    );
  }
  if (negated && properties.some(({ name }) => name === "check_uneveness")) {
    return never("Tenable does not document what check_uneveness means in FILE_CHECK_NOT.");
  }
  const excuse = ["required", "file_required"].find((name) => source.word(name) === "NO");
  const check = { paths, properties, hash, negated, excuse };
  return { judge: homes === undefined ? judgeFileStatus(check) : judgeHomeFiles(check, homes), needs };
}

function asksForFolders(source: CheckSource): boolean {
  return source.text("file_type")?.includes("d") ?? false;
}

/** The value of a variable is not known yet, and may be an absolute path. */
function pathsByVariable(source: CheckSource): string[] {
  const words = source.written("file")?.text.split(/\s+/) ?? [];
  return words.filter((word) => /^@[A-Z]/.test(word));
}
