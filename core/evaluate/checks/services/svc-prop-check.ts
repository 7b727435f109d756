import { excerptOf } from "../../../observations/excerpt.ts";
import type { Place } from "../../../observations/observation.ts";
import { compilePattern } from "../../lines/pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { shellPath } from "../files/shown-path.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { commandNeed, findOutput, type ShownLine, shownLines, whyUnknown } from "../shown-output.ts";

export const svcPropKeywords = keywordRoles({
  service: "judged",
  property: "judged",
  value: "judged",
  regex: "judged",
  svcprop_option: "judged",
});

/**
 * Unix SVC_PROP (G 196-197): what `svcprop -p PROPERTY SERVICE` prints is `value`, which may be a pattern, or
 * matches `regex`. `svcprop_option` says whether the property may be missing.
 */
export function compileSvcProp(source: CheckSource): Compiled {
  const [service, property] = [source.written("service"), source.written("property")];
  if (service === undefined || property === undefined) {
    return { judge: neverDecided("undocumented", "SVC_PROP needs a service and a property."), needs: [] };
  }
  const command = `svcprop -p ${shellPath(property.text.trim())} ${shellPath(service.text.trim())}`;
  const needs = [commandNeed(command)];
  const name = source.has("regex") ? "regex" : "value";
  const look = source.written(name);
  const problem =
    keywordProblem(source, svcPropKeywords) ??
    (source.has("regex") && source.has("value")
      ? "The check has both value and regex, and Tenable does not document what that means."
      : undefined) ??
    (look === undefined ? "SVC_PROP needs a value, or a regex, as a single quoted string." : undefined);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  const option = source.word("svcprop_option");
  const ifMissing = option === "CAN_BE_NULL" ? "passes" : option === "CANNOT_BE_NULL" ? "fails" : "open";
  return { judge: judgeProperty({ command, name, look: look!, ifMissing }), needs };
}

interface PropertyCheck {
  command: string;
  name: "value" | "regex";
  look: Written;
  ifMissing: "passes" | "fails" | "open";
}

function judgeProperty(check: PropertyCheck): Judge {
  const { command, name, look, ifMissing } = check;
  const compiled = compilePattern(look.text);
  if (!compiled.ok && name === "regex") {
    return neverDecided("undocumented", `The pattern of regex ${compiled.reason.replace(/\.?$/, ".")}`);
  }
  const matches = (text: string) => compiled.ok && compiled.matcher.matchesSomewhere(text);
  const remedy = `Add the output of \`${command}\`, with the command line above it.`;
  return (host) => {
    const found = findOutput(host, [command, `/usr/bin/${command}`]);
    const subject = `the output of \`${command}\``;
    if (found.is !== "present") return notKnown(whyUnknown(found), subject, remedy);
    const { values, partial, places } = found;
    if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedy);
    const lines = shownLines(values[0]!.output, false);
    const missing = lines.length === 0 ? values[0]!.output : missingIn(lines);
    if (missing !== undefined) return judgeMissing(check, ifMissing, missing);
    const foreign = lines.find(({ text }) => /^\S*svcprop: /.test(text));
    if (foreign !== undefined) {
      const reason = `${foreign.text.trim()}: Tenable does not document what the scanner makes of that.`;
      return undecided("undocumented", reason, remedy);
    }
    const matching = lines.find(({ text }) => matches(text));
    const isEqual = lines.length === 1 && lines[0]!.text.trim() === look.text.trim();
    if (name === "value" && isEqual !== (matching !== undefined)) {
      const reason = `The property is "${lines[0]!.text.trim()}", and Tenable does not document whether value is compared or searched.`;
      return undecided("undocumented", reason, "Write regex, with ^ and $ if the whole value must match.");
    }
    const passes = matching !== undefined;
    const line = matching ?? lines[0]!;
    const verb = name === "value" ? (passes ? "is" : "is not") : passes ? "matches" : "does not match";
    const message = `The property is "${line.text.trim()}", which ${verb} ${name === "value" ? `"${look.text}"` : "regex"}`;
    const meeting = { element: look, place: line.place, violation: !passes, message };
    return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
  };
}

/** What svcprop prints if there is no such property, or no such service. */
function missingIn(lines: readonly ShownLine[]): Place | undefined {
  return lines.find(({ text }) =>
    /^\S*svcprop: (?:Pattern .* doesn't match any entities|Couldn't find property )/.test(text),
  )?.place;
}

function judgeMissing(
  { command, look }: PropertyCheck,
  ifMissing: PropertyCheck["ifMissing"],
  place: Place,
): Outcome {
  const fact = `\`${command}\` found no such property`;
  const where = `${fact}, line ${excerptOf(place).line} of the snapshot`;
  if (ifMissing === "open") {
    const reason = `${where}, and Tenable does not document what that means without svcprop_option.`;
    return undecided("undocumented", reason, "Write svcprop_option : CAN_BE_NULL or CANNOT_BE_NULL.");
  }
  const passes = ifMissing === "passes";
  const reason = passes ? `${where}, and svcprop_option : CAN_BE_NULL permits that.` : `${where}.`;
  const meeting = { element: look, place, violation: !passes, message: fact };
  return outcome(passes ? "PASSED" : "FAILED", reason, seen([meeting]));
}
