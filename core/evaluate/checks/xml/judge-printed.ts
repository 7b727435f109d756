import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { type Examined, examineLines } from "../../lines/examine.ts";
import { shownCode } from "../../lines/shown-text.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import { undecided } from "../../outcome.ts";
import type { FileResult } from "../content/judge-files.ts";

/** What is searched for in the output of a transform. */
export interface PrintedTest {
  regex: WrittenPattern | undefined;
  /** `expect` or `not_expect`. */
  look: WrittenPattern;
  /** CAN_BE_NULL: a transform that prints nothing passes (G 166). */
  mayBeNull: boolean;
}

/** The verdict on a text, and what is true, as a sentence without its full stop; or why there is none. */
type Judged = { is: "complies" | "fails" | "open"; fact: string };

/**
 * Judges what a transform prints for a file, in each of the ways in which the scanner may print it: all must
 * agree.
 *
 * @param text the file
 */
export function judgePrinted(
  path: string,
  text: Place,
  printed: readonly string[],
  test: PrintedTest,
): FileResult {
  const all = printed.map((one) => judgeOne(path, one, test));
  const [first] = all;
  const open = all.find(({ is }) => is === "open");
  if (open !== undefined) return unknown(open.fact);
  if (all.some(({ is }) => is !== first!.is)) {
    return unknown(
      `It depends on how the scanner prints what xsl_stmt makes of ${path}, which Tenable does not document`,
    );
  }
  const { is, fact } = first!;
  const meetings = [
    {
      element: test.look.element,
      violation: is === "fails",
      message: fact,
      ...(text.end > text.start && { place: text }),
    },
  ];
  return is === "complies" ? { is, fact, meetings, selected: 1, good: 1 } : { is: "fails", fact, meetings };
}

function judgeOne(path: string, text: string, { regex, look, mayBeNull }: PrintedTest): Judged {
  const place: Place = { source: { text, firstLine: 1, from: "file" }, start: 0, end: text.length };
  const { lines, selected, matching, others } = examineLines(place, { select: regex, look });
  const what = `what xsl_stmt prints of ${path}, ${lines === 0 ? "which is nothing" : shownCode(text)}`;
  if (lines === 0 && mayBeNull) {
    return { is: "complies", fact: `xsl_stmt prints nothing of ${path}, and CAN_BE_NULL permits that` };
  }
  if (selected === 0) return judgeNothing(what, regex, look, mayBeNull);
  const found = matching.count > 0;
  if (look.name === "not_expect") {
    return found
      ? { is: "fails", fact: `not_expect matches ${countLines(matching)} of ${what}` }
      : { is: "complies", fact: `not_expect matches no line of ${what}` };
  }
  if (regex !== undefined && found && others.count > 0) {
    const fact = `Only some of the lines that regex selects match expect, in ${what}, and Tenable does not document whether one is enough`;
    return { is: "open", fact };
  }
  return found
    ? { is: "complies", fact: `expect matches ${countLines(matching)} of ${what}` }
    : { is: "fails", fact: `expect matches no line of ${what}` };
}

/** Nothing is printed, or no line of it is selected. */
function judgeNothing(
  what: string,
  regex: WrittenPattern | undefined,
  look: WrittenPattern,
  mayBeNull: boolean,
): Judged {
  const fact = regex === undefined ? `There is no line in ${what}` : `regex selects no line of ${what}`;
  if (look.name === "expect" && !mayBeNull) return { is: "fails", fact };
  const keyword = look.name === "expect" ? "check_option : CAN_BE_NULL" : "not_expect";
  return { is: "open", fact: `${fact}, and Tenable does not document whether ${keyword} passes then` };
}

function countLines({ count }: Examined["matching"]): string {
  return plural(count, "line");
}

function unknown(fact: string): FileResult {
  return { is: "undecided", outcome: undecided("undocumented", `${fact}.`, undefined) };
}
