import type { FileStatus } from "../../../observations/observation.ts";
import { type Cells, type FormatPart, formatParts, shapeOf, unescapeText } from "./output-format.ts";
import { modeOf, ofLink, typeOf } from "./status-list.ts";

/**
 * Parses the format of `stat -c` in GNU and busybox. Undefined if it has something that is not read here, or
 * prints several lines for a file.
 *
 * @param hasLineEnd a line end is added to it; otherwise it must end with one
 */
export function gnuFormat(format: string, hasLineEnd: boolean): FormatPart[] | undefined {
  const text = hasLineEnd ? format : unescapeText(format);
  const parts: FormatPart[] = [];
  for (const match of text.matchAll(/%([-#+0 ']*\d*(?:\.\d+)?)([A-Za-z%])|([^%]+)/g)) {
    const [, , letter, plain] = match;
    if (plain !== undefined) parts.push({ text: plain });
    else if (letter === "%") parts.push({ text: "%" });
    else if (times.has(letter!)) parts.push({ field: letter!, shape: time });
    else parts.push({ field: letter!, ...(wide.has(letter!) && { wide: true }) });
  }
  return oneLine(parts, hasLineEnd);
}

/** %n name, %N name in quotes, %F type in words. */
const wide = new Set(["n", "N", "F"]);
const times = new Set(["x", "y", "z", "w"]);
/** `2024-02-03 04:05:06.000000000 +0100`; a dash if the time of birth is not known. */
const time = shapeOf(
  "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?(?: [+-][0-9]{4})?|-",
);
/** `Feb  3 04:05:06 2024` */
const bsdTime = shapeOf("[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}");
/** A type in English words: next to a name, nothing else shows where it ends. */
const type = shapeOf(
  "regular file|regular empty file|directory|symbolic link|block special file|character special file|fifo|socket",
);

/** Parses the format of `stat -f` on FreeBSD and macOS; its fields get the names of GNU's. */
export function bsdFormat(format: string, hasLineEnd: boolean): FormatPart[] | undefined {
  const parts: FormatPart[] = [];
  for (const match of format.matchAll(/%([-#+0 ]*\d*(?:\.\d+)?)([DOUXFS]?[HML]?[A-Za-z]|%|n|t|@)|([^%]+)/g)) {
    const [, , letters, plain] = match;
    if (plain !== undefined) parts.push({ text: plain });
    else if (letters === "%") parts.push({ text: "%" });
    else if (letters === "t") parts.push({ text: "\t" });
    else if (letters === "n") parts.push({ text: "\n" });
    else parts.push(bsdFields[letters!] ?? { field: `bsd ${letters}` });
  }
  return oneLine(parts, hasLineEnd);
}

const bsdFields: Readonly<Record<string, FormatPart>> = {
  Lp: { field: "low" },
  OLp: { field: "low" },
  Mp: { field: "special" },
  OMp: { field: "special" },
  p: { field: "st_mode" },
  Op: { field: "st_mode" },
  Sp: { field: "A" },
  Su: { field: "U" },
  Sg: { field: "G" },
  u: { field: "u" },
  Du: { field: "u" },
  g: { field: "g" },
  Dg: { field: "g" },
  Sa: { field: "x", shape: bsdTime },
  Sm: { field: "y", shape: bsdTime },
  Sc: { field: "z", shape: bsdTime },
  SB: { field: "w", shape: bsdTime },
  N: { field: "n", wide: true },
  R: { field: "resolved", wide: true },
  HT: { field: "F", wide: true },
};

function oneLine(parts: readonly FormatPart[], hasLineEnd: boolean): FormatPart[] | undefined {
  const joined = formatParts(parts);
  const last = joined.at(-1);
  if (!hasLineEnd && last !== undefined && "text" in last && last.text.endsWith("\n")) {
    last.text = last.text.slice(0, -1);
    if (last.text === "") joined.pop();
  } else if (!hasLineEnd) return undefined;
  const isOneLine = joined.every((part) => !("text" in part) || !part.text.includes("\n"));
  const isWide = (part: FormatPart) => "field" in part && part.wide === true;
  const shaped =
    joined.filter(isWide).length < 2
      ? joined
      : joined.map((part) => ("field" in part && part.field === "F" ? { field: "F", shape: type } : part));
  // `%Mp%Lp` prints one digit and three.
  return isOneLine && shaped.filter(isWide).length < 2 ? joinedMode(shaped) : undefined;
}

function joinedMode(parts: readonly FormatPart[]): FormatPart[] {
  const joined: FormatPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isPair = last !== undefined && "field" in last && last.field === "special";
    if (isPair && "field" in part && part.field === "low") joined[joined.length - 1] = { field: "a" };
    else joined.push(part);
  }
  return joined;
}

/** The status that a row shows; undefined if a cell is not what its field prints. */
export function statusOfRow(
  cells: Cells,
  followsLinks: boolean,
): { path?: string; status: FileStatus } | undefined {
  const status: FileStatus = {};
  let path: string | undefined;
  for (const [field, value] of cells) {
    const read = fields[field];
    if (field === "n") path = value;
    else if (field === "N") {
      const quoted = /^(?:'([^']*)'|"([^"]*)"|‘([^’]*)’|(\S+))(?: -> .*)?$/.exec(value);
      if (quoted === null) return undefined;
      path = quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4]!;
      if (value.includes(" -> ")) status.type = "link";
    } else if (read !== undefined && !read(status, value)) return undefined;
  }
  if (path === "") return undefined;
  const known = followsLinks ? status : withoutDoubt(status);
  return path === undefined ? { status: known } : { path, status: known };
}

/** On Linux every link has mode 777, so a file of which only that is shown may be a link. */
function withoutDoubt(status: FileStatus): FileStatus {
  if (status.type !== undefined) return ofLink(status);
  return status.mode === 0o777 ? {} : status;
}

type Reader = (status: FileStatus, value: string) => boolean;

const octal =
  (mask: number): Reader =>
  (status, value) => {
    if (!/^0?[0-7]{1,6}$/.test(value)) return false;
    const bits = Number.parseInt(value, 8);
    status.mode = bits & mask;
    const kind = bits >> 12;
    if (kind > 0)
      status.type = kind === 0o10 ? "file" : kind === 0o4 ? "folder" : kind === 0o12 ? "link" : "other";
    return true;
  };

const number =
  (field: "uid" | "gid"): Reader =>
  (status, value) => {
    if (!/^\d{1,10}$/.test(value)) return false;
    status[field] = Number(value);
    return true;
  };

const name =
  (field: "owner" | "group"): Reader =>
  (status, value) => {
    if (value === "UNKNOWN" || value === "(unknown)") return true;
    if (!/^[^\s:/]+$/.test(value)) return false;
    status[field] = value;
    return true;
  };

const fields: Readonly<Record<string, Reader>> = {
  a: octal(0o7777),
  low(status, value) {
    status.hidesSpecialBits = true;
    return octal(0o777)(status, value);
  },
  st_mode: octal(0o7777),
  f: (status, value) =>
    /^[\da-f]{1,8}$/.test(value) && octal(0o7777)(status, Number.parseInt(value, 16).toString(8)),
  A(status, value) {
    const mode = modeOf(value.replace(/[.+@]$/, ""));
    if (mode === undefined) return false;
    status.mode = mode;
    status.type = typeOf(value[0]!);
    return true;
  },
  U: name("owner"),
  G: name("group"),
  u: number("uid"),
  g: number("gid"),
  F(status, value) {
    const type = types.get(value.toLowerCase());
    if (type === undefined) return /^[\p{L} /-]+$/u.test(value);
    status.type = type;
    return true;
  },
};

const types: ReadonlyMap<string, NonNullable<FileStatus["type"]>> = new Map([
  ["regular file", "file"],
  ["regular empty file", "file"],
  ["directory", "folder"],
  ["symbolic link", "link"],
]);
