import { isRegistryPath } from "../../observations/registry-key.ts";
import { aclKey } from "../../observations/windows-keys.ts";
import { cellIn, objectsIn, selectionOf } from "../powershell/objects.ts";
import { linesOf } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { optionOf, positionals } from "../transcript/windows/windows-command.ts";
import { readSddl } from "./sddl.ts";

/**
 * `(Get-Acl PATH).Sddl`, `Get-Acl PATH | Select-Object Sddl`, `Get-Acl PATH | Format-List` if the text is not
 * wrapped.
 */
export const readGetAcl: WindowsReader = (command, exchange, observations) => {
  const path =
    optionOf(command.args, "Path", 1) ??
    optionOf(command.args, "LiteralPath") ??
    positionals(command.args)[0];
  const selection = selectionOf(command);
  if (path === undefined || /[*?]/.test(path) || selection === undefined) return;
  const key = aclKey(isRegistryPath(path) ? "key" : "file", path);
  const lines = [...linesOf(exchange)];
  const [first] = lines.filter(({ text }) => text.trim() !== "");
  const message = lines
    .map(({ text }) => text.trim())
    .join(" ")
    .slice(0, 2000);
  if (first !== undefined && /Cannot find path '[^']*' because it does not exist\./.test(message)) {
    observations.addAbsent("acl", key, first.place);
    return;
  }
  if (exchange.partial !== undefined) return;
  if (selection.isExpanded) {
    // A line that the window wrapped continues on the next one, without a blank in between.
    if (selection.columns?.length !== 1 || selection.columns[0]!.toLowerCase() !== "sddl") return;
    const acl = readSddl(lines.map(({ text }) => text.trim()).join(""));
    if (acl !== undefined && first !== undefined) observations.add("acl", key, acl, first.place);
    return;
  }
  const objects = objectsIn(lines, selection);
  const [row] = objects?.rows ?? [];
  if (objects === undefined || row === undefined || objects.rows.length !== 1) return;
  const acl = readSddl(cellIn(objects, row.cells, "Sddl") ?? "");
  if (acl !== undefined) observations.add("acl", key, acl, row.place);
};
