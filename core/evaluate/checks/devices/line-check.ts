import type { Place } from "../../../observations/observation.ts";
import { plural } from "../../../text/plural.ts";
import { type Examined, examineLines } from "../../lines/examine.ts";
import { shownCode } from "../../lines/shown-text.ts";
import type { WrittenPattern } from "../../lines/written-pattern.ts";
import type { Meeting } from "../../observed/seen.ts";
import type { EvaluateOptions } from "../../options.ts";
import type { CheckSource } from "../check-source.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import type { Look } from "./device-check.ts";
import type { Family } from "./families.ts";
import { type Decided, type Finding, open } from "./finding.ts";
import { lookInSections, noneOf, type Sections, whole } from "./look-in-sections.ts";
import { linesOf, type NumberOfLines } from "./number-of-lines.ts";
import type { PatternSet } from "./patterns.ts";

export const lineKeywords = keywordRoles({
  regex: "judged",
  expect: "judged",
  not_expect: "judged",
  number_of_lines: "judged",
  context: "repeated",
  cmd: "judged",
  required: "judged",
  check_option: "judged",
  match_all: "judged",
  match_case: "judged",
  min_occurrences: "open",
  max_occurrences: "open",
});

/** Why the check can't be judged on any device: a sentence. */
export function lineProblem(source: CheckSource): string | undefined {
  return keywordProblem(source, lineKeywords) ?? expectationProblem(source);
}

/** Why what is looked for is not clear: a sentence. */
export function expectationProblem(source: CheckSource): string | undefined {
  const given = ["expect", "not_expect", "number_of_lines"].filter((name) => source.has(name));
  // G 109: exactly one of them.
  if (given.length > 1)
    return `The check has both ${given[0]} and ${given[1]}, but only one of them is allowed.`;
  if (given.length === 0 && !source.has("regex")) return "The check has no pattern to look for.";
  return undefined;
}

interface LineCheck {
  family: Family;
  count: NumberOfLines | undefined;
  isOptional: boolean;
  isRequired: boolean;
  mayBeEmpty: boolean;
  takesAll: boolean;
}

type Selected = Family["selected"];

/** A check with the rules that apply on this host. */
interface Ruled extends LineCheck {
  selected: Selected;
  /** A setting, not the documentation, says that one line is enough. */
  isBySetting: boolean;
}

const mixedNote =
  "Only some of the selected lines match. The setting evaluate.selectedLines makes one matching line enough, which Tenable does not document.";

const cutNote =
  "Lines that regex selects may follow where the text is cut. The setting evaluate.selectedLines makes one matching line enough, which Tenable does not document.";

/** If it is not documented, a person may decide. */
function ruledBy(check: LineCheck, { selectedLines }: EvaluateOptions): Ruled {
  const { family, takesAll } = check;
  const isBySetting = !takesAll && family.selected === "open" && selectedLines === "any";
  return { ...check, selected: takesAll ? "all" : isBySetting ? "one" : family.selected, isBySetting };
}

/**
 * `regex` selects lines, and each or one of them must match `expect`, or none may match `not_expect`; without
 * `regex`, every line is looked at (G 46, 90-91, 108-109).
 */
export function lookForLines(source: CheckSource, family: Family, count: NumberOfLines | undefined): Look {
  const check: LineCheck = {
    family,
    count,
    isOptional: source.word("required") === "NO",
    isRequired: source.word("required") === "YES",
    mayBeEmpty: source.word("check_option") === "CAN_BE_NULL",
    takesAll: source.word("match_all") === "YES",
  };
  return (text, patterns, options) =>
    lookInSections(
      family,
      text,
      patterns,
      (sections) => lookInEach(ruledBy(check, options), sections, patterns),
      () => {
        const shown = shownCode(patterns.contexts[0]!.element.text);
        return open(
          `${noneOf(whole(text))} matches context ${shown}, and Tenable does not document what that means.`,
        );
      },
    );
}

function lookInEach(check: Ruled, { places, areNamed }: Sections, patterns: PatternSet): Finding {
  const findings = places.map((place) => lookInOne(check, place, patterns));
  const [first] = findings;
  if (findings.length === 1) return areNamed ? inNamed(first!) : first!;
  const forbids = patterns.not_expect !== undefined;
  const bad = findings.filter(({ is }) => is !== "PASSED");
  const decisive = bad.find(({ is }) => is === "FAILED");
  if (decisive !== undefined && decisive.is !== "open" && (forbids || bad.length === findings.length))
    return decisive;
  const isOpen = findings.find(({ is }) => is === "open");
  if (isOpen !== undefined) return isOpen;
  if (bad.length === 0) {
    const all = findings as Decided[];
    return {
      is: "PASSED",
      fact: `Each of ${plural(findings.length, "section")} complies. ${all[0]!.fact}`,
      meetings: all.flatMap(({ meetings }) => meetings),
      notes: [...new Set(all.flatMap(({ notes }) => notes ?? []))],
      notesIfCut: [...new Set(all.flatMap(({ notesIfCut }) => notesIfCut ?? []))],
      count: all.reduce((sum, { count, meetings }) => sum + (count ?? meetings.length), 0),
      needsWhole: true,
    };
  }
  if (check.selected === "all" && decisive?.is === "FAILED") return decisive;
  return open(
    `${plural(bad.length, "section")} of ${findings.length} ${bad.length === 1 ? "does" : "do"} not comply, and Tenable does not document whether one that does is enough.`,
    "Narrow context to one section.",
  );
}

/** Another section that `context` names may follow. */
function inNamed(finding: Finding): Finding {
  return finding.is === "PASSED" ? { ...finding, needsWhole: true } : finding;
}

function lookInOne(check: Ruled, text: Place, patterns: PatternSet): Finding {
  const { regex, expect, not_expect: notExpect } = patterns;
  if (check.count !== undefined) return linesOf(check.count, regex, text);
  const look = expect ?? notExpect;
  if (look === undefined) return onlySelects(check, regex!, text);
  const examined = examineLines(text, { select: regex, look });
  if (notExpect !== undefined) return lookForNone(look, regex, examined);
  if (examined.selected === 0 || (regex === undefined && examined.matching.count === 0)) {
    return foundNothing(check, look, regex, examined);
  }
  const { matching, others } = examined;
  if (regex === undefined || others.count === 0) {
    const found = allMatch(look, regex, examined);
    if (check.selected !== "one") return found;
    return { ...found, needsWhole: false, ...(check.isBySetting && { notesIfCut: [cutNote] }) };
  }
  if (matching.count === 0) return someFail(look, examined);
  if (check.selected === "one") {
    const notes = check.isBySetting ? { notes: [mixedNote] } : {};
    return { ...allMatch(look, regex, examined), needsWhole: false, ...notes };
  }
  if (check.selected === "all") return someFail(look, examined);
  return open(
    `${matching.count} of ${plural(examined.selected, "line")} that regex selects ${matching.count === 1 ? "matches" : "match"} expect, and Tenable does not document whether one is enough.`,
    "Narrow regex to the lines that must match, or set evaluate.selectedLines to any, which makes one enough.",
  );
}

function lookForNone(
  look: WrittenPattern,
  regex: WrittenPattern | undefined,
  { lines, matching, selected }: Examined,
): Decided {
  if (matching.count > 0) {
    return {
      is: "FAILED",
      fact: `not_expect matches ${plural(matching.count, "line")}`,
      meetings: meetingsOf(look, matching.first, true, "not_expect matches"),
      count: matching.count,
      needsWhole: false,
    };
  }
  const fact =
    regex === undefined
      ? `None of ${plural(lines, "line")} matches not_expect`
      : `None of ${plural(selected, "line")} that regex selects matches not_expect`;
  return {
    is: "PASSED",
    fact,
    meetings: [{ element: look.element, violation: false, message: fact }],
    needsWhole: true,
  };
}

function foundNothing(
  { isOptional, mayBeEmpty }: LineCheck,
  look: WrittenPattern,
  regex: WrittenPattern | undefined,
  { lines }: Examined,
): Finding {
  const fact =
    regex === undefined
      ? `None of ${plural(lines, "line")} matches expect`
      : `regex selects none of ${plural(lines, "line")}`;
  const excuse = isOptional
    ? "required : NO"
    : mayBeEmpty && regex !== undefined
      ? "check_option : CAN_BE_NULL"
      : undefined;
  const element = (regex ?? look).element;
  if (excuse !== undefined) {
    const message = `${fact}, and ${excuse} permits that`;
    return {
      is: "PASSED",
      fact: message,
      meetings: [{ element, violation: false, message }],
      needsWhole: true,
    };
  }
  if (mayBeEmpty)
    return open(`${fact}, and Tenable does not document whether check_option : CAN_BE_NULL lets that pass.`);
  return { is: "FAILED", fact, meetings: [{ element, violation: true, message: fact }], needsWhole: true };
}

function allMatch(
  look: WrittenPattern,
  regex: WrittenPattern | undefined,
  { matching, selected }: Examined,
): Decided {
  const what =
    regex === undefined
      ? plural(matching.count, "line")
      : `${matching.count} of ${plural(selected, "line")} that regex selects`;
  return {
    is: "PASSED",
    fact: `expect matches ${what}`,
    meetings: meetingsOf(look, matching.first, false, "expect matches"),
    count: matching.count,
    needsWhole: regex !== undefined,
  };
}

function someFail(look: WrittenPattern, { matching, others, selected }: Examined): Decided {
  return {
    is: "FAILED",
    fact: `expect does not match ${others.count} of ${plural(selected, "line")} that regex selects`,
    meetings: meetingsOf(look, others.first, true, "expect does not match a line that regex selects"),
    count: others.count,
    needsWhole: matching.count === 0,
  };
}

/** `regex` alone reports the lines; G 90 says more for one kind of device. */
function onlySelects({ family, isRequired }: LineCheck, regex: WrittenPattern, text: Place): Finding {
  const { matching, lines } = examineLines(text, { look: regex });
  if (family.ifOnlyRegex === "warning" && matching.count === 0) {
    const fact = `regex selects none of ${plural(lines, "line")}`;
    const meetings = [{ element: regex.element, violation: true, message: fact }];
    return { is: isRequired ? "FAILED" : "WARNING", fact, meetings, needsWhole: true };
  }
  return open(
    "A check with regex alone reports the lines that it selects; Tenable does not document which verdict it gives.",
    "Add expect or not_expect.",
  );
}

function meetingsOf(
  { element }: WrittenPattern,
  places: readonly Place[],
  violation: boolean,
  message: string,
): Meeting[] {
  return places.map((place) => ({ element, place, violation, message }));
}
