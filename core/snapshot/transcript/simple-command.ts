import { isGlob } from "../../observations/paths.ts";
import { type ShellPart, shellLine } from "../commands/shell-words.ts";
import { baseName } from "../commands/wrappers.ts";

/** One command of a line, without a wrapper that runs it as another user. */
export interface SimpleCommand {
  /** The name of the program, in lower case, without its folder. */
  name: string;
  args: Word[];
  /** Its errors are not in the output. */
  hidesErrors: boolean;
  /** Its output went through a command that may select or change lines. */
  isFiltered: boolean;
  /** What is left of its lines, if that command keeps each line as it is. */
  lines: "all" | "some" | "changed";
}

export interface Word {
  text: string;
  /** It is at least partly quoted: the shell does not expand it. */
  quoted: boolean;
}

/** Wrappers that run the program after them, with the options that make no difference. */
const wrappers: ReadonlyMap<string, RegExp> = new Map([
  ["sudo", /^-[AEHPSkn]+$|^--$/],
  ["doas", /^-n$|^--$/],
  ["pfexec", /^$/],
  ["env", /^-i$|^--$/],
  ["command", /^-p$|^--$/],
  ["exec", /^$/],
  ["busybox", /^$/],
  ["toybox", /^$/],
  ["nohup", /^$/],
]);

/** Pipes that keep their input unchanged. */
const harmless = /^(?:more|less|cat|most|pg)(?: -[RSXFEe]+)*$/;
const longest = 20_000;

/** The command of a line with a single one; undefined if it has several, or if the output went elsewhere. */
export function simpleCommand(typed: string): SimpleCommand | undefined {
  if (typed.length > longest) return undefined;
  const { parts, isOpen } = shellLine(typed);
  if (isOpen || parts.some(({ kind }) => kind === "file")) return undefined;
  const stages = stagesOf(parts);
  const [first, ...pipes] = stages ?? [];
  if (first === undefined) return undefined;
  const words = withoutWrappers(first);
  const [program, ...args] = words;
  if (program === undefined) return undefined;
  return {
    name: baseName(program.text.replace(/^\\/, "")),
    args,
    hidesErrors: /(?:2|&)>(?!&1)/.test(typed),
    isFiltered: pipes.some((stage) => !harmless.test(textOf(stage))),
    lines: linesAfter(pipes),
  };
}

const sorts = /^sort(?: -[bdfgirhnV]+| -k ?[\d.,]+)*$/;
/** -o, -c, -n and the like print something else. */
const selects =
  /^(?:(?:grep|egrep|fgrep)(?: -[EFivwxP]+)*(?: -e)? [^-]|(?:head|tail)(?: -n)?(?: -?\+?\d+)?$|sort -u$|uniq$)/;

function linesAfter(pipes: readonly Word[][]): SimpleCommand["lines"] {
  let left: SimpleCommand["lines"] = "all";
  for (const stage of pipes) {
    const text = textOf(stage);
    if (harmless.test(text) || sorts.test(text)) continue;
    if (!selects.test(text)) return "changed";
    left = "some";
  }
  return left;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

/** The words of each command of a pipe; undefined if the line is more than a pipe. */
function stagesOf(parts: readonly ShellPart[]): Word[][] | undefined {
  const stages: Word[][] = [[]];
  for (const part of parts) {
    if (part.kind === "operator") {
      if (part.text !== "|" && part.text !== "|&") return undefined;
      stages.push([]);
    } else if (part.kind === "word") {
      const { text, quoted } = part;
      if (!quoted && text.startsWith("#")) break;
      stages.at(-1)!.push({ text, quoted });
    }
  }
  return stages.every((stage) => stage.length > 0) ? stages : undefined;
}

function withoutWrappers(words: readonly Word[]): Word[] {
  let at = 0;
  for (;;) {
    while (at < words.length && /^[A-Za-z_]\w*=/.test(words[at]!.text)) at++;
    const wrapper = at < words.length ? wrappers.get(baseName(words[at]!.text)) : undefined;
    if (wrapper === undefined || at + 1 >= words.length) return words.slice(at);
    at++;
    while (at < words.length - 1 && wrapper.test(words[at]!.text)) at++;
  }
}

/** The command that `sudo` or the like runs as root; undefined if the line is no such command. */
export function withoutSudo(typed: string): string | undefined {
  const match = /^\s*(?:sudo(?:\s+-[AEHPSkn]+)*|doas(?:\s+-n)?|pfexec)\s+(?!-)(\S.*)$/s.exec(typed);
  return match === null || /^\w+=/.test(match[1]!) ? undefined : match[1]!;
}

const ofSu = /^\s*su(?:\s+(?:-|-l|--login|-m|-p|root))*\s+(?:-l?c|--command)\s+/;
const ofShell = /^\s*(?:\/bin\/)?(?:ba|da|k)?sh\s+-c\s+/;
const inQuotes = /^(?:'([^']*)'|"([^"\\$`]*)")(?:\s+(?:-|root))?\s*$/;

/**
 * The command that `su -c 'COMMAND'` or `sh -c 'COMMAND'` runs; undefined if another user runs it, or if it
 * is not the whole line.
 */
export function withoutQuotedShell(typed: string): string | undefined {
  if (typed.length > longest) return undefined;
  const start = (ofSu.exec(typed) ?? ofShell.exec(typed))?.[0];
  if (start === undefined) return undefined;
  const match = inQuotes.exec(typed.slice(start.length));
  const command = match?.[1] ?? match?.[2];
  return command === undefined || command.trim() === "" ? undefined : command;
}

/** The files in the arguments of a command. */
export interface Operands {
  /** Whole paths of single files, in order. */
  paths: string[];
  /** Globs that the shell expanded. */
  globs: string[];
  /** There are others that the command line does not show: a variable, or a name in an unknown folder. */
  hasOther: boolean;
  count: number;
}

/**
 * The files that words name.
 *
 * @param folder what names are relative to, if known
 */
export function operandsOf(words: readonly Word[], folder: string | undefined): Operands {
  const found: Operands = { paths: [], globs: [], hasOther: false, count: words.length };
  for (const { text, quoted } of words) {
    const isOdd = /[$`]/.test(text) || text === "" || (quoted && isGlob(text));
    const path = text.startsWith("/")
      ? text
      : folder === undefined || /^~|^-/.test(text)
        ? undefined
        : within(folder, text);
    if (isOdd || path === undefined || /\/\.\.(?:\/|$)/.test(path)) found.hasOther = true;
    else if (isGlob(path)) found.globs.push(path);
    else found.paths.push(path);
  }
  return found;
}

export function within(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
