import { excerptOf } from "../../../observations/excerpt.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { examineLines, type LineGroup } from "../../lines/examine.ts";
import { isExact, withoutLastLine } from "../../lines/line-matcher.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import { allComply, type Complying, type Excuse, type FileResult, type FileText } from "./judge-files.ts";

/** What is looked for in each file. */
export interface ContentCheck {
  regex: WrittenPattern;
  /** `expect` or `not_expect`. */
  look: WrittenPattern;
  /** Must no line match it? */
  isForbidden: boolean;
  negated: boolean;
  /** May a file have no line that `regex` selects? */
  missingString: Excuse;
  /** The least number of lines that must match. */
  minimum: number | undefined;
}

/** Judges the lines of one file. */
export function judgeText(
  check: ContentCheck,
  path: string,
  { text, selectedBy, partial }: FileText,
  { options }: Host,
): FileResult {
  const { regex, look, isForbidden } = check;
  if (selectedBy !== undefined && selectedBy !== regex.text) {
    return unknown(notKnown({ why: "other pattern", places: [text] }, path, catRemedy(path)));
  }
  const isSelected = selectedBy !== undefined;
  const shown = partial === "cut" ? withoutLastLine(text) : text;
  const examined = examineLines(shown, { select: isSelected ? undefined : regex, look });
  const { matching, others, selected, lines, open } = examined;
  const [bad, good] = isForbidden ? [matching, others] : [others, matching];
  const oneIsEnough = !isForbidden && options.selectedLines === "any";
  const decisive = oneIsEnough ? good : bad;
  if (decisive.count > 0 && decisive.count === decisive.blank && !isExact(text)) {
    const reason = `It depends on blank lines of ${path}, and it is not certain that the file has them.`;
    return unknown(undecided("partial", reason, "Capture the file with the capture script."));
  }
  if (decisive.count === 0 && partial !== undefined) {
    return unknown(notKnown({ why: partial, places: [text] }, path, catRemedy(path)));
  }
  if (decisive.count === 0 && open !== undefined) {
    const name = open.pattern === "select" ? regex.name : look.name;
    const line = excerptOf(open.place).line;
    const reason = `Whether ${name} matches line ${line} of the snapshot depends on the password hash in it, which the capture script removes.`;
    return unknown(undecided("partial", reason, catRemedy(path)));
  }
  const counted = { selected, lines: isSelected ? undefined : lines };
  if (selected === 0) return judgeNothing(check, path, counted);
  const notes = !isForbidden && bad.count > 0 && good.count > 0 ? [mixedNote[options.selectedLines]] : [];
  const fails = oneIsEnough ? good.count === 0 : bad.count > 0;
  return fails
    ? { is: "fails", notes, ...describeBad(check, path, selected, bad) }
    : { is: "complies", notes, selected, good: good.count, ...describeGood(check, path, counted, good) };
}

/** Scans have only shown files whose selected lines are all alike. */
const mixedNote = {
  all: "Only some of the selected lines match. Tenable does not document whether one line that does not match fails the check; the setting evaluate.selectedLines decides.",
  any: "Only some of the selected lines match. The setting evaluate.selectedLines makes one matching line enough, which Tenable does not document.",
} as const;

function unknown(found: Outcome): FileResult {
  return { is: "undecided", outcome: found };
}

function catRemedy(path: string): string {
  return `Add the output of \`cat ${path}\`, with the command line above it.`;
}

/** How many lines are selected, of how many; undefined if only those are shown. */
interface Counted {
  selected: number;
  lines: number | undefined;
}

function countText({ selected, lines }: Counted): string {
  return lines === undefined ? plural(selected, "line") : `${selected} of ${plural(lines, "line")}`;
}

/** No line is selected. */
function judgeNothing(
  { regex, negated, missingString: missing }: ContentCheck,
  path: string,
  counted: Counted,
): FileResult {
  const of = counted.lines === undefined ? "no line" : `none of ${plural(counted.lines, "line")}`;
  const fact = `regex selects ${of} of ${path}`;
  if (missing.is === "open") {
    const reason = `${fact}, and Tenable does not document whether ${missing.keyword} lets that pass.`;
    return unknown(
      undecided("undocumented", reason, "Write string_required : NO if the line may be missing."),
    );
  }
  const fails = missing.is === "no";
  const meetings = [{ element: regex.element, violation: fails, message: fact }];
  if (fails) return { is: "fails", fact, meetings };
  const permitted = negated ? fact : `${fact}, and ${missing.keyword} permits that`;
  return { is: "complies", fact: permitted, meetings, selected: 0, good: 0 };
}

interface Described {
  fact: string;
  meetings: Meeting[];
  count: number;
}

function describeBad(
  { look, isForbidden, negated }: ContentCheck,
  path: string,
  selected: number,
  bad: LineGroup,
): Described {
  const verb = isForbidden
    ? bad.count === 1
      ? "matches"
      : "match"
    : bad.count === 1
      ? "does not match"
      : "do not match";
  const fact = negated
    ? `${plural(bad.count, "line")} of ${path} ${verb} both regex and ${look.name}`
    : `${bad.count} of ${plural(selected, "line")} that regex selects in ${path} ${verb} ${look.name}`;
  const message = `${path}: ${look.name} ${isForbidden ? "matches" : "does not match a line that regex selects"}`;
  return { fact, ...describeLines(look, bad, true, message) };
}

function describeGood(
  { look, isForbidden, negated }: ContentCheck,
  path: string,
  counted: Counted,
  good: LineGroup,
): Described {
  const count = countText(counted);
  const fact = negated
    ? `No line of ${path} matches both regex and ${look.name}: ${count} selected by regex`
    : isForbidden
      ? `No line that regex selects in ${path} matches ${look.name}: ${count} selected`
      : good.count === counted.selected
        ? `Every line that regex selects in ${path} matches ${look.name}: ${count} selected`
        : `${plural(good.count, "line")} of ${path} matches ${look.name}: ${count} selected by regex`;
  const message = `${path}: ${look.name} ${isForbidden ? "does not match a line that regex selects" : "matches"}`;
  return { fact, ...describeLines(look, good, false, message) };
}

function describeLines(
  look: WrittenPattern,
  { first, count }: LineGroup,
  violation: boolean,
  message: string,
): Omit<Described, "fact"> {
  return { meetings: first.map((place) => ({ element: look.element, place, violation, message })), count };
}

/** Every file complies; what is left is whether there are enough lines (G 170). */
export function finishContent({ look, minimum }: ContentCheck, files: readonly Complying[]): Outcome {
  const withLines = files.filter(({ selected }) => selected > 0);
  if (minimum === undefined || withLines.length === 0) return allComply(files);
  const total = withLines.reduce((sum, { good }) => sum + good, 0);
  const verb = total === 1 ? "matches" : "match";
  if (total < minimum) {
    const message = `${plural(total, "line")} ${verb} ${look.name}, and min_occurrences asks for ${minimum}`;
    return outcome("FAILED", `${message}.`, seen([{ element: look.element, violation: true, message }]));
  }
  if (withLines.some(({ good }) => good < minimum)) {
    const fact = `${plural(total, "line")} of ${plural(withLines.length, "file")} ${verb} ${look.name}`;
    const open = `${fact}, and Tenable does not document whether min_occurrences : ${minimum} counts them in each file.`;
    return undecided("undocumented", open, "Write a check for each file.");
  }
  return allComply(files);
}
