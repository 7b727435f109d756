import type { Place } from "../../../observations/observation.ts";
import { rememberFor } from "../../../text/remember.ts";
import { readXml } from "../../../xml/xml-tree.ts";
import { compileTransform, type Transform } from "../../../xml/xsl/transform.ts";
import { patternsOf, type WrittenPattern } from "../../lines/written-pattern.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Judge, neverDecided, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import {
  allComply,
  type Excuse,
  type FileCheck,
  type FileResult,
  type FileText,
  judgeFiles,
} from "../content/judge-files.ts";
import { type CheckedPaths, fileNeeds, pathsOf } from "../content/paths.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgePrinted, type PrintedTest } from "./judge-printed.ts";

export const xmlKeywords = keywordRoles({
  file: "judged",
  xsl_stmt: "repeated",
  regex: "judged",
  expect: "judged",
  not_expect: "judged",
  check_option: "judged",
});

/**
 * Unix AUDIT_XML (G 177-178): the output of the templates in `xsl_stmt` is compared with regex and expect or
 * not_expect. How the scanner combines several statements, and whether it prints text or XML, is not
 * documented: a verdict is the same either way.
 */
export function compileXmlCheck(source: CheckSource): Compiled {
  const found = pathsOf(source);
  if (!found.ok) return { judge: neverDecided("undocumented", found.reason), needs: [] };
  const { paths } = found;
  const needs = fileNeeds(paths);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, xmlKeywords) ?? expectationProblem(source);
  if (problem !== undefined) return never(problem);
  const patterns = patternsOf(source, ["regex", "expect", "not_expect"]);
  if (!patterns.ok) return never(patterns.reason);
  const transforms = transformsOf(source);
  if (!transforms.ok) return never(transforms.reason);
  const { regex, expect, not_expect: notExpect } = patterns.patterns;
  const look = expect ?? notExpect!;
  if (look.text === "") return never(`Tenable does not document what ${look.name} : "" means in AUDIT_XML.`);
  const mayBeNull = source.word("check_option") === "CAN_BE_NULL";
  return { judge: judgeXml(paths, transforms.list, { regex, look, mayBeNull }), needs };
}

function expectationProblem(source: CheckSource): string | undefined {
  const hasExpect = source.has("expect");
  if (hasExpect !== source.has("not_expect")) return undefined;
  const which = hasExpect ? "both expect and not_expect" : "neither expect nor not_expect";
  return `The check has ${which}, and Tenable does not document what that means.`;
}

type FoundTransforms = { ok: true; list: readonly Transform[] } | { ok: false; reason: string };

/** The transform for each way to combine the statements. */
function transformsOf(source: CheckSource): FoundTransforms {
  const statements: string[] = [];
  for (const written of source.allWritten("xsl_stmt")) {
    if (written === undefined)
      return { ok: false, reason: "The value of xsl_stmt is not a single quoted string." };
    statements.push(written.text);
  }
  if (statements.length === 0) return { ok: false, reason: "The check has no xsl_stmt." };
  const list: Transform[] = [];
  for (const text of new Set([statements.join("\n"), statements.join("")])) {
    const compiled = compileTransform(text);
    if (!compiled.ok) return compiled;
    list.push(compiled.transform);
  }
  return { ok: true, list };
}

function judgeXml(paths: CheckedPaths, transforms: readonly Transform[], test: PrintedTest): Judge {
  const judgeOne = (path: string, text: FileText) => judgeText(path, text, transforms, test);
  const check: FileCheck = {
    paths,
    missing: missingFile(test.look),
    judgeText: judgeOne,
    finish: allComply,
  };
  return (host) => {
    const { files } = host.observations.askFiles("file", paths.patterns);
    const isOfSeveral = files.filter(({ found }) => found.is !== "absent").length > 1;
    if (!isOfSeveral || test.look.name === "not_expect") return judgeFiles(check, host);
    return judgeFiles({ ...check, judgeText: (path, text) => notAlone(judgeOne(path, text)) }, host);
  };
}

/** Without a file nothing can match `expect`; whether `not_expect` passes then is not documented. */
function missingFile({ name }: WrittenPattern): Excuse {
  return name === "expect"
    ? { is: "no" }
    : {
        is: "open",
        keyword: "not_expect in AUDIT_XML",
        remedy: "Use expect, which fails if the file is missing.",
      };
}

/** Whether each of several files must match `expect`, or only one, is not documented. */
function notAlone(result: FileResult): FileResult {
  if (result.is !== "fails") return result;
  const reason = `${result.fact}, and Tenable does not document whether another file may make up for that.`;
  return { is: "undecided", outcome: undecided("undocumented", reason, "Write a check for each file.") };
}

function judgeText(
  path: string,
  { text, selectedBy, partial }: FileText,
  transforms: readonly Transform[],
  test: PrintedTest,
): FileResult {
  const why = partial ?? (selectedBy === undefined ? undefined : "other pattern");
  if (why !== undefined) {
    const remedy = `Add the output of \`cat ${path}\`, with the command line above it.`;
    return { is: "undecided", outcome: notKnown({ why, places: [text] }, path, remedy) };
  }
  const read = documentOf(text);
  if (!read.ok)
    return open(`${path} ${read.reason}.`, "Check the file, or capture it with the capture script.");
  const printed: string[] = [];
  let repeats = false;
  for (const transform of transforms) {
    const done = transform.run(read.root);
    if (!done.ok) return open(`${done.reason.replace(/\.$/, "")}, for ${path}.`, undefined);
    printed.push(done.text);
    repeats ||= done.repeats && !done.text.trim().includes("\n");
    if (!transform.printsText) printed.push(asXml(done.text));
  }
  const found = judgePrinted(path, text, printed, test);
  return repeats && found.is === "complies" ? { ...found, notes: [oneLineNote] } : found;
}

/** Shipped policies print PASS or FAIL for each of several elements, and one PASS hides any FAIL. */
export const oneLineNote =
  "xsl:for-each prints several elements on one line, so one match is enough. <xsl:text>&#10;</xsl:text> at its end puts each on its own line.";

/** Several checks look at one file. */
const documentOf = rememberFor(({ source, start, end }: Place) => readXml(source.text.slice(start, end)));

/** The output of a transform that does not declare text output. */
function asXml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<?xml version="1.0"?>\n${escaped}`;
}

function open(reason: string, remedy: string | undefined): FileResult {
  return { is: "undecided", outcome: undecided("undocumented", reason, remedy) };
}
