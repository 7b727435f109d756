import type { FileStatus } from "../../../observations/observation.ts";
import { modeOf, ofLink, typeOf } from "./status-list.ts";

/** A row of a long list of files. */
export interface ListRow {
  status: FileStatus;
  /** As printed; for a link, without its target. */
  name: string;
}

/** The columns that options remove or add. */
export interface ListColumns {
  hasOwner: boolean;
  hasGroup: boolean;
  /** Owner and group are numbers. */
  isNumeric: boolean;
  /** The SELinux context is after the group, or in place of links and size. */
  hasContext: boolean;
  /** The flags of macOS are after the group. */
  hasFlags?: boolean;
  /** How many columns, such as the inode and the blocks, are before the mode. */
  before: number;
}

const modeColumn = /^([-a-zA-Z?][-rwxsStTlL]{9})([.+@*!]?)\s+/;
/** Ways in which `ls` prints a time. */
const times: readonly RegExp[] = [
  // Nov  3 11:42, Nov  3  2019, 3 Nov 11:42, Nov  3 11:42:10 2019
  /^(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) +(?:\d{1,2}:\d\d(?::\d\d(?: +\d{4})?)?|\d{4}) /,
  // 2025-11-03 11:42, 2025-11-03 11:42:10.123456789 +0100
  /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: [+-]\d{4})? /,
  // 11-03 11:42, 2019-03-04 (--time-style=iso)
  /^(?:\d\d-\d\d \d\d:\d\d|\d{4}-\d\d-\d\d ) /,
];
const nameOrId = /^[^\s:]+$/;

/** Reads a row of `ls -l` on GNU, the BSDs, busybox, Solaris and AIX; undefined if the line isn't one. */
export function readListRow(line: string, columns: ListColumns): ListRow | undefined {
  let rest = line;
  for (let left = columns.before; left > 0; left--) rest = rest.replace(/^\s*[\d.]+[KMGT]?\s+/, "");
  const mode = modeColumn.exec(rest);
  if (mode === null) return undefined;
  const bits = modeOf(mode[1]!);
  if (bits === undefined) return undefined;
  rest = rest.slice(mode[0].length);
  const cells = new Cells(rest);
  if (!/^\d+$/.test(cells.next())) return readContextRow(line, columns, mode[1]!, bits, rest);
  const owner = columns.hasOwner ? cells.next() : undefined;
  const group = columns.hasGroup ? cells.next() : undefined;
  if (columns.hasContext && !isContext(cells.next())) return undefined;
  if (columns.hasFlags === true) cells.next();
  if (!takesSize(cells)) return undefined;
  const name = nameAfterTime(cells.rest, mode[1]![0] === "l");
  if (name === undefined) return undefined;
  const status = statusOf(mode[1]!, bits, owner, group, columns.isNumeric);
  return status === undefined ? undefined : { status, name };
}

/** `-rw-r--r--. root root system_u:object_r:etc_t:s0 /etc/x`, as older systems print it with -Z. */
function readContextRow(
  _line: string,
  columns: ListColumns,
  word: string,
  bits: number,
  rest: string,
): ListRow | undefined {
  if (!columns.hasContext) return undefined;
  const cells = new Cells(rest);
  const [owner, group, context] = [cells.next(), cells.next(), cells.next()];
  if (!isContext(context)) return undefined;
  const name = withoutTarget(cells.rest, word[0] === "l");
  const status = statusOf(word, bits, owner, group, columns.isNumeric);
  return status === undefined || name === "" ? undefined : { status, name };
}

function isContext(cell: string): boolean {
  return cell === "?" || /^\w+:\w+:\w+(?::\S+)?$/.test(cell);
}

function statusOf(
  word: string,
  mode: number,
  owner: string | undefined,
  group: string | undefined,
  isNumeric: boolean,
): FileStatus | undefined {
  if (!isName(owner) || !isName(group)) return undefined;
  return ofLink({
    type: typeOf(word[0]!),
    mode,
    ...who("owner", "uid", owner, isNumeric),
    ...who("group", "gid", group, isNumeric),
  });
}

function isName(cell: string | undefined): boolean {
  return cell === undefined || nameOrId.test(cell);
}

/** A number can also mean an account without a name. */
export function who(
  name: "owner" | "group",
  id: "uid" | "gid",
  cell: string | undefined,
  isNumeric: boolean,
): FileStatus {
  if (cell === undefined) return {};
  const isNumber = /^\d{1,10}$/.test(cell);
  return {
    ...(!isNumeric && { [name]: cell }),
    ...(isNumber && { [id]: Number(cell) }),
  };
}

/** `1704`, `1.7K`, or `8, 0` for a device. */
function takesSize(cells: Cells): boolean {
  const size = cells.next();
  if (/^\d+,$/.test(size)) return /^(?:0x)?[\da-f]+$/.test(cells.next());
  return /^\d+(?:[.,]\d+)?[BKMGTP]?i?$|^\d+,\d+$/.test(size);
}

/** In another language, the time can't be recognised by its form; a whole path is recognised by its slash. */
function nameAfterTime(text: string, isLink: boolean): string | undefined {
  const end = times.map((time) => time.exec(text)?.[0].length).find((length) => length !== undefined);
  const start = end ?? text.indexOf(" /") + 1;
  const name = start === 0 ? "" : withoutTarget(text.slice(start), isLink);
  return name === "" ? undefined : name;
}

function withoutTarget(name: string, isLink: boolean): string {
  const arrow = isLink ? name.indexOf(" -> ") : -1;
  return unquote((arrow < 0 ? name : name.slice(0, arrow)).replace(/\s+$/, ""));
}

/** On a terminal, names with blanks are quoted, and the others are indented by a blank. */
function unquote(name: string): string {
  const text = /^ [/'"\w.]/.test(name) ? name.slice(1) : name;
  const quoted = /^'([^']*)'$/.exec(text) ?? /^"([^"]*)"$/.exec(text);
  return quoted?.[1] ?? text;
}

/** The words of a row, one after the other. */
class Cells {
  rest: string;

  constructor(text: string) {
    this.rest = text;
  }

  /** "" if there is none left. */
  next(): string {
    const blank = this.rest.search(/\s/);
    const cell = blank < 0 ? this.rest : this.rest.slice(0, blank);
    this.rest = blank < 0 ? "" : this.rest.slice(blank).trimStart();
    return cell;
  }
}
