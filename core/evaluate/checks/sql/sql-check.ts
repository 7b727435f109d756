import type { Found, Need, QueryAnswer } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { markedQueryKey, queryKey, queryMark } from "../../../observations/query-key.ts";
import { readBareRange, readRange } from "../../../semantics/numbers.ts";
import { plural } from "../../../text/plural.ts";
import { shownCode } from "../../lines/shown-text.ts";
import { notKnown } from "../../observed/not-known.ts";
import { type Meeting, seen } from "../../observed/seen.ts";
import { type Judge, neverDecided, type Outcome, outcome, undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { Compiled } from "../compiled.ts";
import { keywordProblem, keywordRoles } from "../keyword-roles.ts";
import { type Fit, fits, type LetterCase } from "./cell.ts";
import { type ExpectedRow, expectedRow } from "./expected-row.ts";

export const sqlKeywords = keywordRoles({
  sql_request: "judged",
  sql_types: "judged",
  sql_expect: "judged",
  check_option: "judged",
  match_all: "judged",
  match_case: "judged",
  num_rows: "judged",
});

/** How rows are compared with the expected one. */
interface Rules {
  /**
   * Whether one of several rows is enough, or all must match; for policies with a `db_type`, this is not
   * documented.
   */
  rows: "one" | "all" | "open";
  letterCase: LetterCase;
}

/**
 * SQL_POLICY: the rows that a query returns match `sql_expect`, column by column (G 63-68). No rows pass if
 * NO_ROWS_RETURNED or NULL is expected, or with CAN_BE_NULL (G 64-66).
 *
 * @param style "types": one row is enough unless `match_all : YES`, case is ignored unless `match_case : YES`
 *   (G 159-161)
 */
export function compileSqlPolicy(source: CheckSource, style: "db_type" | "types"): Compiled {
  const query = source.written("sql_request");
  if (query === undefined) {
    return {
      judge: neverDecided(
        "undocumented",
        "The check has no query: sql_request must be a single quoted string.",
      ),
      needs: [],
    };
  }
  const needs: Need[] = [{ kind: "answer", key: queryKey(query.text), text: query.text }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const problem = keywordProblem(source, sqlKeywords);
  if (problem !== undefined) return never(problem);
  const expected = expectedRow(source);
  if (!expected.ok) return never(expected.reason);
  const count = rowCount(source);
  if (count === "unclear") return never("The value of num_rows is neither a number nor a range.");
  const rules: Rules =
    style === "types"
      ? {
          rows: source.word("match_all") === "YES" ? "all" : "one",
          letterCase: source.word("match_case") === "YES" ? "counts" : "ignored",
        }
      : { rows: "open", letterCase: "open" };
  const option = source.word("check_option");
  if (option !== undefined && option !== "CAN_BE_NULL" && option !== "CAN_NOT_BE_NULL") {
    return never(`Tenable does not document what check_option : ${option} does here.`);
  }
  const check = {
    query: query.text,
    expected,
    rules,
    count,
    mayBeEmpty: option === "CAN_BE_NULL",
    isStrict: style === "types",
  };
  return { judge: judgeQuery(check), needs };
}

interface RowCount {
  from: number;
  to: number;
}

/** `num_rows`: a number or a range (G 160). */
function rowCount(source: CheckSource): RowCount | undefined | "unclear" {
  if (!source.has("num_rows")) return undefined;
  const text = source.text("num_rows")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return { from: Number(text), to: Number(text) };
  const range = readRange(text) ?? readBareRange(text);
  return range?.from === undefined || range.to === undefined ? "unclear" : { from: range.from, to: range.to };
}

interface SqlCheck {
  query: string;
  expected: Extract<ExpectedRow, { ok: true }>;
  rules: Rules;
  count: RowCount | undefined;
  mayBeEmpty: boolean;
  /** Types such as STRING_OR_NULL say where NULL may be. */
  isStrict: boolean;
}

function judgeQuery(check: SqlCheck): Judge {
  const shown = shownCode(check.query);
  const subject = `the answer to ${shown}`;
  const remedy = `Add the answer to ${shown} as CSV with its header, with the prompt and the query above it.`;
  return ({ observations }) => {
    const found = shownAnswer(observations, queryKey(check.query));
    if (found.is !== "present") {
      return notKnown(found.is === "unknown" ? found : { why: "not captured", places: [] }, subject, remedy);
    }
    const { values, places, partial } = found;
    if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedy);
    return judgeAnswer(check, values[0]!);
  };
}

/** Found under the query itself, or under the mark that a capture prints for it. */
function shownAnswer(observations: Observations, key: string): Found<"answer"> {
  const found = observations.ask("answer", key);
  const isSilent = found.is === "unknown" && found.why === "not captured";
  return isSilent ? observations.ask("answer", markedQueryKey(queryMark(key))) : found;
}

function judgeAnswer(check: SqlCheck, answer: QueryAnswer): Outcome {
  const { expected, count } = check;
  const { rows } = answer;
  if (expected.is === "no rows") return judgeSilence(check, answer);
  if (rows.length === 0) return judgeNothing(check, answer);
  const { columns } = expected;
  if (answer.columns.length !== columns.length) {
    return open(
      `The answer has ${plural(answer.columns.length, "column")} and sql_expect ${columns.length}, and Tenable does not document what that means.`,
      "Select the columns that sql_expect has.",
    );
  }
  const found = rows.map(({ cells }) => rowFits(check, cells));
  const good = found.filter((fit) => fit === "yes").length;
  const bad = found.filter((fit) => fit === "no").length;
  const verdict = verdictOf(check.rules.rows, good, bad, rows.length);
  if (verdict === "open") return openRows(check, answer, found, good, bad);
  const isCounted = count === undefined || (rows.length >= count.from && rows.length <= count.to);
  if (count !== undefined && isCounted !== (good >= count.from && good <= count.to)) {
    return open(
      `The answer has ${plural(rows.length, "row")}, ${good} of them as expected, and Tenable does not document which of them num_rows counts.`,
      "Make the query select only the rows that count.",
    );
  }
  const passes = verdict === "yes" && isCounted;
  const fact =
    verdict === "yes" && !isCounted
      ? `The answer has ${plural(rows.length, "row")}, which is not the number that num_rows asks for`
      : `${passes ? good : bad} of ${plural(rows.length, "row")} ${passes ? (good === 1 ? "is" : "are") : bad === 1 ? "is not" : "are not"} as sql_expect says`;
  const isBounded = count !== undefined && count.to !== Number.POSITIVE_INFINITY;
  if (passes && answer.mayGoOn && isBounded) return endsNowhere(fact);
  // One row is enough, and another one can't undo that.
  const notes = passes && answer.mayGoOn && check.rules.rows !== "one" ? { notes: [openEnd] } : {};
  return outcome(passes ? "PASSED" : "FAILED", `${fact}.`, {
    ...seen(meetingsOf(check, answer, found, passes)),
    ...notes,
  });
}

const openEnd = "The text ends after the last row, so the answer may be cut off.";

/** It passes because of what the text does not show, and the text ends there. */
function endsNowhere(fact: string): Outcome {
  return undecided(
    "partial",
    `${fact}, but the text ends there, so the answer may be cut off.`,
    "Add what follows the answer: the next prompt, the number of rows such as (0 rows), or the line -- end of queries.",
  );
}

function verdictOf(rule: Rules["rows"], good: number, bad: number, all: number): Fit {
  if (good === all) return "yes";
  if (bad === all) return "no";
  if (rule === "one") return good > 0 ? "yes" : "open";
  if (rule === "all") return bad > 0 ? "no" : "open";
  return "open";
}

function rowFits({ expected, rules, isStrict }: SqlCheck, cells: QueryAnswer["rows"][number]["cells"]): Fit {
  if (expected.is !== "row") return "open";
  let row: Fit = "yes";
  for (const [at, { fits: alternatives, type }] of expected.columns.entries()) {
    const cell = cells[at]!;
    const found = alternatives.map((matcher) => fits(cell, matcher, rules.letterCase));
    if (isStrict && type.endsWith("_OR_NULL")) found.push(cell.isNull);
    if (found.includes("yes")) continue;
    if (!found.includes("open")) return "no";
    row = "open";
  }
  return row;
}

/** NO_ROWS_RETURNED passes only if there are none (G 64). */
function judgeSilence({ expected, query }: SqlCheck, { rows, mayGoOn }: QueryAnswer): Outcome {
  const passes = rows.length === 0;
  if (passes && mayGoOn) return endsNowhere(`${shownCode(query)} returned no rows`);
  const fact = passes
    ? `${shownCode(query)} returned no rows`
    : `${shownCode(query)} returned ${plural(rows.length, "row")}, but none is expected`;
  const meetings: Meeting[] = passes
    ? [{ element: expected.element, violation: false, message: fact }]
    : rows.map(({ place }) => ({
        element: expected.element,
        place,
        violation: true,
        message: "This row is not expected",
      }));
  return outcome(passes ? "PASSED" : "FAILED", `${fact}.`, seen(meetings));
}

/** No rows: NULL in all columns asks for that (G 66-67), CAN_BE_NULL permits it, any other expectation fails (G 65). */
function judgeNothing(
  { query, expected, mayBeEmpty, isStrict }: SqlCheck,
  { mayGoOn }: QueryAnswer,
): Outcome {
  const fact = `${shownCode(query)} returned no rows`;
  const done = (passes: boolean, reason: string) =>
    passes && mayGoOn
      ? endsNowhere(fact)
      : outcome(
          passes ? "PASSED" : "FAILED",
          `${reason}.`,
          seen([{ element: expected.element, violation: !passes, message: reason }]),
        );
  if (expected.is !== "row") return done(true, fact);
  const nulls = expected.columns.map(
    ({ fits: alternatives }) => alternatives.filter(({ is }) => is === "null").length,
  );
  const isAllNull = expected.columns.every(({ fits: alternatives }, at) => nulls[at] === alternatives.length);
  if (isAllNull && isStrict)
    return open(
      `${fact}, and Tenable does not document whether that is the NULL that sql_expect asks for.`,
      "Write NO_ROWS_RETURNED if there may be no rows.",
    );
  if (isAllNull) return done(true, `${fact}, as NULL asks`);
  if (mayBeEmpty) return done(true, `${fact}, and check_option : CAN_BE_NULL permits that`);
  if (nulls.every((count) => count > 0))
    return open(
      `${fact}, and Tenable does not document whether NULL together with other values permits that.`,
      "Write check_option : CAN_BE_NULL if there may be no rows.",
    );
  return done(false, fact);
}

function openRows(
  check: SqlCheck,
  { rows }: QueryAnswer,
  found: readonly Fit[],
  good: number,
  bad: number,
): Outcome {
  if (good > 0 && bad > 0 && check.rules.rows === "open") {
    return open(
      `${good} of ${plural(rows.length, "row")} ${good === 1 ? "is" : "are"} as sql_expect says, and Tenable does not document whether one is enough.`,
      "Make the query select only the rows that must match, or only those that must not exist.",
    );
  }
  const at = found.indexOf("open");
  const why =
    "Tenable does not document how such a value is compared: case, blanks, number formats, NULL and the text NULL";
  return open(
    `Row ${at + 1} of ${rows.length} can't be compared with sql_expect, because ${why}.`,
    "Make the query return the value in one form, with upper, trim or coalesce.",
  );
}

function meetingsOf(
  { expected }: SqlCheck,
  { rows }: QueryAnswer,
  found: readonly Fit[],
  passes: boolean,
): Meeting[] {
  const wanted: Fit = passes ? "yes" : "no";
  return rows.flatMap(({ place }, at) =>
    found[at] === wanted
      ? [
          {
            element: expected.element,
            place,
            violation: !passes,
            message: passes ? "This row is as expected" : "This row is not as expected",
          },
        ]
      : [],
  );
}

function open(reason: string, remedy: string): Outcome {
  return undecided("undocumented", reason, remedy);
}
