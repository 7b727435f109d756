import { commandKey } from "../../../observations/command-key.ts";
import type { Need } from "../../../observations/observation.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome } from "../../outcome.ts";
import { compileVersions, type VersionTest } from "../../windows-values/versions.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { findOutput, shownLines, whyUnknown } from "../shown-output.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { askWindowsFile, pathProblem } from "./paths.ts";
import { shortPath, type Wanted, wantedOf } from "./wanted.ts";

export const fileVersionKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  file: "judged",
  file_option: "judged",
});

/** Windows FILE_VERSION (G 309-310): the version in a file. */
export function compileFileVersion(source: CheckSource): Compiled {
  const path = source.written("file")?.text.trim() ?? "";
  const wrong = pathProblem(path);
  if (wrong !== undefined) {
    return { judge: neverDecided("undocumented", `The value of file ${wrong}.`), needs: [] };
  }
  const command = versionCommand(path);
  const needs: Need[] =
    command === undefined ? [] : [{ kind: "command", key: commandKey(command), text: command }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("file_option");
  const problem =
    keywordProblem(source, fileVersionKeywords) ??
    (command === undefined
      ? "The path of the file has characters that can't be used in a command."
      : undefined) ??
    (source.word("value_type") !== "POLICY_FILE_VERSION"
      ? "FILE_VERSION takes only POLICY_FILE_VERSION (guide p. 309)."
      : undefined) ??
    (option !== undefined && option !== "MUST_EXIST"
      ? `Tenable does not document what file_option : ${source.text("file_option")} means with a version.`
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileVersions(
    wanted.expression,
    source.has("check_type") ? wanted.comparison : undefined,
  );
  if (!compiled.ok) return never(compiled.reason);
  const check: VersionCheck = {
    path,
    command: command!,
    wanted,
    test: compiled.test,
    mustExist: option === "MUST_EXIST",
  };
  return { judge: (host) => judgeVersion(check, host), needs };
}

/** Variables that PowerShell has under the same name. */
const known = /^%(allusersprofile|windir|systemroot|programfiles|systemdrive|programdata)%/i;

/** What prints the four numbers; undefined if the path could be more than a path in it. */
function versionCommand(path: string): string | undefined {
  const variable = known.exec(path);
  const rest = variable === null ? path : path.slice(variable[0].length);
  if (!/^[\w .()\\:+,-]*$/.test(rest) || rest.includes("%")) return undefined;
  const place = variable === null ? `'${rest}'` : `"$env:${variable[1]}${rest}"`;
  return `(Get-Item -LiteralPath ${place}).VersionInfo | ForEach-Object { '{0}.{1}.{2}.{3}' -f $_.FileMajorPart, $_.FileMinorPart, $_.FileBuildPart, $_.FilePrivatePart }`;
}

/** The path of the file whose version a command prints, as in a check; undefined for other commands. */
export function versionedFile(command: string): string | undefined {
  const match = /^\(Get-Item -LiteralPath (?:'([^']*)'|"\$env:(\w+)([^"]*)")\)/.exec(command);
  if (match === null) return undefined;
  const path = match[1] ?? `%${match[2]}%${match[3]}`;
  return versionCommand(path) === command ? path : undefined;
}

interface VersionCheck {
  path: string;
  command: string;
  wanted: Wanted;
  test: VersionTest;
  mustExist: boolean;
}

function judgeVersion({ path, command, wanted, test, mustExist }: VersionCheck, host: Host): Outcome {
  const name = shortPath(path);
  const subject = `the version of ${name}`;
  const remedy = `Add the output of \`${command}\` in PowerShell, with the command line above it.`;
  const status = askWindowsFile("status", path, host);
  if (status.is === "absent") {
    if (mustExist) {
      const message = `${name} does not exist, and file_option : MUST_EXIST does not permit that`;
      const meeting = { element: wanted.element, violation: true, message, place: status.places[0]! };
      return outcome("FAILED", `${message}.`, seen([meeting]));
    }
    const answer = {
      truth: "unknown",
      why: "Tenable does not document what that means for its version",
    } as const;
    return judgeAnswer(answer, `${name} does not exist`, wanted, { place: status.places[0] });
  }
  const found = findOutput(host, [command]);
  if (found.is !== "present") return notKnown(whyUnknown(found), subject, remedy);
  const { values, places, partial } = found;
  const lines = shownLines(values[0]!.output, partial === "cut");
  const version = lines[0]?.text.trim() ?? "";
  if (partial !== undefined || lines.length !== 1 || !/^\d+(?:\.\d+){3}$/.test(version)) {
    return notKnown({ why: partial ?? "filtered", places }, subject, remedy);
  }
  return judgeAnswer(test(version), `The version of ${name} is ${version}`, wanted, {
    place: lines[0]!.place,
  });
}
