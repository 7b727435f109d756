import { excerptOf } from "../../../observations/excerpt.ts";
import type { Found } from "../../../observations/observation.ts";
import type { RegexMatcher } from "../../../regex/compile.ts";
import type { Host } from "../../host/host.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { shellPath } from "../files/shown-path.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { commandNeed, findOutput, type ShownLine, shownLines, whyUnknown } from "../shown-output.ts";

export const defaultsKeywords = keywordRoles({
  plist_name: "judged",
  plist_item: "judged",
  plist_user: "judged",
  plist_option: "judged",
  byhost: "judged",
  managed_path: "judged",
  regex: "judged",
  not_regex: "judged",
});

/**
 * Unix MACOSX_DEFAULTS_READ (G 171, 189-192): `regex` matches what `defaults read` prints for an item, or
 * `not_regex` does not. The patterns in the guide match `item = value`, but the command prints only the
 * value: both readings must agree.
 */
export function compileDefaultsRead(source: CheckSource): Compiled {
  const [name, item] = [source.written("plist_name"), source.written("plist_item")];
  if (name === undefined || item === undefined) {
    const reason = "MACOSX_DEFAULTS_READ needs plist_name and plist_item.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const user = source.text("plist_user")?.trim();
  const domain = domainOf(source, name.text.trim(), user);
  const isAll = user?.toLowerCase() === "all";
  const command = `/usr/bin/defaults -currentHost read ${shellPath(domain)} ${item.text.trim().split(/\s+/).map(shellPath).join(" ")}`;
  const needs = isAll ? [] : [commandNeed(command)];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, defaultsKeywords) ?? expectationProblem(source);
  if (problem !== undefined) return never(problem);
  const which = source.has("regex") ? "regex" : "not_regex";
  const pattern = compileWritten(which, source.written(which));
  if (!pattern.ok) return never(pattern.reason);
  const option = source.word("plist_option");
  const check: DefaultsCheck = {
    command,
    item: item.text.trim(),
    look: pattern.pattern,
    isForbidden: which === "not_regex",
    ifMissing:
      option === "CAN_BE_NULL" ? "passes" : /^CAN_?NOT_BE_NULL$/.test(option ?? "") ? "fails" : "open",
  };
  return { judge: isAll ? judgeAllUsers(check) : judgeDefaults(check), needs };
}

function expectationProblem(source: CheckSource): string | undefined {
  const hasRegex = source.has("regex");
  if (hasRegex !== source.has("not_regex")) return undefined;
  const which = hasRegex ? "both regex and not_regex" : "neither regex nor not_regex";
  return `The check has ${which}, and Tenable does not document what that means.`;
}

/** What `defaults` is asked for (G 190); for all users, the folder of each replaces `*`. */
function domainOf(source: CheckSource, name: string, user: string | undefined): string {
  const managed = source.text("managed_path")?.trim().replace(/\\ /g, " ");
  if (managed !== undefined) return `${managed.replace(/\/?$/, "/")}${name}`;
  if (user === undefined || name.startsWith("/")) return name;
  const folder = user.toLowerCase() === "all" ? "*" : user;
  const byHost = source.word("byhost") === "YES" ? "ByHost/" : "";
  return `/Users/${folder}/Library/Preferences/${byHost}${name}`;
}

interface DefaultsCheck {
  command: string;
  item: string;
  look: WrittenPattern;
  isForbidden: boolean;
  ifMissing: "passes" | "fails" | "open";
}

function judgeDefaults(check: DefaultsCheck): Judge {
  const { command } = check;
  const remedy = `Add the output of \`${command}\`, with the command line above it.`;
  return (host) => {
    const found = findOutput(host, [command, command.replace("/usr/bin/", "")]);
    const subject = `the output of \`${command}\``;
    if (found.is !== "present") return notKnown(whyUnknown(found), subject, remedy);
    if (found.partial !== undefined) {
      return notKnown({ why: found.partial, places: found.places }, subject, remedy);
    }
    return judgeOutput(check, found);
  };
}

/** Which accounts "all users" are is not documented, so only a user whose value is wrong decides. */
function judgeAllUsers(check: DefaultsCheck): Judge {
  const [before, after] = check.command.split("*") as [string, string];
  const remedy = `Add the output of \`${check.command.replace("*", "USER")}\` for every user.`;
  return (host: Host) => {
    for (const key of host.observations.keys("command")) {
      const own = key.startsWith("/usr/bin/") ? key : `/usr/bin/${key}`;
      const user = own.slice(before.length, own.length - after.length);
      if (!own.startsWith(before) || !own.endsWith(after) || user.includes("/") || user === "") continue;
      const found = host.observations.ask("command", key);
      if (found.is !== "present" || found.partial !== undefined) continue;
      const judged = judgeOutput(check, found);
      if (judged.status === "FAILED") return { ...judged, reason: `${user}: ${judged.reason}` };
    }
    const reason = `${check.item} is read for all users, and Tenable does not document which accounts these are.`;
    return undecided("undocumented", reason, remedy);
  };
}

function judgeOutput(check: DefaultsCheck, found: Extract<Found<"command">, { is: "present" }>): Outcome {
  const { look, item, isForbidden } = check;
  const lines = shownLines(found.values[0]!.output, false);
  const missing = lines.find(({ text }) => text.includes("The domain/default pair of "));
  if (missing !== undefined || lines.length === 0) return judgeMissing(check, missing);
  if (lines.some(({ text }) => /\bdefaults(?:\[[\d:]{1,30}\])?: |command not found/.test(text))) {
    const reason = `Tenable does not document what the scanner makes of the message on line ${excerptOf(lines[0]!.place).line} of the snapshot.`;
    return undecided("undocumented", reason, undefined);
  }
  const bare = matchingLine(look.matcher, lines, "");
  const named = matchingLine(look.matcher, lines, `${item} = `);
  if ((bare === undefined) !== (named === undefined)) {
    const reason = `${look.name} matches ${bare === undefined ? `"${item} = value"` : "the value alone"} only, and Tenable does not document which of them the scanner looks at.`;
    return undecided(
      "undocumented",
      reason,
      `Write ${look.name} so that it matches the value with and without a leading "${item} = ".`,
    );
  }
  const matches = bare !== undefined;
  const passes = matches !== isForbidden;
  const line = bare ?? lines[0]!;
  const message = `${item} is ${line.text.trim()}, which ${look.name} ${matches ? "matches" : "does not match"}`;
  const meeting = { element: look.element, place: line.place, violation: !passes, message };
  return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
}

function matchingLine(
  matcher: RegexMatcher,
  lines: readonly ShownLine[],
  before: string,
): ShownLine | undefined {
  return lines.find(({ text }) => matcher.matchesSomewhere(before + text));
}

function judgeMissing({ item, look, ifMissing }: DefaultsCheck, line: ShownLine | undefined): Outcome {
  const where = line === undefined ? "" : `, line ${excerptOf(line.place).line} of the snapshot`;
  const fact = `${item} is not set`;
  if (ifMissing === "open") {
    const reason = `${fact}${where}, and Tenable does not document what that means without plist_option.`;
    return undecided("undocumented", reason, "Write plist_option : CANNOT_BE_NULL, or CAN_BE_NULL.");
  }
  const passes = ifMissing === "passes";
  const meeting = {
    element: look.element,
    violation: !passes,
    message: fact,
    ...(line && { place: line.place }),
  };
  const reason = passes
    ? `${fact}${where}, and plist_option : CAN_BE_NULL permits that.`
    : `${fact}${where}.`;
  return outcome(passes ? "PASSED" : "FAILED", reason, seen([meeting]));
}
