import { compileProgram } from "../../../jq/program.ts";
import { commandKey } from "../../../observations/command-key.ts";
import type { Need, Place } from "../../../observations/observation.ts";
import type { Check } from "../../../semantics/policy.ts";
import { compileTransform } from "../../../xml/xsl/transform.ts";
import { shownCode } from "../../lines/shown-text.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import { type CompileCheck, type Compiled, unjudged } from "../compiled.ts";
import type { Look } from "../devices/device-check.ts";
import type { Family } from "../devices/families.ts";
import type { Decided } from "../devices/finding.ts";
import { expectationProblem, lookForLines } from "../devices/line-check.ts";
import { devicePatterns, type PatternSet, type Patterns } from "../devices/patterns.ts";
import { keywordProblem } from "../keyword-roles.ts";
import { oneLineNote } from "../xml/xml-check.ts";
import { type ApiKind, apiKindOf } from "./families.ts";
import { findAnswer } from "./find-answer.ts";
import {
  endsByItself,
  type Printed,
  type PrintedReadings,
  printedByJq,
  printedByXsl,
  rememberPrinted,
} from "./printed-readings.ts";
import type { Request } from "./requests.ts";

/** Returns the compiler of a check that asks an API; undefined if its kind is not judged. */
export function apiCompilerOf({ tree, itemType, builtin }: Check): CompileCheck | undefined {
  const kind = builtin === undefined ? apiKindOf(tree.checkType, itemType) : undefined;
  return kind && ((source) => compile(source, kind));
}

function compile(source: CheckSource, kind: ApiKind): Compiled {
  const transform = transformOf(source, kind);
  if (transform.is === "foreign") return unjudged(transform.reason);
  const found = kind.requestOf(source);
  const needs = found.ok ? [needOf(found.request)] : [];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  if (!found.ok) return never(found.reason);
  const problem = keywordProblem(source, kind.keywords) ?? expectationProblem(source);
  if (problem !== undefined) return never(problem);
  if (transform.is !== "ready") return never(transform.reason);
  const patterns = devicePatterns(source);
  if (!patterns.ok) return never(patterns.reason);
  const family = transform.name === "json_transform" ? jqLines : xslLines;
  const look = lookForLines(source, family, undefined);
  const check = { ...transform, request: found.request, patterns: patterns.patterns, look };
  return { judge: judgeAnswer(check), needs };
}

function needOf({ typed }: Request): Need {
  return { kind: "command", key: commandKey(typed), text: typed };
}

/** One of the lines that jq prints is enough (G 77-79, 123); for those of XSL, no page says so (G 145). */
const jqLines: Family = { texts: [], sections: "none", selected: "one", kinds: {} };
const xslLines: Family = { texts: [], sections: "none", selected: "open", kinds: {} };

type Transform =
  | { is: "ready"; name: "json_transform" | "xsl_stmt"; print: (answer: Place) => PrintedReadings }
  | { is: "foreign" | "beyond"; reason: string };

function transformOf(source: CheckSource, { isListed }: ApiKind): Transform {
  const [hasJq, hasXsl] = [source.has("json_transform"), source.has("xsl_stmt")];
  if (hasJq && hasXsl) return beyond("The check has both json_transform and xsl_stmt.");
  if (hasJq) return jqOf(source, isListed === true);
  if (hasXsl) return xslOf(source);
  return beyond(
    "Without a transform the whole answer is compared, and Tenable does not document how its lines are broken.",
  );
}

function beyond(reason: string): Transform {
  return { is: "beyond", reason };
}

function jqOf(source: CheckSource, isListed: boolean): Transform {
  const written = source.written("json_transform");
  if (written === undefined) return beyond("The value of json_transform is not a single quoted string.");
  const compiled = compileProgram(written.text);
  if (!compiled.ok) {
    return compiled.isForeign
      ? {
          is: "foreign",
          reason: `${source.check.itemType ?? "This check"} is not evaluated: ${lowerFirst(compiled.reason)}`,
        }
      : beyond(compiled.reason);
  }
  const { program } = compiled;
  return {
    is: "ready",
    name: "json_transform",
    print: (answer) =>
      rememberPrinted(`jq ${isListed} ${written.text}`, answer, () => printedByJq(program, answer, isListed)),
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function xslOf(source: CheckSource): Transform {
  const statements: string[] = [];
  for (const written of source.allWritten("xsl_stmt")) {
    if (written === undefined) return beyond("The value of xsl_stmt is not a single quoted string.");
    statements.push(written.text);
  }
  const sheets = [...new Set([statements.join("\n"), statements.join("")])].map(withLastEnd);
  // The meaning of its prefixes depends on the answer; everything else is the same for all.
  for (const sheet of sheets) {
    const compiled = compileTransform(sheet, () => "");
    if (!compiled.ok) return beyond(compiled.reason);
  }
  return {
    is: "ready",
    name: "xsl_stmt",
    print: (answer) => rememberPrinted(sheets.join("\0"), answer, () => printedByXsl(sheets, answer)),
  };
}

/** Shipped policies and the guide omit the end of the last template (G 139-141). */
function withLastEnd(sheet: string): string {
  const opened = sheet.match(/<xsl:template[\s>]/g)?.length ?? 0;
  const closed = sheet.match(/<\/xsl:template\s*>/g)?.length ?? 0;
  return opened === closed + 1 ? `${sheet}</xsl:template>` : sheet;
}

interface ApiCheck {
  name: "json_transform" | "xsl_stmt";
  print: (answer: Place) => PrintedReadings;
  request: Request;
  patterns: Patterns;
  look: Look;
}

function judgeAnswer(check: ApiCheck): Judge {
  const shown = shownCode(check.request.typed);
  const subject = `the answer that ${shown} prints`;
  const remedy = `Add the output of ${shown}, with the command line above it, or save the answer as ${check.request.file} in the folder of the host.`;
  return ({ observations, options }) => {
    const found = findAnswer(observations, check.request.isAnswer);
    if (found.is === "unknown") return notKnown(found, subject, remedy);
    if (found.mayGoOn && !endsByItself(found.text))
      return notKnown({ why: "cut", places: [found.text] }, subject, remedy);
    const printed = check.print(found.text);
    if (!printed.ok) {
      return printed.isPartial
        ? undecided("partial", printed.reason, remedy)
        : undecided("undocumented", printed.reason, undefined);
    }
    return judgeReadings(check, printed.readings, found.text, (text, patterns) =>
      check.look(text, patterns, options),
    );
  };
}

/** All readings must agree, with and without case. */
function judgeReadings(
  { name, patterns }: ApiCheck,
  readings: readonly Printed[],
  answer: Place,
  look: (text: Place, patterns: PatternSet) => ReturnType<Look>,
): Outcome {
  const places = readings
    .filter(({ text }, index) => readings.findIndex((other) => other.text === text) === index)
    .map(({ place, about }) => ({ text: place, about }));
  const first = look(places[0]!.text, patterns.exact);
  for (const { text, about } of places) {
    for (const [set, case_] of [
      [patterns.exact, about],
      [patterns.anyCase, "whether case matters"],
    ] as const) {
      const other = look(text, set);
      if (other.is === "open") return undecided(other.because, other.reason, other.remedy);
      if (other.is !== first.is) {
        return undecided(
          "undocumented",
          `It depends on ${case_}, which Tenable does not document.`,
          undefined,
        );
      }
    }
  }
  const { is, fact, meetings, count } = first as Decided;
  const shown = meetings.map(inAnswer(answer, places[0]!.text));
  const notes = is === "PASSED" && readings.some(({ repeats }) => repeats) ? [oneLineNote] : [];
  return outcome(is, `${fact}, in the output of ${name}.`, { ...seen(shown, count), notes });
}

/** A printed line is not in any text of the host: the place is that of the answer, and the line is quoted. */
function inAnswer(answer: Place, printed: Place): (meeting: Meeting) => Meeting {
  const all = printed.source.text.trim();
  const whole = all === "" ? "nothing is printed" : shownCode(all);
  return ({ place, message, ...rest }) => {
    const shown = place === undefined ? `${message}: ${whole}` : `${message} ${shownCode(lineAt(place))}`;
    return answer.end > answer.start
      ? { ...rest, message: shown, place: answer }
      : { ...rest, message: shown };
  };
}

function lineAt({ source, start }: Place): string {
  const { text } = source;
  const feed = text.indexOf("\n", start);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, feed < 0 ? text.length : feed);
}
