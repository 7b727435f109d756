import { commandKey, hiddenCommandKey } from "../../observations/command-key.ts";
import { excerptOf } from "../../observations/excerpt.ts";
import type { Found, Need, Place } from "../../observations/observation.ts";
import { plural } from "../../text/plural.ts";
import type { Host } from "../host/host.ts";
import { type Examined, examineLines, type LineGroup } from "../lines/examine.ts";
import { isExact, withoutLastLine } from "../lines/line-matcher.ts";
import { meet } from "../lines/meet.ts";
import { shownCode } from "../lines/shown-text.ts";
import { patternsOf, type WrittenPattern } from "../lines/written-pattern.ts";
import { notKnown } from "../observed/not-known.ts";
import { seen } from "../observed/seen.ts";
import { findSimilarCommand } from "../observed/similar-command.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../outcome.ts";
import type { Because } from "../verdict.ts";
import type { CheckSource, Written } from "./check-source.ts";
import type { Compiled } from "./compiled.ts";
import { keywordProblem, keywordRoles } from "./keyword-roles.ts";
import { deniedIn } from "./shown-output.ts";

export const commandKeywords = keywordRoles({
  cmd: "judged",
  regex: "judged",
  expect: "judged",
  not_expect: "judged",
  // NULL passes (G 166).
  check_option: "judged",
  required: "judged",
  // How it is run, and what is shown of it (G 166, 175, 182).
  timeout: "ignored",
  dont_echo_cmd: "ignored",
  quiet: "ignored",
  nosudo: "ignored",
  is_substring: "open",
});

/**
 * Unix CMD_EXEC (G 166, 175, 182): `expect` is searched for in each line of the output, including errors, and
 * one match is enough. `regex` selects lines first. `not_expect` fails on a line that matches. A command that
 * prints nothing fails, except for `expect : ""`, which only passes then. Scans agree.
 */
export function compileCommandCheck(source: CheckSource): Compiled {
  const cmd = source.written("cmd");
  if (cmd === undefined) {
    const reason = "The check names no command: cmd must be a single quoted string.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const needs: Need[] = [{ kind: "command", key: commandKey(cmd.text), text: cmd.text }];
  const problem = keywordProblem(source, commandKeywords) ?? expectationProblem(source);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  const patterns = patternsOf(source, ["regex", "expect", "not_expect"]);
  if (!patterns.ok) return { judge: neverDecided("undocumented", patterns.reason), needs };
  const { regex, expect, not_expect: notExpect } = patterns.patterns;
  const judge = judgeCommand({
    cmd,
    regex,
    look: expect ?? notExpect!,
    ifNothing: ifNothing(source),
    hiddenKey:
      source.word("dont_echo_cmd") === "YES" ? hiddenCommandKey(source.text("description") ?? "") : undefined,
  });
  return { judge, needs };
}

function expectationProblem(source: CheckSource): string | undefined {
  const hasExpect = source.has("expect");
  if (hasExpect !== source.has("not_expect")) return undefined;
  const which = hasExpect ? "both expect and not_expect" : "neither expect nor not_expect";
  return `The check has ${which}, and Tenable does not document what that means.`;
}

/**
 * CAN_BE_NULL lets a command that prints nothing pass (G 166); that `required : NO` does so for commands is
 * not documented.
 */
function ifNothing(source: CheckSource): CommandCheck["ifNothing"] {
  if (source.word("check_option") === "CAN_BE_NULL") return "passes";
  return source.word("required") === "NO" ? "open" : "fails";
}

interface CommandCheck {
  cmd: Written;
  regex: WrittenPattern | undefined;
  /** `expect` or `not_expect`. */
  look: WrittenPattern;
  /** The result of a command that prints nothing. */
  ifNothing: "fails" | "passes" | "open";
  /** The key under which a report has the output if it hides the command. */
  hiddenKey: string | undefined;
}

function judgeCommand(check: CommandCheck): Judge {
  const command = shownCode(check.cmd.text);
  const subject = `the output of ${command}`;
  const remedy = `Add the output of ${typedCommand(check.cmd.text)}, with the command line above it.`;
  return (host) => {
    const { found, notes } = findOutput(check, host);
    if (found.is !== "present") {
      const gap = found.is === "unknown" ? found : ({ why: "not captured", places: [] } as const);
      const similar =
        gap.why === "not captured" ? findSimilarCommand(check.cmd.text, host.observations) : undefined;
      return notKnown(gap, subject, similar === undefined ? remedy : asWritten(check.cmd.text, similar));
    }
    const { partial, places, values } = found;
    const { output } = values[0]!;
    const judged = judgeOutput(check, partial === "cut" ? withoutLastLine(output) : output, command);
    if (partial !== undefined && !judged.bySeenLine)
      return notKnown({ why: partial, places }, subject, remedy);
    const root = `Run ${typedCommand(check.cmd.text)} as root.`;
    const denied = deniedIn(values[0]!);
    if (denied !== undefined && (denied.isAll || !isSeen(judged, denied.says))) {
      return notKnown({ why: "denied", places: [denied.line] }, `everything that ${command} reads`, root);
    }
    if (values[0]!.asOther === true && !judged.bySeenLine && mayBeRefusedSilently(check, output)) {
      const reason = `${command} hides its errors and may not have run as root: what it was not allowed to read is missing from the output.`;
      return undecided("partial", reason, root);
    }
    return { ...judged.outcome, notes: [...notes, ...judged.outcome.notes] };
  };
}

/** Is it decided by a line that is not a refusal? */
function isSeen({ bySeenLine, seenLines }: Judged, isRefusal: (line: Place) => boolean): boolean {
  if (!bySeenLine || seenLines === undefined) return bySeenLine;
  return seenLines.count > seenLines.first.length || seenLines.first.some((line) => !isRefusal(line));
}

/**
 * May a command have been refused silently? That is so if its errors are discarded and it prints nothing, or
 * only what it finds where it has access.
 */
function mayBeRefusedSilently({ cmd: { text } }: CommandCheck, { start, end }: Place): boolean {
  if (!/(?:2|&)>{1,2}\s*(?:\/dev\/null|&-)|>\s*\/dev\/null\s+2>&1/.test(text)) return false;
  return start === end || /(?:^|[\s/|;&({])find\s/.test(text);
}

/** Why the output of a command that looks the same does not count. */
function asWritten(command: string, similar: string): string {
  return `Run ${typedCommand(command)} as the policy writes it: ${typedCommand(similar)}, which the snapshot shows, may run another program.`;
}

/**
 * A command for a person to type; one that has line breaks or is very long is to be taken from the policy.
 */
function typedCommand(command: string): string {
  return command.includes("\n") || command.length > 300 ? "the command in cmd" : `\`${command.trim()}\``;
}

function findOutput(
  { cmd, hiddenKey }: CommandCheck,
  { observations }: Host,
): { found: Found<"command">; notes: string[] } {
  const found = observations.ask("command", commandKey(cmd.text));
  const isSilent = found.is === "unknown" && found.why === "not captured";
  if (hiddenKey === undefined || !isSilent) return { found, notes: [] };
  const note =
    "The report hides the command, because dont_echo_cmd is YES. The output was found by the description of the check.";
  return { found: observations.ask("command", hiddenKey), notes: [note] };
}

interface Judged {
  outcome: Outcome;
  /** A visible line decides it, whatever else the command printed. */
  bySeenLine: boolean;
  /** The lines that decide it, if only these can. */
  seenLines?: LineGroup;
}

function judgeOutput(check: CommandCheck, output: Place, command: string): Judged {
  const { regex, look } = check;
  const examined = examineLines(output, { select: regex, look });
  if (look.name === "expect" && look.text === "") return judgeSilence(check, examined, command);
  if (examined.selected === 0) return judgeNothing(check, examined, command);
  const { matching } = examined;
  const isDoubtful = !isExact(output) || examined.lines === matching.blank;
  if (matching.count > 0 && matching.count === matching.blank && isDoubtful) {
    const reason = `Only blank lines match ${look.name}, and it is not certain that ${command} printed them.`;
    return open("partial", reason, "Capture the output with the capture script.");
  }
  const where = `in the output of ${command}`;
  const isFound = matching.count > 0;
  const passes = isFound === (look.name === "expect");
  const status = passes ? "PASSED" : "FAILED";
  if (isFound) {
    const details = meet(look, matching, !passes, `${look.name} matches`);
    const more = matching.count - 1;
    const reason = `${look.name} matches line ${excerptOf(matching.first[0]!).line} of the snapshot${more > 0 ? ` and ${plural(more, "more line")}` : ""}, ${where}.`;
    return { outcome: outcome(status, reason, details), bySeenLine: true, seenLines: matching };
  }
  const message = `No line ${where} matches ${look.name}: ${lookedAt(check, examined)}`;
  const details = seen([{ element: look.element, violation: !passes, message }]);
  return { outcome: outcome(status, `${message}.`, details), bySeenLine: false };
}

/** `expect : ""` passes only if nothing is printed. */
function judgeSilence({ regex, look }: CommandCheck, examined: Examined, command: string): Judged {
  const { lines, selected, matching } = examined;
  if (lines === 0) {
    const message = `${command} printed nothing, as expect : "" asks`;
    const details = seen([{ element: look.element, violation: false, message }]);
    return { outcome: outcome("PASSED", `${message}.`, details), bySeenLine: false };
  }
  if (selected === 0) {
    const reason = `${regex!.name} selects none of ${plural(lines, "line")}, and Tenable does not document whether expect : "" passes then.`;
    return open("undocumented", reason, "Remove regex, or select the lines in the command.");
  }
  if (matching.count === matching.blank) {
    const reason = `${command} printed only blank lines, and it is not certain whether that counts as no output.`;
    return open("partial", reason, "Capture the output with the capture script.");
  }
  const reason = `${command} printed ${plural(selected, "line")}, and expect : "" passes only if it prints nothing.`;
  const details = meet(look, matching, true, 'expect : "" asks for no output');
  return { outcome: outcome("FAILED", reason, details), bySeenLine: true };
}

/** Nothing is printed, or `regex` selects none of the lines. */
function judgeNothing(check: CommandCheck, examined: Examined, command: string): Judged {
  const { regex, look, ifNothing } = check;
  const isSilent = examined.lines === 0;
  const fact = isSilent
    ? `${command} printed nothing`
    : `${regex!.name} selects none of ${plural(examined.lines, "line")} in the output of ${command}`;
  const isExcused = ifNothing === "passes" && isSilent;
  if (look.name === "not_expect" && !isExcused) {
    const reason = `${fact}, and Tenable does not document what not_expect means then.`;
    return open("undocumented", reason, 'Write expect : "" if the command must print nothing.');
  }
  if (ifNothing === "open" || (ifNothing === "passes" && !isExcused)) {
    const keyword = ifNothing === "open" ? "required : NO" : "check_option : CAN_BE_NULL";
    const reason = `${fact}, and Tenable does not document whether ${keyword} lets that pass.`;
    return open("undocumented", reason, "Make the command print a line that expect matches.");
  }
  const message = isExcused
    ? `${fact}, and check_option : CAN_BE_NULL permits that`
    : `${fact}, so no line matches expect`;
  const details = seen([{ element: (isSilent ? look : regex!).element, violation: !isExcused, message }]);
  return { outcome: outcome(isExcused ? "PASSED" : "FAILED", `${message}.`, details), bySeenLine: false };
}

function open(because: Because, reason: string, remedy: string): Judged {
  return { outcome: undecided(because, reason, remedy), bySeenLine: false };
}

/** `12 lines were looked at`, or only those that `regex` selects. */
function lookedAt({ regex }: CommandCheck, { lines, selected }: Examined): string {
  const all = plural(lines, "line");
  return regex === undefined ? `${all} looked at` : `${selected} of ${all} selected by regex`;
}
