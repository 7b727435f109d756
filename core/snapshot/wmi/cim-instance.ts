import { objectsIn, selectionOf } from "../powershell/objects.ts";
import { linesOf, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { optionOf, positionals } from "../transcript/windows/windows-command.ts";
import { addRows } from "./add-rows.ts";

/** `Get-CimInstance Win32_ComputerSystem`, `Get-WmiObject -Query "select …"`, as list, table, JSON or CSV. */
export const readCimInstance: WindowsReader = (command, exchange, observations) => {
  const selection = selectionOf(command);
  const query = selection?.isFiltered ? undefined : queryOf(command.args);
  if (selection === undefined || query === undefined) return;
  const objects = objectsIn([...linesOf(exchange)], selection);
  if (objects === undefined || objects.others.length > 0) return;
  if (objects.rows.length === 0 && (objects.columns.length === 0 || command.hidesErrors)) return;
  addRows(observations, {
    ...query,
    columns: objects.columns,
    rows: objects.rows,
    place: shownAt(exchange),
    partial: objects.isClosed && exchange.partial === "cut" ? undefined : exchange.partial,
  });
};

interface Query {
  className: string;
  namespace?: string | undefined;
  where?: string | undefined;
}

function queryOf(args: readonly string[]): Query | undefined {
  const namespace = optionOf(args, "Namespace");
  const query = optionOf(args, "Query", 1);
  if (query !== undefined) {
    const match = /^\s*select\s+[\w\s,*]+?\s+from\s+(\w+)(?:\s+where\s+(.+?))?\s*$/is.exec(query);
    return match === null ? undefined : { className: match[1]!, where: match[2], namespace };
  }
  const className = optionOf(args, "ClassName", 2) ?? optionOf(args, "Class", 2) ?? positionals(args)[0];
  if (className === undefined || !/^\w+$/.test(className)) return undefined;
  return { className, namespace, where: optionOf(args, "Filter") };
}
