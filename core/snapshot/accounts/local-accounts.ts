import type { Account, Member } from "../../observations/observation.ts";
import { accountKey, groupKey } from "../../observations/windows-keys.ts";
import { cellIn, hasColumn, objectsIn, selectionOf } from "../powershell/objects.ts";
import { linesOf, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { optionOf, positionals } from "../transcript/windows/windows-command.ts";

/** `Get-LocalUser`: names, whether they are enabled, and SIDs if they are selected. */
export const readLocalUser: WindowsReader = (command, exchange, observations) => {
  const selection = selectionOf(command);
  const lines = [...linesOf(exchange)];
  const asked = optionOf(command.args, "Name", 1) ?? positionals(command.args)[0];
  const message = lines
    .map(({ text }) => text.trim())
    .join(" ")
    .slice(0, 2000);
  const missing = /User (\S.*?) was not found\./.exec(message)?.[1];
  if (missing !== undefined) {
    const [first] = lines.filter(({ text }) => text.trim() !== "");
    if (missing.toLowerCase() === asked?.toLowerCase()) {
      observations.addAbsent("account", accountKey(missing), first!.place);
    }
    return;
  }
  if (selection === undefined || selection.isExpanded) return;
  const objects = objectsIn(lines, selection);
  if (objects === undefined || objects.others.length > 0) return;
  for (const { cells, place } of objects.rows) {
    const name = cellIn(objects, cells, "Name");
    const sid = sidIn(cellIn(objects, cells, "SID"));
    const enabled = cellIn(objects, cells, "Enabled")?.toLowerCase();
    if (name === undefined) continue;
    const account: Account = {
      name,
      ...(sid !== undefined && { sid }),
      ...((enabled === "true" || enabled === "false") && { enabled: enabled === "true" }),
    };
    observations.add("account", accountKey(name), account, place);
  }
  const isWhole = exchange.partial === undefined && !selection.isFiltered && command.args.length === 0;
  if (isWhole && objects.rows.length > 0 && hasColumn(objects, "Name")) {
    observations.coverList("account", shownAt(exchange));
  }
};

/** JSON shows a SID as an object. */
function sidIn(shown: string | undefined): string | undefined {
  return /S-1-[\d-]+/.exec(shown ?? "")?.[0];
}

/** `Get-LocalGroupMember NAME` */
export const readLocalGroupMember: WindowsReader = (command, exchange, observations) => {
  const group =
    optionOf(command.args, "Group", 1) ??
    optionOf(command.args, "Name", 1) ??
    optionOf(command.args, "SID", 1) ??
    positionals(command.args)[0];
  const selection = selectionOf(command);
  if (group === undefined || selection === undefined || selection.isFiltered || selection.isExpanded) return;
  const lines = [...linesOf(exchange)];
  const message = lines
    .map(({ text }) => text.trim())
    .join(" ")
    .slice(0, 2000);
  if (/Group \S.*? was not found\./.test(message)) {
    const [first] = lines.filter(({ text }) => text.trim() !== "");
    observations.addAbsent("group", groupKey(group), first!.place);
    return;
  }
  const objects = objectsIn(lines, selection);
  if (objects === undefined || objects.others.length > 0 || exchange.partial !== undefined) return;
  // Nothing was printed: the group is empty, or errors are not shown.
  if (objects.rows.length === 0 && command.hidesErrors) return;
  if (objects.rows.length > 0 && !hasColumn(objects, "Name") && !hasColumn(objects, "SID")) return;
  const members = objects.rows.map(({ cells }): Member => {
    const name = cellIn(objects, cells, "Name");
    const sid = sidIn(cellIn(objects, cells, "SID"));
    return { ...(name !== undefined && { name }), ...(sid !== undefined && { sid }) };
  });
  observations.add("group", groupKey(group), { members }, shownAt(exchange));
};
