import type { Place, Source, Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { matchesPath } from "../../../observations/paths.ts";
import { type Exchange, linesOf, shownAt } from "../exchange.ts";
import { type FileMessage, fileMessageIn } from "../file-message.ts";
import { type Operands, operandsOf, type SimpleCommand, type Word } from "../simple-command.ts";
import { looksWrapped } from "../wrapped-lines.ts";
import type { ExchangeReader } from "./reader.ts";

/** `cat FILE`; options that number or mark lines change the text. */
export const readCat: ExchangeReader = (command, exchange, observations) => {
  const files = filesOf(command, /^-u$/);
  if (files !== undefined) addText(command, exchange, observations, operandsOf(files, exchange.folder));
};

/** `more FILE`, `less FILE` */
export const readPager: ExchangeReader = (command, exchange, observations) => {
  const files = filesOf(command, /^-[RSXFEefcds]+$/);
  if (files !== undefined) addText(command, exchange, observations, operandsOf(files, exchange.folder));
};

/** `sed -n p FILE`, `sed '' FILE` */
export const readSed: ExchangeReader = (command, exchange, observations) => {
  const [first, ...rest] = command.args;
  const files =
    first?.text === "" && first.quoted
      ? rest
      : first?.text === "-n" && /^(?:1,\$)?p$/.test(rest[0]?.text ?? "")
        ? rest.slice(1)
        : undefined;
  if (files !== undefined) addText(command, exchange, observations, operandsOf(files, exchange.folder));
};

/** `head FILE`, `head -n 20 FILE`: the whole file if it prints fewer lines than the limit. */
export const readHead: ExchangeReader = (command, exchange, observations) => {
  const { count, files } = limitOf(command.args);
  if (files === undefined || count === undefined || !/^\d+$/.test(count)) return;
  const operands = operandsOf(files, exchange.folder);
  const most = Number(count);
  if (operands.count !== 1 || operands.globs.length > 0) {
    if (!command.isFiltered) readHeadings(command, exchange, observations, operands, most);
    return;
  }
  let lines = 0;
  for (const _ of linesOf(exchange)) if (++lines >= most) break;
  addText(command, exchange, observations, operands, lines >= most ? "filtered" : undefined);
};

/** `tail -n +1 FILE …`: whole files, each below its name if there are several. */
export const readTail: ExchangeReader = (command, exchange, observations) => {
  const { count, files, isVerbose } = limitOf(command.args);
  if (files === undefined || count === undefined) return;
  const operands = operandsOf(files, exchange.folder);
  if (!/^\+[01]$/.test(count)) {
    if (operands.paths.length === 1 && operands.count === 1) {
      addUnknown(observations, operands.paths[0]!, "filtered", exchange);
    }
    return;
  }
  if (operands.count === 1 && operands.globs.length === 0 && !isVerbose) {
    addText(command, exchange, observations, operands);
  } else if (!command.isFiltered) readHeadings(command, exchange, observations, operands);
};

/**
 * `grep "" FILE …` shows every line, with the name of its file if there are several; any other pattern
 * selects.
 */
export const readGrep: ExchangeReader = (command, exchange, observations) => {
  const hasNames = command.args[0]?.text === "-H";
  const [pattern, ...files] = hasNames ? command.args.slice(1) : command.args;
  if (pattern?.text !== "" || !pattern.quoted || files.some(({ text }) => text.startsWith("-"))) return;
  const operands = operandsOf(files, exchange.folder);
  if (operands.count === 1 && operands.globs.length === 0 && !hasNames) {
    addText(command, exchange, observations, operands);
  } else if (!command.isFiltered && !operands.hasOther)
    readNamedLines(command, exchange, observations, operands);
};

/** `/etc/x:text`: joins the lines of each file, without the names. An empty file can't be seen. */
function readNamedLines(
  { name }: SimpleCommand,
  exchange: Exchange,
  observations: Observations,
  { paths, globs }: Operands,
): void {
  const { source, start } = exchange.output;
  const given = new Set(paths);
  const found = new Map<string, { lines: string[]; first: number; at: Place; isApart: boolean }>();
  let above: string | undefined;
  let number = source.firstLine + countLines({ source, start: 0, end: start });
  for (const { text, place } of linesOf(exchange)) {
    const path = text.slice(0, Math.max(0, text.indexOf(":")));
    if (given.has(path) || globs.some((glob) => matchesPath(glob, path))) {
      const line = text.slice(path.length + 1);
      const file = found.get(path);
      if (file === undefined) found.set(path, { lines: [line], first: number, at: place, isApart: false });
      else {
        file.lines.push(line);
        file.isApart ||= above !== path;
      }
      above = path;
    } else {
      const message = fileMessageIn(text, name);
      if (message?.why === "absent" && given.has(message.path))
        observations.addAbsent("file", message.path, place);
      above = undefined;
    }
    number++;
  }
  for (const [path, { lines, first, at, isApart }] of found) {
    // Other output is between the lines of a file, so not all of them are its own.
    if (isApart) {
      observations.addUnknown("file", path, "conflict", at);
      continue;
    }
    const own: Source = { text: `${lines.join("\n")}\n`, firstLine: first, from: source.from, name: path };
    const text: Place = { source: own, start: 0, end: own.text.length };
    observations.add("file", path, { text }, text, path === above ? exchange.partial : undefined);
  }
}

/** The words after the options; undefined if an option changes what is shown. */
function filesOf({ args }: SimpleCommand, harmless: RegExp): Word[] | undefined {
  const options = args.findIndex(({ text }) => !/^-./.test(text) || text === "--");
  const at = options < 0 ? args.length : options;
  if (!args.slice(0, at).every(({ text }) => harmless.test(text))) return undefined;
  const files = args.slice(args[at]?.text === "--" ? at + 1 : at);
  return files.some(({ text }) => /^-/.test(text)) ? undefined : files;
}

/** `-n 5`, `-5`, `-n5`, `--lines=5`; 10 by default. */
function limitOf(args: readonly Word[]): { count?: string; files?: Word[]; isVerbose?: boolean } {
  let count = "10";
  let isVerbose = false;
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!;
    const own = /^(?:-n|--lines=|-)([+-]?\d+)$/.exec(text) ?? /^(\+\d+)$/.exec(text);
    if (own !== null) count = own[1]!;
    else if (text === "-n" && at + 1 < args.length) count = args[++at]!.text;
    else if (text === "-v") isVerbose = true;
    else if (text === "--") return { count, files: args.slice(at + 1), isVerbose };
    else if (text.startsWith("-")) return {};
    else return { count, files: args.slice(at), isVerbose };
  }
  return { count, files: [], isVerbose };
}

/** Adds the output as the text of the one file, or why it has none. */
function addText(
  command: SimpleCommand,
  exchange: Exchange,
  observations: Observations,
  { paths, globs, hasOther, count }: Operands,
  partial?: Why,
): void {
  const [path] = paths;
  if (count !== 1 || hasOther) {
    // The texts of several files are not separated.
    return;
  }
  const message = onlyMessageIn(exchange, command.name);
  if (path === undefined) {
    // A shell passes on a glob that matches nothing unchanged.
    if (message?.why === "absent" && message.path === globs[0] && isShown(command)) {
      coverGlob(observations, globs[0]!, shownAt(exchange));
    }
    return;
  }
  if (message !== undefined) {
    addMessage(observations, path, message, exchange);
    return;
  }
  const { output } = exchange;
  const isEmpty = output.start === output.end;
  if (command.isFiltered) addUnknown(observations, path, "filtered", exchange);
  else if (isEmpty && command.hidesErrors) return;
  else if (exchange.partial === "binary") addUnknown(observations, path, "binary", exchange);
  else if (output.source.from === "output" && looksWrapped(output))
    addUnknown(observations, path, "cut", exchange);
  else {
    const { text, isCut } = textOf(exchange, command.name);
    observations.add(
      "file",
      path,
      { text },
      shownAt(exchange),
      exchange.partial ?? partial ?? (isCut ? "cut" : undefined),
    );
  }
}

function isShown({ hidesErrors, isFiltered }: SimpleCommand): boolean {
  return !hidesErrors && !isFiltered;
}

/** The output, without a final message such as `cat: /x: Input/output error`. */
function textOf({ output }: Exchange, program: string): { text: Place; isCut: boolean } {
  const { source, start, end } = output;
  const lineStart = Math.max(start, source.text.lastIndexOf("\n", end - 2) + 1);
  const isCut = source.text.startsWith(`${program}: `, lineStart) && lineStart < end;
  return { text: isCut ? { source, start, end: lineStart } : output, isCut };
}

function addMessage(
  observations: Observations,
  path: string,
  message: FileMessage,
  exchange: Exchange,
): void {
  const place = shownAt(exchange);
  if (message.path !== path || message.why === "other")
    addUnknown(observations, path, "not captured", exchange);
  else if (message.why === "absent") observations.addAbsent("file", path, place);
  else {
    observations.addUnknown("file", path, message.why === "denied" ? "denied" : "not captured", place);
    if (message.why === "folder") observations.add("status", path, { type: "folder" }, place);
  }
}

function addUnknown(observations: Observations, path: string, why: Why, exchange: Exchange): void {
  observations.addUnknown("file", path, why, shownAt(exchange));
}

/** The message, if it is the whole output. */
function onlyMessageIn(exchange: Exchange, program: string): FileMessage | undefined {
  const { source, start, end } = exchange.output;
  if (end - start > 6000) return undefined;
  const text = source.text.slice(start, end).replace(/\r?\n$/, "");
  if (text === "" || text.includes("\n")) return undefined;
  return fileMessageIn(text, program);
}

function coverGlob(observations: Observations, glob: string, place: Place): void {
  observations.coverPaths("file", { glob }, place);
  observations.coverPaths("status", { glob }, place);
}

const heading = /^==> (.+) <==$/;

function countLines({ source: { text }, start, end }: Place): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

interface Headed {
  path: string;
  start: number;
  end: number;
  at: Place;
  partial?: Why;
}

/** Reads the names that `tail` prints above each text, in the order of its arguments. */
function readHeadings(
  command: SimpleCommand,
  exchange: Exchange,
  observations: Observations,
  { paths, globs, hasOther }: Operands,
  mostLines = Number.POSITIVE_INFINITY,
): void {
  if (hasOther) return;
  const { source, end } = exchange.output;
  const wanted = new Set(paths);
  const found = new Map<string, Headed>();
  let last: Headed | undefined;
  let isWhole = exchange.partial === undefined && isShown(command);
  let above = exchange.output.start;
  for (const { text, place } of linesOf(exchange)) {
    const path = heading.exec(text)?.[1];
    const message = text.startsWith(`${command.name}: `) ? fileMessageIn(text, command.name) : undefined;
    if (
      path !== undefined &&
      !found.has(path) &&
      (wanted.has(path) || globs.some((glob) => matchesPath(glob, path)))
    ) {
      // A blank line separates a text from the next name.
      if (last?.end === end)
        last.end = above === place.start - 1 && above >= last.start ? above : place.start;
      last = { path, start: Math.min(place.end + 1, end), end, at: place };
      found.set(path, last);
    } else if (message !== undefined) {
      if (message.why === "absent" && wanted.has(message.path))
        observations.addAbsent("file", message.path, place);
      else if (message.why === "absent" && globs.includes(message.path))
        coverGlob(observations, message.path, place);
      else isWhole = false;
      // The line may also be from the file.
      if (last?.end === end) {
        last.end = place.start;
        last.partial = "cut";
      }
    }
    above = place.start;
  }
  for (const file of found.values()) {
    const text = { source, start: Math.min(file.start, file.end), end: file.end };
    const isFull = Number.isFinite(mostLines) && countLines(text) >= mostLines;
    const partial = file.partial ?? (isFull ? "filtered" : file === last ? exchange.partial : undefined);
    observations.add("file", file.path, { text }, text.end > text.start ? text : file.at, partial);
  }
  if (isWhole && found.size > 0) for (const glob of globs) coverGlob(observations, glob, shownAt(exchange));
}
