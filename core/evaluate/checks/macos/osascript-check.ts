import { compileWritten } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { commandNeed, findOutput, shownLines, whyUnknown } from "../shown-output.ts";

export const osascriptKeywords = keywordRoles({
  payload_key: "judged",
  payload_type: "judged",
  expect: "judged",
  required: "judged",
});

/** Unix MACOSX_OSASCRIPT (G 192-194): `expect` matches what osascript prints for a managed preference. */
export function compileOsascript(source: CheckSource): Compiled {
  const [key, type] = [source.written("payload_key"), source.written("payload_type")];
  if (key === undefined || type === undefined || ![key, type].every(({ text }) => /^[\w.-]+$/.test(text))) {
    const reason =
      "MACOSX_OSASCRIPT needs payload_key and payload_type, made of letters, digits, dots and hyphens.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const call = `$.NSUserDefaults.alloc.initWithSuiteName('${type.text}').objectForKey('${key.text}').js`;
  const command = `echo "${call}" | /usr/bin/osascript -l JavaScript`;
  const needs = [commandNeed(command)];
  const problem = keywordProblem(source, osascriptKeywords);
  const pattern = compileWritten("expect", source.written("expect"));
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  if (!pattern.ok) return { judge: neverDecided("undocumented", pattern.reason), needs };
  const { element, matcher } = pattern.pattern;
  const mayBeEmpty = source.word("required") === "NO";
  const remedy = `Add the output of \`${command}\`, with the command line above it.`;
  return {
    needs,
    judge: (host) => {
      const found = findOutput(host, [command, command.replace("/usr/bin/", "")]);
      const subject = `the output of \`${command}\``;
      if (found.is !== "present") return notKnown(whyUnknown(found), subject, remedy);
      const { values, partial, places } = found;
      if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedy);
      const lines = shownLines(values[0]!.output, false);
      if (lines.some(({ text }) => /\b(?:execution error|syntax error|command not found)\b/i.test(text))) {
        return undecided(
          "undocumented",
          `\`${command}\` ended with an error, and Tenable does not document what that means.`,
          remedy,
        );
      }
      const isEmpty = lines.length === 0;
      const matching = lines.find(({ text }) => matcher.matchesSomewhere(text));
      const passes = isEmpty ? mayBeEmpty : matching !== undefined;
      const line = matching ?? lines[0];
      const message = isEmpty
        ? `${key.text} is not set${mayBeEmpty ? ", and required : NO permits that" : ""}`
        : `${key.text} is ${line!.text.trim()}, which expect ${passes ? "matches" : "does not match"}`;
      const meeting = { element, violation: !passes, message, ...(line && { place: line.place }) };
      return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
    },
  };
}
