import { shellLine } from "../commands/shell-words.ts";

/** A command as it was typed, on one line or several. */
export interface Typed {
  /** Its lines, joined as the shell reads them. */
  text: string;
  /** Offset after its last line, the line end included. */
  end: number;
  /** False if it continues in a way that can't be followed: then it does not show what it prints. */
  isWhole: boolean;
}

/** The prompt of a shell for continuation lines. */
const continuationPrompt =
  /^(?:> ?|(?:(?:[dbc]?quote|pipe|heredocd?|cmdand|cmdor|for|while|until|if|then|else|case|subsh|cursh|function|bquote) ?)+> ?)/;
const mostLines = 500;
const longest = 20_000;

/**
 * Reads a command that starts after a prompt. The lines that a backslash, an open quote or a here-document
 * adds to it are input, not output.
 *
 * @param start offset of what is typed
 */
export function readTyped(text: string, start: number): Typed {
  const command = new Command();
  let end = start;
  for (let lines = 0; lines < mostLines && command.length < longest; lines++) {
    if (lines > 0 && end >= text.length) break;
    const { line, next } = lineAt(text, end);
    command.add(lines === 0 ? line : line.replace(continuationPrompt, ""));
    end = next;
    if (!command.goesOn) return { text: command.text, end, isWhole: true };
  }
  return { text: command.text, end, isWhole: false };
}

const loops: ReadonlyMap<string, RegExp> = new Map([
  ["for", /(?:^|[;\s])done\b/],
  ["while", /(?:^|[;\s])done\b/],
  ["until", /(?:^|[;\s])done\b/],
  ["if", /(?:^|[;\s])fi\b/],
  ["case", /(?:^|[;\s])esac\b/],
]);

/** A command, line by line. Each line is looked at once. */
class Command {
  length = 0;
  readonly #pieces: string[] = [];
  /** Words that end the here-documents that are open, in order. */
  readonly #hereDocuments: { word: string; mayBeIndented: boolean }[] = [];
  #quote = "";
  /** What ends the loop, if the command is one. */
  #loopEnd: RegExp | undefined;
  #hasBackslash = false;
  #hasOperator = false;

  get text(): string {
    return this.#pieces.join("");
  }

  get goesOn(): boolean {
    const isOpen = this.#quote !== "" || this.#loopEnd !== undefined;
    return isOpen || this.#hereDocuments.length > 0 || this.#hasBackslash || this.#hasOperator;
  }

  add(line: string): void {
    const isFirst = this.#pieces.length === 0;
    this.length += line.length + 1;
    const [here] = this.#hereDocuments;
    if (here !== undefined) {
      const word = here.mayBeIndented ? line.replace(/^\t+/, "") : line;
      if (word.trimEnd() === here.word) this.#hereDocuments.shift();
      this.#pieces.push("\n", line);
      return;
    }
    if (!isFirst && !this.#hasBackslash) this.#pieces.push("\n");
    if (isFirst) this.#loopEnd = loops.get(/^\s*([a-z]+)\b/.exec(line.slice(0, 100))?.[1] ?? "");
    if (this.#loopEnd?.test(line)) this.#loopEnd = undefined;
    this.#quote = quoteAfter(line, this.#quote);
    this.#hasBackslash = endsInBackslash(line);
    this.#hasOperator = this.#quote === "" && /(?<!\\)(?:\||&&)\s*$/.test(line.slice(-20));
    this.#pieces.push(this.#hasBackslash ? line.slice(0, -1) : line);
    if (line.includes("<<")) for (const one of hereDocumentsIn(line)) this.#hereDocuments.push(one);
  }
}

function endsInBackslash(line: string): boolean {
  let at = line.length;
  while (at > 0 && line[at - 1] === "\\") at--;
  return (line.length - at) % 2 === 1;
}

/** The quote that is open after a line; "" for none. */
function quoteAfter(line: string, before: string): string {
  let quote = before;
  if (quote === "" && !/['"]/.test(line)) return quote;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === "\\" && quote !== "'") at++;
    else if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "#" && (at === 0 || line.charCodeAt(at - 1) <= 32)) return quote;
  }
  return quote;
}

/** `<<EOF`, `<<-'END'`; not `<<<`. */
function hereDocumentsIn(line: string): { word: string; mayBeIndented: boolean }[] {
  const found: { word: string; mayBeIndented: boolean }[] = [];
  for (const match of line.slice(0, 4000).matchAll(/(?<!<)<<(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?([\w.-]+))/g)) {
    found.push({ word: match[2] ?? match[3] ?? match[4]!, mayBeIndented: match[1] === "-" });
  }
  return found;
}

function lineAt(text: string, start: number): { line: string; next: number } {
  const feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed;
  const next = feed < 0 ? text.length : feed + 1;
  return { line: text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end), next };
}

/** Does the command run in the background, so that its output may be anywhere below? */
export function runsInBackground(typed: string): boolean {
  return shellLine(typed.slice(0, longest)).parts.some(
    (part) => part.kind === "operator" && part.text === "&",
  );
}

/**
 * Can the shell replace a part by an earlier command, so that what ran differs from what was typed? `!!`,
 * `!grep`; not `!=`, `! -f`, `[!a-z]` and `$!`, and nothing in single quotes.
 */
export function expandsHistory(typed: string): boolean {
  let quote = "";
  for (let at = 0; at < typed.length; at++) {
    const character = typed[at]!;
    if (quote === "'") {
      if (character === "'") quote = "";
    } else if (character === "\\") at++;
    else if (character === '"') quote = quote === "" ? '"' : "";
    else if (character === "'" && quote === "") quote = "'";
    else if (character === "!" && !/[[{$]/.test(typed[at - 1] ?? "")) {
      if (!/^[\s=("]?$/.test(typed[at + 1] ?? "")) return true;
    }
  }
  return false;
}
