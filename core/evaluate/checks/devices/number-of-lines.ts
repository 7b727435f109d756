import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { examineLines } from "../../lines/examine.ts";
import { countLines } from "../../lines/line-matcher.ts";
import { compileWritten, type WrittenPattern } from "../../lines/written-pattern.ts";
import type { CheckSource } from "../check-source.ts";
import type { Decided } from "./finding.ts";

/** `number_of_lines`: a pattern that is searched for in the number of lines (G 109, 111). */
export type NumberOfLines = WrittenPattern;

export type FoundNumber = { ok: true; count: NumberOfLines | undefined } | { ok: false; reason: string };

export function numberOfLines(source: CheckSource): FoundNumber {
  if (!source.has("number_of_lines")) return { ok: true, count: undefined };
  const compiled = compileWritten("number_of_lines", source.written("number_of_lines"));
  return compiled.ok ? { ok: true, count: compiled.pattern } : compiled;
}

/** @param regex selects the lines that are counted; all of them if undefined */
export function linesOf(count: NumberOfLines, regex: WrittenPattern | undefined, text: Place): Decided {
  const group = regex === undefined ? undefined : examineLines(text, { look: regex }).matching;
  const lines = group?.count ?? countLines(text);
  const number = String(lines);
  const isRight = count.matcher.matchesLine(number, 0, number.length);
  const fact = `${regex === undefined ? "The output has" : "regex selects"} ${plural(lines, "line")}, and number_of_lines ${isRight ? "matches" : "does not match"} ${number}`;
  const meetings = (group?.first ?? []).map((place) => ({
    element: count.element,
    place,
    violation: !isRight,
    message: "This line is counted",
  }));
  return {
    is: isRight ? "PASSED" : "FAILED",
    fact,
    meetings:
      meetings.length > 0 ? meetings : [{ element: count.element, violation: !isRight, message: fact }],
    ...(group !== undefined && group.count > 0 && { count: group.count }),
    needsWhole: true,
  };
}
