import { windowsPath } from "../observations/windows-keys.ts";
import { linesOf, type OutputLine } from "./transcript/exchange.ts";
import type { WindowsReader } from "./transcript/windows/reader.ts";
import { linesAfter } from "./transcript/windows/windows-command.ts";

/** `09/15/2018  12:13 AM           274,944 cmd.exe`, with any date format; the size or `<DIR>`, the name. */
const row =
  /^\d[\d./-]{5,9}\s+\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s+(<[A-Z]+>|[\d.,\u00a0\u202f]+)\s+(\S.*?)\s*$/;

/** `dir FILE`: whether a file exists. */
export const readDir: WindowsReader = (command, exchange, observations) => {
  const paths = command.args.filter((arg) => !arg.startsWith("/"));
  const [path] = paths;
  if (path === undefined || paths.length > 1 || linesAfter(command) !== "all" || !isWholePath(path)) return;
  if (command.args.some((arg) => /^\/(?!-?[c4nqxa-]$|a:?$|t:?\w?$|a:?[-hsdralio]+$)/i.test(arg))) return;
  const told = [...linesOf(exchange)].filter(({ text }) => text.trim() !== "");
  const shows = found(told, path);
  // /a decides which files are listed: without it, hidden ones are left out.
  const showsAll = command.args.some((arg) => /^\/a:?$/i.test(arg));
  const isPlain = !command.args.some((arg) => /^\/a/i.test(arg));
  if (shows?.is === "file") observations.add("status", windowsPath(path), { type: "file" }, shows.line.place);
  else if (shows?.is === "folder")
    observations.add("status", windowsPath(path), { type: "folder" }, shows.line.place);
  else if (shows?.is === "missing" && showsAll)
    observations.addAbsent("status", windowsPath(path), shows.line.place);
  else if (shows?.is === "missing" && isPlain) {
    observations.addUnknown("status", windowsPath(path), "filtered", shows.line.place);
  } else if (shows?.is === "no folder") observations.addAbsent("status", windowsPath(path), shows.line.place);
};

function isWholePath(path: string): boolean {
  return /^(?:[A-Za-z]:\\|%\w+%\\)/.test(path.replace(/\//g, "\\")) && !/[*?]/.test(path);
}

type Shown = { is: "file" | "folder" | "missing" | "no folder"; line: OutputLine };

function found(lines: readonly OutputLine[], path: string): Shown | undefined {
  const missing = lines.find(({ text }) => /^File Not Found\s*$/.test(text));
  if (missing !== undefined) return { is: "missing", line: missing };
  const noFolder = lines.find(({ text }) =>
    /^The system cannot find the (?:path|file) specified\.\s*$/.test(text),
  );
  if (noFolder !== undefined) return { is: "no folder", line: noFolder };
  const heading = lines.find(({ text }) => /^ Directory of /.test(text));
  if (heading === undefined) return undefined;
  const shown = windowsPath(heading.text.slice(" Directory of ".length));
  const own = windowsPath(path);
  if (shown === own) return { is: "folder", line: heading };
  const name = own.slice(own.lastIndexOf("\\") + 1);
  const line = lines.find(({ text }) => row.exec(text)?.[2]?.toLowerCase() === name);
  if (
    line === undefined ||
    (!own.startsWith("%") && shown !== windowsPath(own.slice(0, own.lastIndexOf("\\") + 1)))
  )
    return undefined;
  return { is: row.exec(line.text)![1]!.startsWith("<") ? "folder" : "file", line };
}
