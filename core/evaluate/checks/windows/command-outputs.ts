import { commandKey } from "../../../observations/command-key.ts";
import type { Need } from "../../../observations/observation.ts";
import { appcmdKey } from "../../../observations/windows-keys.ts";
import type { Host } from "../../host/host.ts";
import { shownCode } from "../../lines/shown-text.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import { compileTexts, type TextTest } from "../../windows-values/texts.ts";
import type { CheckSource } from "../check-source.ts";
import { type CompileCheck, type Compiled, unjudged } from "../compiled.ts";
import { type KeywordRoles, keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { findOutput, whyUnknown } from "../shown-output.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { shownText } from "./shown-value.ts";
import { type Wanted, wantedOf } from "./wanted.ts";

const outputKeywords = {
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  only_show_cmd_output: "judged",
} as const;

export const powershellKeywords = keywordRoles({
  ...outputKeywords,
  powershell_args: "judged",
  powershell_option: "judged",
  // Both say how the command is run; only its output counts.
  powershell_console_file: "ignored",
  ps_encoded_args: "judged",
});

export const exchangeKeywords = keywordRoles({
  ...outputKeywords,
  powershell_args: "judged",
  powershell_option: "judged",
  powershell_console_file: "ignored",
  ps_encoded_args: "judged",
  secure_string: "ignored",
});

export const appcmdKeywords = keywordRoles({
  ...outputKeywords,
  appcmd_args: "judged",
  // The commands depend on the output of others, so nothing says in advance what to run.
  appcmd_list: "open",
  appcmd_filter: "open",
  appcmd_filter_value: "open",
});

/** Windows AUDIT_POWERSHELL (G 277-283): what a command prints, compared with value_data. */
export const compilePowershell: CompileCheck = (source) =>
  compileOutput(source, {
    keyword: "powershell_args",
    roles: powershellKeywords,
    spellings: powershellSpellings,
  });

/** Windows AUDIT_EXCHANGE (G 290-291): the same in the shell of Exchange, ignoring case. */
export const compileExchange: CompileCheck = (source) =>
  compileOutput(source, {
    keyword: "powershell_args",
    roles: exchangeKeywords,
    spellings: powershellSpellings,
    ignoreCase: true,
  });

/** Windows AUDIT_IIS_APPCMD (G 285-287). */
export const compileAppcmd: CompileCheck = (source) =>
  compileOutput(source, { keyword: "appcmd_args", roles: appcmdKeywords, spellings: appcmdSpellings });

interface OutputType {
  /** The keyword that has the command. */
  keyword: string;
  roles: KeywordRoles;
  /** How people type the command; they are asked for the first. */
  spellings(text: string, isEncoded: boolean): string[];
  ignoreCase?: boolean;
}

function powershellSpellings(text: string, isEncoded: boolean): string[] {
  const programs = ["powershell", "powershell.exe"];
  if (isEncoded) return [...programs.map((program) => `${program} -EncodedCommand ${text}`), text];
  return [text, ...programs.flatMap((program) => [`${program} ${text}`, `${program} -Command ${text}`])];
}

function appcmdSpellings(text: string): string[] {
  return [`appcmd.exe ${text}`, appcmdKey(text)];
}

function compileOutput(source: CheckSource, type: OutputType): Compiled {
  const { keyword, roles, spellings, ignoreCase = false } = type;
  if (source.word("only_show_cmd_output") === "YES") {
    return unjudged("only_show_cmd_output : YES only shows what the command prints and judges nothing.");
  }
  const text = source.text(keyword);
  if (text === undefined || text.trim() === "") {
    const reason = `The check names no command: ${keyword} must be a single quoted string.`;
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const typed = spellings(text.trim(), source.word("ps_encoded_args") === "YES");
  const needs: Need[] = [{ kind: "command", key: commandKey(typed[0]!), text: typed[0]! }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("powershell_option");
  const valueType = source.word("value_type");
  const problem =
    keywordProblem(source, roles) ??
    (valueType !== "POLICY_TEXT"
      ? `Tenable does not document what ${valueType ?? "a missing value_type"} means in ${source.check.itemType}.`
      : undefined) ??
    (source.has("powershell_option") && option !== "CAN_BE_NULL"
      ? `Tenable does not document what powershell_option : ${source.text("powershell_option")} means.`
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileTexts(wanted.expression, wanted.comparison, { ignoreCase });
  if (!compiled.ok) return never(compiled.reason);
  const check: OutputCheck = { typed, wanted, test: compiled.test, mayBeEmpty: option === "CAN_BE_NULL" };
  return { judge: (host) => judgeOutput(check, host), needs };
}

interface OutputCheck {
  typed: readonly string[];
  wanted: Wanted;
  test: TextTest;
  mayBeEmpty: boolean;
}

function judgeOutput({ typed, wanted, test, mayBeEmpty }: OutputCheck, host: Host): Outcome {
  const command = shownCode(typed[0]!);
  const subject = `the output of ${command}`;
  const isLong = typed[0]!.length > 300 || /[\n`]/.test(typed[0]!);
  const remedy = `Add the output of ${isLong ? "the command in the check" : `\`${typed[0]}\``}, with the command line above it.`;
  const found = findOutput(host, typed);
  if (found.is !== "present") return notKnown(whyUnknown(found), subject, remedy);
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedy);
  const { output } = values[0]!;
  const text = output.source.text.slice(output.start, output.end).trim();
  if (text === "") return judgeSilence({ command, wanted, test, mayBeEmpty });
  if (isErrorMessage(text, typed[0]!)) {
    const reason = `${command} printed an error, and Tenable does not document what the scanner makes of that.`;
    return undecided("undocumented", reason, "Run it as an administrator on a host that has the command.");
  }
  return judgeAnswer(test(text), `${command} printed ${shownText(text)}`, wanted, { place: output });
}

/** Error messages of PowerShell, the command prompt and appcmd. */
function isErrorMessage(text: string, command: string): boolean {
  // A cmdlet names itself: `Get-Item: Cannot find path …`, with a blank before the colon up to version 5.
  const speaker = /^(\w+-\w+) ?: \S/.exec(text)?.[1]?.toLowerCase();
  if (speaker !== undefined && command.toLowerCase().includes(speaker)) return true;
  return /^\s*\+ (?:CategoryInfo|FullyQualifiedErrorId)\b|is not recognized as (?:an? |the )(?:name of|internal)|^(?:Line|[A-Za-z]+Error: .*) +\|\s*$|^ParserError:|^ERROR \(|^Access is denied/m.test(
    text,
  );
}

/**
 * Without CAN_BE_NULL, the guide does not say what no output means; it certainly does not match a wanted
 * text.
 */
function judgeSilence({
  command,
  wanted,
  test,
  mayBeEmpty,
}: Pick<OutputCheck, "wanted" | "test" | "mayBeEmpty"> & { command: string }): Outcome {
  const message = `${command} printed nothing`;
  if (mayBeEmpty) {
    const meeting = { element: wanted.element, violation: false, message };
    return outcome(
      "PASSED",
      `${message}, and powershell_option : CAN_BE_NULL permits that.`,
      seen([meeting]),
    );
  }
  const answer = test("");
  if (answer.truth === "false" && (wanted.comparison === "EQUAL" || wanted.comparison === "REGEX")) {
    return judgeAnswer(answer, message, wanted, {});
  }
  const reason = `${message}, and Tenable does not document what that means without powershell_option : CAN_BE_NULL.`;
  return undecided("undocumented", reason, "Make the command print something in every case.");
}
