import type { QueryAnswer } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { readAnswer } from "../sql/read-answer.ts";
import { addSystemValue, systemValueName } from "./add-system-value.ts";

type Cell = QueryAnswer["rows"][number]["cells"][number];

/**
 * Adds the system values that rows of QSYS2.SYSTEM_VALUE_INFO show. The value is in the numeric or the
 * character column, and the other is NULL; an answer with only one of the columns may not have the value.
 *
 * @param isCut the last row may be cut off
 */
export function addQueriedValues(
  { columns, rows }: QueryAnswer,
  observations: Observations,
  isCut: boolean,
): void {
  const at = (name: string) => columns.findIndex((column) => column.trim().toUpperCase() === name);
  const nameAt = at("SYSTEM_VALUE_NAME");
  const valuesAt = [at("CURRENT_NUMERIC_VALUE"), at("CURRENT_CHARACTER_VALUE")].filter((index) => index >= 0);
  if (nameAt < 0 || valuesAt.length === 0) return;
  for (const { cells, place } of isCut ? rows.slice(0, -1) : rows) {
    const name = cells[nameAt]!.text.trim().toUpperCase();
    if (!systemValueName.test(name)) continue;
    const values = valuesAt.map((index) => cells[index]!).filter(isShown);
    if (values.length === 1) addSystemValue(observations, name, values[0]!.text, place);
  }
}

/** Clients print NULL as nothing, as a dash or as the word. */
function isShown({ text, isNull }: Cell): boolean {
  return isNull === "no" && text.trim() !== "" && text.trim() !== "-" && text.trim() !== "NULL";
}

/** Rows saved as a file, with their header. */
export const queriedValues: LoneText = {
  header: `\uFEFF?"?(?:SYSTEM_VALUE_NAME|CURRENT_(?:NUMERIC|CHARACTER)_VALUE)\\b`,
  starts(text, at) {
    const feed = text.indexOf("\n", at);
    const line = text.slice(at, feed < 0 ? text.length : feed).toUpperCase();
    return line.includes("SYSTEM_VALUE_NAME") && /CURRENT_(?:NUMERIC|CHARACTER)_VALUE/.test(line);
  },
  read(source, at, observations) {
    let end = at;
    for (const { text, next } of textLines(source, at)) {
      if (text.trim() === "") break;
      end = next;
    }
    const read = readAnswer({ source, start: at, end });
    if (read.is === "answer") {
      const isCut = end === source.text.length && !source.text.endsWith("\n") && !read.isCounted;
      addQueriedValues(read.answer, observations, isCut);
    }
    return end;
  },
};
