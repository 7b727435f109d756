import { csvExportReader } from "./csv-export.ts";
import { nessusReportReader } from "./nessus-report.ts";
import type { ScannerResults, ScannerResultsReader } from "./scanner-results.ts";

const chunk = 65_536;

/** Reads the results in a complete report; see `scannerResultsReader`. */
export function readScannerResults(text: string): ScannerResults {
  const reader = scannerResultsReader();
  for (let from = 0; from < text.length; from += chunk) reader.write(text.slice(from, from + chunk));
  return reader.close();
}

/** Reads the results of compliance checks in a `.nessus` report, or in its export as CSV. Never throws. */
export function scannerResultsReader(): ScannerResultsReader {
  let reader: ScannerResultsReader | undefined;
  let blanks = "";
  return {
    write(part) {
      if (reader !== undefined) {
        reader.write(part);
        return;
      }
      const first = part.search(/[^\s\ufeff]/);
      if (first === -1) {
        // Kept for the line numbers.
        blanks += part;
        return;
      }
      reader = part[first] === "<" ? nessusReportReader() : csvExportReader();
      reader.write((blanks + part).replace(/^\ufeff/, ""));
    },
    close: () => (reader ?? nessusReportReader()).close(),
  };
}
