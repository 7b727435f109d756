/** A part of a command line as a shell cuts it. */
export type ShellPart =
  /** A word, without its quotes. */
  | { kind: "word"; text: string; quoted: boolean }
  /** `|`, `;`, `&&`, `||`, `&`, `(`, `)`, `{`, `}` */
  | { kind: "operator"; text: string };

const OPERATOR = /^(?:\|\||&&|\|&|[|;&(){}])/;
/** `>`, `2>>`, `2>&1`, `&>`, `<`, `<<<`: what follows is a file, or a part of the word itself. */
const REDIRECTION = /^(?:\d?>{1,2}&?|&>{1,2}|\d?<{1,3}&?)(\S*)/;

/**
 * Cuts a command line into words and operators, by the rules that sh, cmd and PowerShell share: quotes keep blanks and
 * operators in a word, `|` needs no blanks around it, redirections are left out with the files that they name. A
 * backslash stands for itself, as in `C:\>`, unless a quote, a blank or an operator follows it.
 */
export function shellParts(line: string): ShellPart[] {
  const parts: ShellPart[] = [];
  let at = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (code <= 32) {
      at++;
      continue;
    }
    const redirection = REDIRECTION.exec(line.slice(at, at + 300));
    if (redirection !== null) {
      at += redirection[0].length;
      // `> file`: the name is the next word.
      if (redirection[1] === "" && !redirection[0].endsWith("&")) at = endOfWord(line, skipBlanks(line, at));
      continue;
    }
    const operator = OPERATOR.exec(line.slice(at, at + 2));
    if (operator !== null) {
      parts.push({ kind: "operator", text: operator[0] });
      at += operator[0].length;
      continue;
    }
    const { text, end, quoted } = readWord(line, at);
    parts.push({ kind: "word", text, quoted });
    at = end;
  }
  return parts;
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && line.charCodeAt(at) <= 32) at++;
  return at;
}

function endOfWord(line: string, from: number): number {
  return from < line.length ? readWord(line, from).end : from;
}

function readWord(line: string, start: number): { text: string; end: number; quoted: boolean } {
  let text = "";
  let quoted = false;
  let at = start;
  while (at < line.length) {
    const character = line[at]!;
    if (character === '"' || character === "'") {
      const close = closingQuote(line, at);
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
  return { text, end: Math.max(at, start + 1), quoted };
}

/** Offset of the quote that ends the string, or the end of the line. */
function closingQuote(line: string, open: number): number {
  const quote = line[open]!;
  let at = open + 1;
  for (; at < line.length && line[at] !== quote; at++) {
    if (quote === '"' && line[at] === "\\" && (line[at + 1] === '"' || line[at + 1] === "\\")) at++;
  }
  return at;
}
