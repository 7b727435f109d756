import { plainPath } from "../../../observations/paths.ts";
import { linesOf, shownAt } from "../exchange.ts";
import { fileMessageIn } from "../file-message.ts";
import { operandsOf } from "../simple-command.ts";
import { readListRow } from "./ls-row.ts";
import type { ExchangeReader } from "./reader.ts";
import { StatusList } from "./status-list.ts";

/** `find FOLDER …` prints files that exist; with -ls, in the format of `ls -l`. */
export const readFind: ExchangeReader = (command, exchange, observations) => {
  if (command.lines === "changed") return;
  const args = command.args.filter(({ text }, at) => at > 0 || !/^-[HLP]$/.test(text));
  const first = args.findIndex(({ text }) => /^[-(!]/.test(text));
  const folders = args.slice(0, first < 0 ? args.length : first);
  const tests = first < 0 ? [] : args.slice(first).map(({ text }) => text);
  if (tests.some((test) => /^-(?:exec|execdir|ok|okdir|delete|printf|print0|fprint.*|fls)$/.test(test)))
    return;
  const { paths, globs, hasOther } = operandsOf(folders, exchange.folder);
  const isList = tests.includes("-ls");
  const list = new StatusList(observations);
  for (const { text, place } of linesOf(exchange)) {
    const row = isList ? rowIn(text) : { name: text, status: {} };
    const path = row === undefined ? undefined : plainPath(row.name);
    if (path !== undefined && paths.some((folder) => path === folder || isBelow(path, folder))) {
      list.add(path, row!.status, place);
    } else {
      const message = fileMessageIn(text, "find");
      const own = message?.why === "absent" ? plainPath(message.path) : undefined;
      if (own !== undefined && paths.includes(own)) observations.addAbsent("status", own, place);
      else list.miss();
    }
  }
  list.close();
  const selects = tests.some((test) => !/^-(?:ls|print|xdev)$/.test(test)) || command.lines === "some";
  const isWhole = list.isWhole && !command.hidesErrors && exchange.partial === undefined && !selects;
  if (!isWhole || hasOther || globs.length > 0 || tests.includes("-xdev") || list.size === 0) return;
  for (const folder of paths)
    observations.coverPaths("status", { below: plainPath(folder) }, shownAt(exchange));
};

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

const columns = { hasOwner: true, hasGroup: true, isNumeric: false, hasContext: false, before: 2 };

/**
 * The inode and the blocks are before what `ls -l` prints; a backslash is before unusual characters of the
 * name.
 */
function rowIn(text: string): ReturnType<typeof readListRow> {
  const row = readListRow(text, columns);
  return row && { ...row, name: row.name.replace(/\\(.)/g, "$1") };
}
