import { type Draft, shareText, skip } from "../../draft.ts";
import type { Fields } from "../../text/fields.ts";
import { columnsOfRuler, type RulerColumn } from "../../text/ruler.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * `tasklist` as a table or CSV, in any display language: the name is in the first column and the pid in the second,
 * whatever the header calls them.
 */
export const tasklist: LineReader = {
  format: "processes",
  view: "none",
  commands: ["tasklist"],
  recognises: (fields) => RULER.test(fields.line) || CSV_ROW.test(fields.line.slice(0, 400)),
  open: (draft) => section(draft),
};

const RULER = /^\s*={20,30}\s+={6,10}\s+={8,}/;
const CSV_ROW = /^\s*"([^"]{1,260})","(\d{1,10})","/;

function section(draft: Draft): Section {
  let columns: RulerColumn[] = [];
  let rowSeen = false;
  /** After a blank line, only a line that fits the columns is a row. */
  let isPastRows = false;

  function add(name: string, pid: number, line: number): true {
    draft.processes.push({ pid, name: shareText(draft, name), line });
    return true;
  }

  /** Reads a row whose columns show name and pid. */
  function readRow(fields: Fields, line: number): boolean {
    const [nameColumn, pidColumn] = columns;
    if (nameColumn === undefined || pidColumn === undefined) return false;
    const name = fields.line.slice(nameColumn.start, nameColumn.end).trim();
    const pid = fields.line.slice(nameColumn.end, pidColumn.end).trim();
    return name !== "" && /^\d{1,10}$/.test(pid) && add(name, Number(pid), line);
  }

  /** Reads a row of a copy that lost its columns: the pid is the first number after the name. */
  function readCollapsed(fields: Fields, line: number): boolean {
    if (columns.length < 2 || isPastRows) return false;
    const match = /^\s*(\S.{0,255}?)\s+(\d{1,10})\s/.exec(`${fields.line.slice(0, 400)} `);
    return match !== null && add(match[1]!, Number(match[2]), line);
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (RULER.test(fields.line)) {
        columns = columnsOfRuler(fields.line);
        return skip(draft, "header", line);
      }
      const row = CSV_ROW.exec(fields.line.slice(0, 400));
      return row !== null && add(row[1]!, Number(row[2]), line);
    },
    claims(fields, line) {
      if (!readRow(fields, line)) return false;
      isPastRows = false;
      rowSeen = true;
      return true;
    },
    continues: (fields, line) => {
      if (readCollapsed(fields, line)) {
        rowSeen = true;
        return true;
      }
      // Services of `/svc` that do not fit continue below, in the third column.
      const third = columns[2];
      return (
        third !== undefined && fields.start(0) >= third.start && skip(draft, "services of a process", line)
      );
    },
    blank() {
      isPastRows = rowSeen;
    },
  };
}
