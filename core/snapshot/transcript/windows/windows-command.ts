/** One command of a line of cmd or PowerShell, and the pipes after it. */
export interface WindowsCommand {
  /** The name of the program or the cmdlet, in lower case, without its folder and `.exe`. */
  name: string;
  /** The words after it, without their quotes. */
  args: string[];
  /** The commands that its output went through, in order, each as a name and words. */
  pipes: { name: string; args: string[] }[];
  /** Its errors are not in the output. */
  hidesErrors: boolean;
  /** The file that its output went to. */
  sentTo?: string;
}

const longest = 20_000;

/**
 * Splits a line of cmd or PowerShell into the command that it runs and the pipes after it. A backslash is an
 * ordinary character. Undefined if it runs several commands, or if a quote or a bracket is open.
 */
export function windowsCommand(typed: string): WindowsCommand | undefined {
  if (typed.length > longest) return undefined;
  const line = typed.trim().replace(/^&\s*/, "");
  const property = /^\((.+)\)\.([A-Za-z]\w*)$/s.exec(line);
  if (property !== null) {
    const command = windowsCommand(property[1]!);
    const pipe = { name: "select-object", args: ["-ExpandProperty", property[2]!] };
    return command && { ...command, pipes: [...command.pipes, pipe] };
  }
  const cut = cutLine(line);
  if (cut === undefined) return undefined;
  const [first, ...pipes] = cut.stages;
  if (first === undefined || first.length === 0 || pipes.some((stage) => stage.length === 0))
    return undefined;
  const inner = innerOf(first);
  if (inner !== undefined) {
    const command = windowsCommand(inner);
    if (command === undefined) return undefined;
    return { ...command, pipes: [...command.pipes, ...pipes.map(stageOf)], ...sent(cut) };
  }
  return { ...stageOf(first), pipes: pipes.map(stageOf), hidesErrors: cut.hidesErrors, ...sent(cut) };
}

/** What a line with `powershell -Command` or `cmd /c` runs, as it was typed; undefined for other commands. */
export function innerCommand(typed: string): string | undefined {
  if (typed.length > longest) return undefined;
  const cut = cutLine(typed.trim().replace(/^&\s*/, ""));
  if (cut === undefined || cut.stages.length !== 1 || cut.file !== undefined) return undefined;
  return innerOf(cut.stages[0]!);
}

/** What `cmd /c`, `powershell -Command` and the like run, as one text; undefined for other words. */
function innerOf(words: readonly string[]): string | undefined {
  const name = programName(words[0] ?? "");
  if (name === "cmd") {
    const at = words.findIndex((word) => /^\/[ck]$/i.test(word));
    return at > 0 && at + 1 < words.length ? words.slice(at + 1).join(" ") : undefined;
  }
  if (name !== "powershell" && name !== "pwsh") return undefined;
  let at = 1;
  for (; at < words.length && /^[-/]/.test(words[at]!); at++) {
    const option = words[at]!.slice(1).toLowerCase();
    if (option.length > 0 && "command".startsWith(option)) return rest(words, at + 1);
    if (/^(?:e|ec|en|enc|encodedcommand|f|file)$/.test(option)) return undefined;
    if (!/^(?:nop|noprofile|noni|noninteractive|nol|nologo|sta|mta)$/.test(option)) at++;
  }
  return rest(words, at);
}

function rest(words: readonly string[], at: number): string | undefined {
  return at < words.length
    ? words
        .slice(at)
        .join(" ")
        .replace(/^& *\{(.*)\}$/s, "$1")
    : undefined;
}

function stageOf([name = "", ...args]: readonly string[]): { name: string; args: string[] } {
  return { name: programName(name), args };
}

function programName(word: string): string {
  return word
    .toLowerCase()
    .replace(/^.*[\\/]/, "")
    .replace(/\.(?:exe|com)$/, "");
}

function sent({ file, hidesErrors }: Cut): { sentTo?: string; hidesErrors?: true } {
  return { ...(file !== undefined && { sentTo: file }), ...(hidesErrors && { hidesErrors }) };
}

interface Cut {
  stages: string[][];
  hidesErrors: boolean;
  file?: string;
}

function cutLine(line: string): Cut | undefined {
  const cut: Cut = { stages: [[]], hidesErrors: false };
  let at = 0;
  while (at < line.length) {
    const character = line[at]!;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    if (character === "|" && line[at + 1] !== "|") {
      cut.stages.push([]);
      at++;
      continue;
    }
    if (/[|&;]/.test(character)) {
      if (character === ";" && line.slice(at + 1).trim() === "") break;
      return undefined;
    }
    const redirection = /^([12*]?)>{1,2}(?:&([12])|\s*)/.exec(line.slice(at, at + 40));
    if (redirection !== null) {
      at += redirection[0].length;
      if (redirection[2] !== undefined) continue;
      const word = wordAt(line, at);
      if (word === undefined) return undefined;
      if (redirection[1] === "2" || redirection[1] === "*") cut.hidesErrors = true;
      if (redirection[1] !== "2" && !/^(?:nul|\$null)$/i.test(word.text)) cut.file = word.text;
      at = word.end;
      continue;
    }
    const word = wordAt(line, at);
    if (word === undefined) return undefined;
    cut.stages.at(-1)!.push(word.text);
    at = word.end;
  }
  return cut;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

/** A word without its quotes; what is in brackets stays as it is, including quotes. */
function wordAt(line: string, start: number): { text: string; end: number } | undefined {
  let text = "";
  let at = start;
  const open: string[] = [];
  while (at < line.length) {
    const character = line[at]!;
    if (
      character === '"' ||
      (character === "'" && (at === start || /[\s=:,({]/.test(line[at - 1]!) || open.length > 0))
    ) {
      const close = line.indexOf(character, at + 1);
      if (close < 0) return undefined;
      text += open.length > 0 ? line.slice(at, close + 1) : line.slice(at + 1, close);
      at = close + 1;
      continue;
    }
    if (open.length === 0 && /[\s|;&]/.test(character)) break;
    if (open.length === 0 && character === ">" && /[\s12*]/.test(line[at - 1] ?? " ")) break;
    if (closing[character] !== undefined && (character !== "[" || open.length > 0))
      open.push(closing[character]);
    else if (character === open.at(-1)) open.pop();
    text += character;
    at++;
  }
  return open.length > 0 ? undefined : { text, end: at };
}

/**
 * What the pipes leave of the lines of an output: all of them unchanged, some of them unchanged, or other
 * lines.
 */
export function linesAfter({ pipes }: WindowsCommand): "all" | "some" | "changed" {
  let left: "all" | "some" = "all";
  for (const { name, args } of pipes) {
    if (/^(?:more|out-host|out-default|oh)$/.test(name) && args.every((arg) => /^[-/]/.test(arg))) continue;
    if (
      name === "out-string" &&
      args.every((arg, at) => /^-(?:stream|width)$/i.test(arg) || /^-width$/i.test(args[at - 1] ?? ""))
    )
      continue;
    if (/^(?:findstr|find|select-string|sls)$/.test(name)) left = "some";
    else return "changed";
  }
  return left;
}

/**
 * The value of an option of a cmdlet, `-Path X` or `-Path:X`; names may be abbreviated to `least` letters or
 * more.
 */
export function optionOf(args: readonly string[], name: string, least = 2): string | undefined {
  for (let at = 0; at < args.length; at++) {
    const option = /^-([A-Za-z]+)(?::(.*))?$/s.exec(args[at]!);
    if (option === null) continue;
    const written = option[1]!.toLowerCase();
    if (written.length < Math.min(least, name.length) || !name.toLowerCase().startsWith(written)) continue;
    return option[2] !== undefined && option[2] !== "" ? option[2] : args[at + 1];
  }
  return undefined;
}

/** The words that are neither options nor their values; `switches` matches options without a value. */
export function positionals(args: readonly string[], switches: RegExp = /^$/): string[] {
  const found: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const option = /^-([A-Za-z]+)(:)?/.exec(args[at]!);
    if (option === null) found.push(args[at]!);
    else if (option[2] === undefined && !switches.test(option[1]!.toLowerCase())) at++;
  }
  return found;
}
