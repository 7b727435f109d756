import { excerptOf } from "../../../observations/excerpt.ts";
import type { Found, Need, Place } from "../../../observations/observation.ts";
import { rowsKey } from "../../../observations/windows-keys.ts";
import { plural } from "../../../text/plural.ts";
import type { Host } from "../../host/host.ts";
import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import { type Answer, combineAnswers, unclear } from "../../windows-values/answer.ts";
import { compileLists, type ListTest } from "../../windows-values/lists.ts";
import { compileNumbers } from "../../windows-values/numbers.ts";
import { compileTexts } from "../../windows-values/texts.ts";
import type { CheckSource } from "../check-source.ts";
import { type Compiled, unjudged } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { shownText } from "./shown-value.ts";
import { shortText, type Wanted, wantedOf } from "./wanted.ts";

export const wmiKeywords = keywordRoles({
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  wmi_namespace: "judged",
  wmi_request: "judged",
  wmi_attribute: "judged",
  // Only says in the report which row it was (G 333-334).
  wmi_key: "ignored",
  wmi_option: "judged",
  wmi_exclude_result: "open",
  only_show_query_output: "judged",
});

/**
 * Windows WMI_POLICY (G 332-335): an attribute of every row that a query returns matches value_data; with
 * WMI_ENUM, all rows together do. A query that returns nothing is an error, unless CAN_BE_NULL lets it pass.
 */
export function compileWmiPolicy(source: CheckSource): Compiled {
  if (source.word("only_show_query_output") === "YES") {
    return unjudged("only_show_query_output : YES only shows what the query returns and judges nothing.");
  }
  const request = parseRequest(source.text("wmi_request") ?? "");
  const attribute = source.text("wmi_attribute")?.trim();
  if (request === undefined || attribute === undefined || attribute === "") {
    const reason =
      "WMI_POLICY needs a query that names its attributes in wmi_request, and one of these attributes in wmi_attribute.";
    return { judge: neverDecided("undocumented", reason), needs: [] };
  }
  const namespace = source.text("wmi_namespace")?.trim() ?? "";
  const query: Query = { ...request, attribute, key: rowsKey(request.className, namespace || undefined) };
  const { where } = request;
  const needs: Need[] = [
    { kind: "rows", key: query.key, columns: [attribute], ...(where !== undefined && { where }) },
  ];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("wmi_option");
  const problem =
    keywordProblem(source, wmiKeywords) ??
    (namespace === "" ? "The check has no wmi_namespace." : undefined) ??
    (source.has("wmi_option") && option !== "CAN_BE_NULL" && option !== "WMI_ENUM"
      ? `Tenable does not document what wmi_option : ${source.text("wmi_option")} means.`
      : undefined) ??
    (request.columns.some((column) => column.toLowerCase() === attribute.toLowerCase())
      ? undefined
      : `wmi_attribute names ${shortText(attribute)}, which wmi_request does not ask for.`);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const { wanted } = found;
  const compiled = compileRows(wanted, option === "WMI_ENUM");
  if (!compiled.ok) return never(compiled.reason);
  const check: WmiCheck = { query, wanted, test: compiled.test, mayBeEmpty: option === "CAN_BE_NULL" };
  return { judge: (host) => judgeRows(check, host), needs };
}

interface Query {
  key: string;
  className: string;
  columns: readonly string[];
  where: string | undefined;
  attribute: string;
}

/** `SELECT A, B FROM C WHERE …`; `*` is not a list of attributes (G 334). */
function parseRequest(text: string): Pick<Query, "className" | "columns" | "where"> | undefined {
  const words = text.trim().split(/\s+/);
  const from = words.findIndex((word) => word.toLowerCase() === "from");
  if (words[0]?.toLowerCase() !== "select" || from < 2) return undefined;
  const columns = words
    .slice(1, from)
    .join(" ")
    .split(",")
    .map((column) => column.trim());
  const className = words[from + 1];
  if (
    className === undefined ||
    !/^\w+$/.test(className) ||
    !columns.every((column) => /^\w+$/.test(column))
  ) {
    return undefined;
  }
  if (words.length === from + 2) return { columns, className, where: undefined };
  if (words[from + 2]!.toLowerCase() !== "where" || words.length === from + 3) return undefined;
  return { columns, className, where: words.slice(from + 3).join(" ") };
}

interface WmiCheck {
  query: Query;
  wanted: Wanted;
  test: ListTest;
  mayBeEmpty: boolean;
}

type CompiledRows = { ok: true; test: ListTest } | { ok: false; reason: string };

/** The test for the values of one attribute, in all rows. */
function compileRows({ expression, comparison, valueType }: Wanted, isEnumerated: boolean): CompiledRows {
  if (valueType === "POLICY_MULTI_TEXT" || isEnumerated) {
    if (valueType !== "POLICY_MULTI_TEXT") {
      return { ok: false, reason: `Tenable does not document what WMI_ENUM means with ${valueType}.` };
    }
    if (!isEnumerated && comparison !== "EQUAL_ANY") {
      return {
        ok: false,
        reason: "Tenable does not document what POLICY_MULTI_TEXT means without wmi_option : WMI_ENUM.",
      };
    }
    return compileLists(expression, comparison);
  }
  if (valueType === "POLICY_TEXT") {
    const compiled = compileTexts(expression, comparison);
    if (!compiled.ok) return compiled;
    return { ok: true, test: everyRow((text) => isShownOtherwise(text) ?? compiled.test(text)) };
  }
  if (valueType !== "POLICY_DWORD") {
    return { ok: false, reason: `Tenable does not document what ${valueType} means for a query.` };
  }
  const compiled = compileNumbers(expression, comparison);
  if (!compiled.ok) return compiled;
  return {
    ok: true,
    test: everyRow((text) => {
      const number = /^-?\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
      if (number >= -0x80000000 && number <= 0xffffffff) return compiled.test(number >>> 0);
      return unclear(`${shownText(text)} is not a 32-bit number`);
    }),
  };
}

/** What a table shows in its own way: the scanner may write it differently, and leaves out lists (G 334). */
function isShownOtherwise(text: string): Answer | undefined {
  const isOther = /^(?:true|false)$/i.test(text) || /^\{.*\}$/.test(text) || /\d[/.:-]\d.*\d:\d\d/.test(text);
  return isOther ? unclear("Tenable does not document how the scanner writes such a value") : undefined;
}

function everyRow(test: (text: string) => Answer): ListTest {
  return (texts) => combineAnswers("AND", texts.map(test));
}

function judgeRows({ query, wanted, test, mayBeEmpty }: WmiCheck, { observations }: Host): Outcome {
  const { key, attribute, where, className } = query;
  const subject = `${attribute} of ${className}`;
  const remedy = `Add the output of \`${cimCommand(query)}\`, with the command line above it.`;
  const found = observations.askRows(key, [attribute], where);
  if (found.is === "unknown") return notKnown(found, subject, remedy);
  if (found.is === "absent") return judgeNoRows(subject, wanted, mayBeEmpty, found.places[0]);
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedy);
  const [first] = values as [(typeof values)[number]];
  const cells = first.rows.map(([cell]) => cell);
  if (values.length > 1 && !isSameIn(found)) return notKnown({ why: "conflict", places }, subject, remedy);
  if (cells.length === 0) return judgeNoRows(subject, wanted, mayBeEmpty, places[0]);
  if (cells.includes(undefined)) {
    const reason = `${subject} is empty in a row, and the snapshot does not show whether that is an empty text or no value.`;
    return undecided("partial", reason, undefined);
  }
  const texts = cells as string[];
  const shown = shortText([...new Set(texts)].map(shownText).join(", "));
  const fact =
    texts.length === 1
      ? `${subject} is ${shown}`
      : `${subject} is ${shown} in ${plural(texts.length, "row")}`;
  return judgeAnswer(test(texts), fact, wanted, { place: places[0] });
}

function isSameIn({ values }: Extract<Found<"rows">, { is: "present" }>): boolean {
  const [first, ...others] = values.map(({ rows }) => JSON.stringify(rows));
  return others.every((other) => other === first);
}

/** A query that returns nothing is an error (G 334). */
function judgeNoRows(
  subject: string,
  wanted: Wanted,
  mayBeEmpty: boolean,
  place: Place | undefined,
): Outcome {
  const message = `The query returns no ${subject}`;
  const where = place === undefined ? message : `${message}, line ${excerptOf(place).line} of the snapshot`;
  const meeting = { element: wanted.element, violation: !mayBeEmpty, message, ...(place && { place }) };
  return mayBeEmpty
    ? outcome("PASSED", `${where}, and wmi_option : CAN_BE_NULL permits that.`, seen([meeting]))
    : outcome(
        "ERROR",
        `${where}, which is an error without wmi_option : CAN_BE_NULL (guide p. 334).`,
        seen([meeting]),
      );
}

/** The command that shows the rows; a condition that can't be quoted is left to the reader. */
function cimCommand({ key, className, attribute, where }: Query): string {
  const namespace = key.slice(0, key.lastIndexOf(":"));
  const filter = where === undefined ? "" : /["`$]/.test(where) ? " -Filter …" : ` -Filter "${where}"`;
  return `Get-CimInstance -Namespace ${namespace} ${className}${filter} | Format-List ${attribute}`;
}
