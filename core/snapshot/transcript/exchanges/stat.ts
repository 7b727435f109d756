import type { FileStatus, Place } from "../../../observations/observation.ts";
import { matchesPath, plainPath } from "../../../observations/paths.ts";
import { type Exchange, linesOf, type OutputLine, shownAt } from "../exchange.ts";
import { fileMessageIn } from "../file-message.ts";
import { operandsOf, type SimpleCommand, type Word } from "../simple-command.ts";
import { readWithFormat } from "./output-format.ts";
import type { ExchangeReader } from "./reader.ts";
import { bsdFormat, gnuFormat, statusOfRow } from "./stat-format.ts";
import { modeOf, ofLink, StatusList, typeOf } from "./status-list.ts";

interface Options {
  followsLinks: boolean;
  format?: { text: string; is: "gnu" | "bsd"; hasLineEnd: boolean };
  isBsdLong: boolean;
  files: Word[];
}

/** `stat -c FORMAT`, `stat -f FORMAT` of the BSDs, and `stat` with several lines for each file. */
export const readStat: ExchangeReader = (command, exchange, observations) => {
  const options = optionsOf(command);
  if (options === undefined || command.isFiltered) return;
  const operands = operandsOf(options.files, exchange.folder);
  const list = new StatusList(observations);
  if (operands.hasOther) list.miss();
  const paths = new Set(operands.paths.map(plainPath));
  const isGiven = (path: string) => paths.has(path) || operands.globs.some((glob) => matchesPath(glob, path));
  const only = operands.count === 1 ? operands.paths[0] : undefined;
  const seen = new Set<string>();
  const empty = new Set<string>();
  for (const row of rowsOf(exchange, options, only)) {
    if ("path" in row) {
      const path = plainPath(row.path);
      if (!isGiven(path)) list.miss();
      else {
        for (const glob of operands.globs) if (matchesPath(glob, path)) seen.add(glob);
        list.add(path, row.status, row.place);
      }
      continue;
    }
    const message = fileMessageIn(row.text, "stat");
    if (message === undefined) list.miss();
    else if (operands.globs.includes(message.path) && message.why === "absent") empty.add(message.path);
    else {
      const path = plainPath(message.path);
      list.addMessage({ ...message, path }, row.place, (one) => paths.has(one));
    }
  }
  list.close();
  if (exchange.partial !== undefined || command.hidesErrors || !list.isWhole) return;
  for (const glob of [...seen, ...empty]) observations.coverPaths("status", { glob }, shownAt(exchange));
};

function optionsOf({ args }: SimpleCommand): Options | undefined {
  const options: Options = { followsLinks: false, isBsdLong: false, files: [] };
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!;
    const long = /^--(format|printf)=(.*)$/s.exec(text);
    if (long !== null) {
      options.format = { text: long[2]!, is: "gnu", hasLineEnd: long[1] === "format" };
    } else if (/^--(?:format|printf)$/.test(text) && at + 1 < args.length) {
      options.format = { text: args[++at]!.text, is: "gnu", hasLineEnd: text === "--format" };
    } else if (/^-L?c$/.test(text) && at + 1 < args.length) {
      options.format = { text: args[++at]!.text, is: "gnu", hasLineEnd: true };
      if (text.includes("L")) options.followsLinks = true;
    } else if (/^-[LnqF]*f$/.test(text) && at + 1 < args.length && args[at + 1]!.text.includes("%")) {
      options.format = { text: args[++at]!.text, is: "bsd", hasLineEnd: !text.includes("n") };
      if (text.includes("L")) options.followsLinks = true;
    } else if (text === "-L" || text === "--dereference") options.followsLinks = true;
    else if (/^-L?xL?$/.test(text)) {
      options.isBsdLong = true;
      options.followsLinks ||= text.includes("L");
    } else if (text === "--") {
      options.files = options.files.concat(args.slice(at + 1));
      break;
    } else if (text.startsWith("-")) return undefined;
    else options.files.push(args[at]!);
  }
  return options;
}

type Row = { path: string; status: FileStatus; place: Place } | OutputLine;

function rowsOf(exchange: Exchange, options: Options, only: string | undefined): Iterable<Row> {
  const { format } = options;
  return format === undefined
    ? statBlocks(exchange, options.followsLinks)
    : formattedRows(exchange, options, format, only);
}

function* formattedRows(
  exchange: Exchange,
  { followsLinks }: Options,
  { text, is, hasLineEnd }: NonNullable<Options["format"]>,
  only: string | undefined,
): Generator<Row> {
  const compiled = is === "gnu" ? gnuFormat(text, hasLineEnd) : bsdFormat(text, hasLineEnd);
  for (const line of linesOf(exchange)) {
    const cells = compiled && readWithFormat(line.text, compiled);
    const isMessage = line.text.startsWith("stat: ");
    const row = cells && !isMessage ? statusOfRow(cells, followsLinks) : undefined;
    const path = row?.path ?? only;
    if (row === undefined || path === undefined) yield line;
    else yield { path, status: row.status, place: line.place };
  }
}

const fileLine = /^\s*File: (.*)$/;
const accessLine =
  /^(?:Access|\s*Mode): \((\d{4,5})\/([-a-zA-Z]{10})\)\s+Uid: \(\s*(\d+)\/\s*([^)]*)\)\s+Gid: \(\s*(\d+)\/\s*([^)]*)\)/;
/** The lines that `stat` prints for a file, and that are not messages. */
const otherLines = /^\s*(?:Size|Device|Access|Modify|Change|Birth|Context|FileType|Links|Inode)\s?:|^\s*$/;

/** `File: /etc/x` and, some lines below, `Access: (0644/-rw-r--r--)  Uid: (…)`; one line for each file on the BSDs. */
export function* statBlocks(
  exchange: Pick<Exchange, "output" | "partial">,
  followsLinks: boolean,
): Generator<Row> {
  let name: string | undefined;
  for (const line of linesOf(exchange)) {
    const { text, place } = line;
    const file = fileLine.exec(text)?.[1];
    if (file !== undefined) {
      name = nameIn(file.trimEnd());
      continue;
    }
    const access = accessLine.exec(text);
    if (access !== null && name !== undefined) {
      const [, , word, uid, owner, gid, group] = access as unknown as string[];
      yield { path: name, status: statusOfAccess(word!, uid!, owner!, gid!, group!), place };
      name = undefined;
      continue;
    }
    if (otherLines.test(text)) continue;
    yield bsdRowIn(line, followsLinks) ?? line;
  }
}

function statusOfAccess(word: string, uid: string, owner: string, gid: string, group: string): FileStatus {
  const mode = modeOf(word);
  return ofLink({
    type: typeOf(word[0]!),
    ...(mode !== undefined && { mode }),
    uid: Number(uid),
    gid: Number(gid),
    ...(isName(owner) && { owner: owner.trim() }),
    ...(isName(group) && { group: group.trim() }),
  });
}

function isName(text: string): boolean {
  return text.trim() !== "" && text.trim() !== "UNKNOWN";
}

/** `'/etc/x' -> 'y'`, `"/etc/x"`, `‘/etc/x’`, `/etc/x -> y` */
function nameIn(text: string): string {
  const quoted = /^(?:'([^']*)'|"([^"]*)"|‘([^’]*)’|`([^']*)')/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4]!;
  const arrow = text.indexOf(" -> ");
  return arrow < 0 ? text : text.slice(0, arrow);
}

/** `16777220 8590 -rw-r--r-- 1 root wheel 0 1064 "Mar  4 11:42:10 2019" … 4096 8 0 /etc/passwd` */
function bsdRowIn({ text, place }: OutputLine, followsLinks: boolean): Row | undefined {
  const row =
    /^\d+ \d+ ([-a-z][-rwxsStTlL]{9})[+@]? \d+ (\S+) (\S+) \d+ \d+ (?:"[^"]*" ){3,4}\d+ \d+ (?:0x)?[\da-f]+ (.+)$/.exec(
      text.slice(0, 5000),
    );
  if (row === null) return undefined;
  const [, word, owner, group, path] = row as unknown as [string, string, string, string, string];
  const mode = modeOf(word);
  if (mode === undefined) return undefined;
  const status: FileStatus = { type: typeOf(word[0]!), mode, owner, group };
  return { path, status: followsLinks ? status : ofLink(status), place };
}
