import { shellLine } from "../commands/shell-words.ts";

/** A command as it was typed, over one line or several. */
export interface Typed {
  /** Its lines, joined as the shell reads them. */
  text: string;
  /** Offset after its last line, the line end included. */
  end: number;
  /** False where it goes on in a way that can't be followed: what it prints can't be told from it. */
  isWhole: boolean;
}

/** What a shell prints before a line that goes on with a command. */
const continuationPrompt =
  /^(?:> ?|(?:(?:[dbc]?quote|pipe|heredocd?|cmdand|cmdor|for|while|until|if|then|else|case|subsh|cursh|function|bquote) ?)+> ?)/;
const mostLines = 500;
const longest = 20_000;

/**
 * Reads a command that starts after a prompt: the lines that a backslash, an open quote or a here-document adds to it are
 * input, no output.
 *
 * @param start offset of what is typed
 */
export function readTyped(text: string, start: number): Typed {
  let { line, next } = lineAt(text, start);
  const command: TypedSoFar = { text: line, words: line, ends: hereDocumentsIn(line) };
  let end = next;
  for (let lines = 1; lines < mostLines && command.text.length < longest; lines++) {
    if (!goesOn(command)) return { text: command.text, end, isWhole: true };
    if (end >= text.length) break;
    ({ line, next } = lineAt(text, end));
    take(command, line.replace(continuationPrompt, ""));
    end = next;
  }
  return { text: command.text, end, isWhole: false };
}

interface TypedSoFar {
  text: string;
  /** Without the lines of here-documents. */
  words: string;
  /** Words that end the here-documents that are open, in order. */
  ends: { word: string; mayBeIndented: boolean }[];
}

function goesOn({ words, ends }: TypedSoFar): boolean {
  return ends.length > 0 || endsInBackslash(words) || isOpen(words);
}

function take(command: TypedSoFar, line: string): void {
  const [end] = command.ends;
  if (end !== undefined) {
    const word = end.mayBeIndented ? line.replace(/^\t+/, "") : line;
    if (word.trimEnd() === end.word) command.ends.shift();
    command.text += `\n${line}`;
    return;
  }
  const before = command.words;
  if (endsInBackslash(before)) {
    command.words = before.slice(0, -1) + line;
    command.text = command.text.slice(0, -1) + line;
  } else {
    command.words = `${before}\n${line}`;
    command.text += `\n${line}`;
  }
  command.ends = hereDocumentsIn(line);
}

function endsInBackslash(line: string): boolean {
  const slashes = /\\+$/.exec(line)?.[0].length ?? 0;
  return slashes % 2 === 1;
}

/** Is a quote open, or does an operator at the end, or a loop, want more? */
function isOpen(words: string): boolean {
  if (/(?:\||&&|\|\|)\s*$/.test(words.slice(-20)) && !/\\.\s*$/.test(words.slice(-20))) return true;
  if (/['"]/.test(words) && hasOpenQuote(words)) return true;
  const first = /^\s*(for|while|until|if|case)\b/.exec(words)?.[1];
  if (first === undefined) return false;
  const last = { for: "done", while: "done", until: "done", if: "fi", case: "esac" }[first]!;
  return !new RegExp(`(?:^|[;\\s])${last}\\b`).test(words);
}

function hasOpenQuote(words: string): boolean {
  let quote = "";
  for (let at = 0; at < words.length; at++) {
    const character = words[at]!;
    if (character === "\\" && quote !== "'") at++;
    else if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "#" && /(?:^|\s)$/.test(words.slice(0, at).slice(-1))) {
      const feed = words.indexOf("\n", at);
      if (feed < 0) return false;
      at = feed;
    }
  }
  return quote !== "";
}

/** `<<EOF`, `<<-'END'`; not `<<<`. */
function hereDocumentsIn(line: string): TypedSoFar["ends"] {
  if (!line.includes("<<")) return [];
  const found: TypedSoFar["ends"] = [];
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

/** Does the command run in the background, so that what it prints may stand anywhere below? */
export function runsInBackground(typed: string): boolean {
  return shellLine(typed.slice(0, longest)).parts.some(
    (part) => part.kind === "operator" && part.text === "&",
  );
}
