import type { Place } from "../../../observations/observation.ts";
import { deviceCommand } from "../../../snapshot/devices/device-command.ts";
import { plural } from "../../../text/plural.ts";
import { examineLines } from "../../lines/examine.ts";
import type { CheckSource } from "../check-source.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { type Finding, open } from "./finding.ts";
import { linesOf, type NumberOfLines } from "./number-of-lines.ts";
import type { PatternSet } from "./patterns.ts";

export const showKeywords = keywordRoles({
  hierarchy: "judged",
  property: "judged",
  find: "judged",
  match: "judged",
  except: "judged",
  expect: "judged",
  not_expect: "judged",
  number_of_lines: "judged",
  regex: "open",
  check_option: "open",
});

/** Why the check can't be judged on any device: a sentence. */
export function showProblem(source: CheckSource): string | undefined {
  const problem = keywordProblem(source, showKeywords);
  if (problem !== undefined) return problem;
  const given = ["expect", "not_expect", "number_of_lines"].filter((name) => source.has(name));
  if (given.length === 1) return undefined;
  return given.length === 0
    ? "A check without expect reports what the command prints; Tenable does not document which verdict it gives."
    : `The check has both ${given[0]} and ${given[1]}, but only one of them is allowed.`;
}

/**
 * `show configuration HIERARCHY | find … | match … | except …`, with `property` in place of `configuration`
 * (G 110-114).
 */
export function showCommand(source: CheckSource): string {
  const shown = ["show", source.text("property") ?? "configuration", source.text("hierarchy") ?? ""];
  const filters = ["find", "match", "except"].flatMap((name) => {
    const pattern = source.written(name)?.text;
    return pattern === undefined ? [] : [`${name} "${pattern}"`];
  });
  const typed = [shown.join(" ").trim(), ...filters].join(" | ");
  return deviceCommand(typed)?.full ?? typed;
}

export function lookForOutput(
  count: NumberOfLines | undefined,
): (text: Place, patterns: PatternSet) => Finding {
  return (text, { expect, not_expect: notExpect }) => {
    if (count !== undefined) return linesOf(count, undefined, text);
    const look = expect ?? notExpect;
    if (look === undefined) return open("The check has no pattern to look for.");
    const { matching, lines } = examineLines(text, { look });
    const isFound = matching.count > 0;
    const passes = isFound === (expect !== undefined);
    const fact = isFound
      ? `${look.name} matches ${plural(matching.count, "line")}`
      : `None of ${plural(lines, "line")} matches ${look.name}`;
    return {
      is: passes ? "PASSED" : "FAILED",
      fact,
      meetings: isFound
        ? matching.first.map((place) => ({
            element: look.element,
            place,
            violation: !passes,
            message: `${look.name} matches`,
          }))
        : [{ element: look.element, violation: !passes, message: fact }],
      ...(isFound && { count: matching.count }),
      needsWhole: !isFound,
    };
  };
}
