/** A part of a command line, as a shell splits it. */
export type ShellPart =
  /** A word, without its quotes. */
  | { kind: "word"; text: string; quoted: boolean }
  /** `|`, `;`, `&&`, `||`, `&`, `(`, `)`, `{`, `}` */
  | { kind: "operator"; text: string }
  /** Output goes to a file: `> ports.txt`. Other redirections are left out. */
  | { kind: "file"; text: string };

/** A command line, split. */
export interface ShellLine {
  parts: ShellPart[];
  /** True if the command continues on the next line: a quote is open, or the line ends in `\` or the like. */
  isOpen: boolean;
}

const OPERATOR = /^(?:\|\||&&|\|&|[|;&(){}])/;
/** `>`, `2>>`, `2>&`, `&>`, `<`, `<<<`, `<<-`: what follows is a file, a number or a word. */
const REDIRECTION = /^(?:(\d?|&|\*)>{1,2}(&?)|\d?<{1,3}[&-]?)/;
/** Redirections that hide nothing of interest. */
const NO_FILE = /^(?:\/dev\/(?:null|stdout|stderr|tty)|nul|\$null)$/i;
/** A backslash, a caret of cmd or a backquote of PowerShell at the end of a line, or an operator that wants more. */
const GOES_ON = /(?:[\\^`]|\||&&)\s*$/;

/**
 * Splits a command line into words and operators, by the rules that sh, cmd and PowerShell share: quotes keep
 * blanks and operators in a word, `|` needs no blanks around it, redirections and their targets are left out,
 * except for files that the output goes to. A backslash means itself, as in `C:\>`, unless a quote, a blank
 * or an operator follows it.
 */
export function shellLine(line: string): ShellLine {
  const parts: ShellPart[] = [];
  let isOpen = GOES_ON.test(line.slice(-20));
  let at = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (code <= 32) {
      at++;
      continue;
    }
    const redirection = REDIRECTION.exec(line.slice(at, at + 10));
    if (redirection !== null) {
      at = skipBlanks(line, at + redirection[0].length);
      const isEnded = at >= line.length || OPERATOR.test(line.slice(at, at + 2));
      const { text, end } = isEnded ? { text: "", end: at } : readWord(line, at);
      const [, from, toNumber] = redirection;
      // `2>&1` and `2> errors` leave the output where it is; `<` reads.
      const isOutput = from !== undefined && from !== "2" && toNumber === "";
      if (isOutput && !NO_FILE.test(text)) parts.push({ kind: "file", text });
      at = end;
      continue;
    }
    const operator = OPERATOR.exec(line.slice(at, at + 2));
    if (operator !== null) {
      parts.push({ kind: "operator", text: operator[0] });
      at += operator[0].length;
      continue;
    }
    const { text, end, quoted, isClosed } = readWord(line, at);
    if (!isClosed) isOpen = true;
    parts.push({ kind: "word", text, quoted });
    at = end;
  }
  return { parts, isOpen };
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && line.charCodeAt(at) <= 32) at++;
  return at;
}

interface Word {
  text: string;
  /** Offset after it. */
  end: number;
  quoted: boolean;
  /** False if a quote in it is never closed. */
  isClosed: boolean;
}

function readWord(line: string, start: number): Word {
  let text = "";
  let quoted = false;
  let isClosed = true;
  let at = start;
  while (at < line.length) {
    const character = line[at]!;
    if (character === '"' || character === "'") {
      const close = closingQuote(line, at);
      if (close >= line.length) isClosed = false;
      text += line.slice(at + 1, close);
      quoted = true;
      at = close + 1;
    } else if (character === "\\" && /["' |;&<>\\]/.test(line[at + 1] ?? "") && at > start) {
      text += line[at + 1];
      at += 2;
    } else if (character <= " " || /[|;&<>(){}]/.test(character)) {
      // `${x}` and `@{…}` are words; a lone bracket is an operator.
      if (at > start || character <= " ") break;
      text += character;
      at++;
    } else {
      text += character;
      at++;
    }
  }
  return { text, end: Math.max(at, start + 1), quoted, isClosed };
}

/** Finds the quote that ends the string; the end of the line if there is none. */
function closingQuote(line: string, open: number): number {
  const quote = line[open]!;
  let at = open + 1;
  for (; at < line.length && line[at] !== quote; at++) {
    if (quote === '"' && line[at] === "\\" && (line[at + 1] === '"' || line[at + 1] === "\\")) at++;
  }
  return at;
}
