import { readResultText } from "../snapshot/readers/nessus/result-text.ts";
import { csvRows } from "./csv-rows.ts";
import { keepText, longestText } from "./kept-text.ts";
import type { ScannedHost, ScannerResultsReader } from "./scanner-results.ts";
import { unreadWarning } from "./unread-warning.ts";

/** The words that a compliance plugin writes in place of a risk. */
const results = new Set(["PASSED", "FAILED", "WARNING", "ERROR"]);

/**
 * The CSV export of a report: the result is in the column Risk, everything else in the text of Description,
 * or of Plugin Output. It names no audit file. Open ports are not taken from it.
 */
export function csvExportReader(): ScannerResultsReader {
  const hosts = new Map<string, ScannedHost>();
  const unread: number[] = [];
  let columns: string[] | undefined;

  const rows = csvRows(longestText + 1, (cells, line) => {
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim().toLowerCase());
      return;
    }
    const cell = (name: string) => (cells[columns!.indexOf(name)] ?? "").trim();
    const risk = cell("risk").toUpperCase();
    const text = readResultText(cell("description")) ?? readResultText(cell("plugin output"));
    if (text === undefined) {
      if (results.has(risk)) unread.push(line);
      return;
    }
    const name = cell("host");
    const host = hosts.get(name) ?? { name, otherNames: [], results: [], snapshot: undefined };
    hosts.set(name, host);
    const { check, result, actual, policy } = text;
    host.results.push({
      check,
      result: result.toUpperCase(),
      ...(actual !== undefined && { actual: keepText(actual) }),
      ...(policy !== undefined && { policy: keepText(policy) }),
      line,
    });
  });

  return {
    write: rows.write,
    close() {
      const isCut = rows.close();
      const warnings = unreadWarning(unread);
      if (isCut) warnings.push("The report is cut off inside its last row: export it again.");
      return { hosts: [...hosts.values()], warnings };
    },
  };
}
