import { lineOf } from "../observations/excerpt.ts";
import type { Source } from "../observations/observation.ts";
import type { Observations } from "../observations/observations.ts";
import { windowsPath } from "../observations/windows-keys.ts";
import { rememberFor } from "../text/remember.ts";
import { loneTexts } from "./lone-texts/index.ts";
import { type Exchange, linesOf, shownAt } from "./transcript/exchange.ts";
import type { WindowsReader } from "./transcript/windows/reader.ts";
import {
  linesAfter,
  optionOf,
  positionals,
  type WindowsCommand,
} from "./transcript/windows/windows-command.ts";

/** Files that commands above wrote: by path, the key that was exported, or "" for other tools. */
const writtenBy = rememberFor((_: Observations) => new Map<string, string>());

/** `reg export KEY FILE`, `secedit /export /cfg FILE`: when the file is printed later, it is whole. */
export const noteExport: WindowsReader = ({ name, args }, { output }, observations) => {
  const text = output.source.text.slice(output.start, output.end);
  if (
    name === "reg" &&
    args[0]?.toLowerCase() === "export" &&
    args[1] !== undefined &&
    args[2] !== undefined
  ) {
    if (args.some((arg) => /^\/reg:32$/i.test(arg)) || /ERROR/.test(text)) return;
    writtenBy(observations).set(windowsPath(args[2]), args[1]);
  }
  if (name !== "secedit" || !args.some((arg) => /^\/export$/i.test(arg))) return;
  const at = args.findIndex((arg) => /^\/cfg$/i.test(arg));
  const isAll = !args.some((arg) => /^\/(?:areas|db|mergedpolicy)$/i.test(arg));
  if (at >= 0 && args[at + 1] !== undefined && isAll && /completed successfully/i.test(text)) {
    writtenBy(observations).set(windowsPath(args[at + 1]!), "");
  }
};

/**
 * `type FILE`, `Get-Content FILE`: the text of a file, and what it shows if it is a text that shows what it
 * is.
 */
export const readType: WindowsReader = (command, exchange, observations) => {
  const path = pathOf(command);
  const lines = linesAfter(command);
  if (path === undefined || lines !== "all") return;
  const { output, partial } = exchange;
  const { source } = output;
  const [first] = linesOf(exchange);
  const place = shownAt(exchange);
  const message =
    first === undefined
      ? ""
      : source.text.slice(output.start, output.end).slice(0, 1000).replace(/\s+/g, " ");
  if (
    /^(?:The system cannot find the (?:file|path) specified\.|.{0,40}Cannot find path '[^']*' because it does not exist\.)/.test(
      message,
    )
  ) {
    observations.addAbsent("file", windowsPath(path), place);
    return;
  }
  if (/^(?:Access is denied\.|.{0,40}Access to the path '[^']*' is denied\.)/.test(message)) {
    observations.addUnknown("file", windowsPath(path), "denied", place);
    return;
  }
  observations.add("file", windowsPath(path), { text: output }, place, partial);
  readContent(exchange, writtenBy(observations).get(windowsPath(path)), observations);
};

function readContent(
  { output, partial }: Exchange,
  exported: string | undefined,
  observations: Observations,
): void {
  const { source } = output;
  const text = source.text.slice(output.start, output.end);
  const start = text.search(/\S/);
  if (start < 0) return;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const lone = loneTexts.find((one) => one.starts(text, lineStart));
  if (lone === undefined) return;
  const own: Source = { ...source, text, firstLine: lineOf(source, output.start) };
  const origin = exported === undefined || partial !== undefined ? {} : { exported };
  lone.read(own, lineStart, observations, origin);
}

function pathOf({ name, args }: WindowsCommand): string | undefined {
  const isCmdlet = /^(?:get-content|gc|cat)$/.test(name);
  const path = isCmdlet
    ? (optionOf(args, "Path", 1) ?? optionOf(args, "LiteralPath") ?? positionals(args, /^raw$/)[0])
    : args.find((arg) => !arg.startsWith("/"));
  if (path === undefined || /[*?]/.test(path) || !/^[A-Za-z]:[\\/]|^%/.test(path)) return undefined;
  if (
    isCmdlet &&
    args.some((arg) => /^-(?:tail|totalcount|head|first|last|filter|include|exclude)/i.test(arg))
  )
    return undefined;
  return !isCmdlet && args.filter((arg) => !arg.startsWith("/")).length > 1 ? undefined : path;
}
