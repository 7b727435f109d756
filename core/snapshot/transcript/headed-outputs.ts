import type { FileStatus, Place, Source } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { type Exchange, linesOf } from "./exchange.ts";
import { readListRow } from "./exchanges/ls-row.ts";
import { readDpkg } from "./exchanges/packages.ts";
import { statBlocks } from "./exchanges/stat.ts";
import { StatusList } from "./exchanges/status-list.ts";
import { holdsReport } from "./holds-report.ts";
import { simpleCommand } from "./simple-command.ts";

const mark = /^\|\|\/ Name\s|^\s{2}File: ['"‘]?\/|^[-dlcbps][-r][-w][-xsS]\S{6,8} /m;
const columns = { hasOwner: true, hasGroup: true, isNumeric: false, hasContext: false, before: 0 };

/**
 * Reads outputs that show what they are without a command above them: the list of `dpkg -l` with its header,
 * and what `stat` and `ls -l` print for files with whole paths. Nothing shows that they are whole.
 */
export function readHeadedOutputs(source: Source, observations: Observations): void {
  const first = source.text.search(mark);
  if (first < 0 || holdsReport(source.text, first)) return;
  const output: Place = { source, start: 0, end: source.text.length };
  observations.startOutput();
  readPackages(output, observations);
  const list = new StatusList(observations);
  for (const row of statBlocks({ output, partial: "cut" }, false)) {
    if ("path" in row && row.path.startsWith("/")) list.add(row.path, row.status, row.place);
  }
  for (const { text, place } of linesOf({ output, partial: "cut" })) {
    const row = readListRow(text, columns);
    if (row?.name.startsWith("/")) list.add(row.name, withoutNumbers(row.status), place);
  }
  list.close();
}

function readPackages(output: Place, observations: Observations): void {
  const header = output.source.text.indexOf("\n||/ Name") + 1;
  if (header === 0) return;
  const typed = "dpkg -l";
  const list: Exchange = {
    typed,
    at: output,
    output: { ...output, start: header },
    partial: "cut",
    isRoot: false,
  };
  readDpkg(simpleCommand(typed)!, list, observations);
}

/**
 * Removes owners and groups that are numbers: they may have been asked for as numbers, so a number does not
 * mean that there is no name.
 */
function withoutNumbers({ owner, group, ...status }: FileStatus): FileStatus {
  const isName = (cell: string | undefined) => cell !== undefined && !/^\d+$/.test(cell);
  return { ...status, ...(isName(owner) && { owner }), ...(isName(group) && { group }) } as FileStatus;
}
