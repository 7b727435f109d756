import { devicePromptAt } from "./device-prompt.ts";

/** What pagers print at the end of a page, on a line of its own or before the next line; each is anchored. */
const marks: readonly RegExp[] = [
  // --More--, <--- More --->, ---- More ----, ---(more 45%)---, ---(less 12%)---, -- MORE --, next page: Space, …
  /^[ \t]*<?-{1,4} ?(?:\((?:more|less)(?: \d{1,3}%)?\)|more) ?-{1,4}>?(?:, next page: space[^\n\r\x1b]{0,60}|[, ] ?\(?[^\n\r\x1b]{0,20}(?:abort|quit|continue|ctrl)[^\n\r\x1b]{0,40})?/i,
  /^[ \t]*press (?:any key|<?space>?|<?enter>?|<?return>?)(?: bar)? to (?:continue|page down)[^\n\r\x1b]{0,60}/i,
  // Brocade
  /^[ \t]*type <cr>(?: or <space bar>)? to continue[^\n\r\x1b]{0,40}/i,
  /^[ \t]*lines \d{1,6}-\d{1,6}[^\n\r\x1b]{0,40}/i,
];
/** What every mark contains, so that one look is enough for most texts. */
const hint = /more|less|to continue|to page down|^[ \t]*lines \d/im;

/** The mark of a pager at the start of the line; undefined if there is none. */
export function pagerMarkIn(line: string): string | undefined {
  for (const mark of marks) {
    const found = mark.exec(line)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Removes the pager marks from a text where it continues; a line after a mark keeps its indent. A mark at the
 * end stays, and so does one before a prompt: the pager was quit there. Line numbers stay the same.
 */
export function withoutPagerMarks(text: string): string {
  if (!hint.test(text)) return text;
  const lines = text.split("\n");
  return lines.map((line, at) => withoutMark(line, lines, at)).join("\n");
}

function withoutMark(line: string, lines: readonly string[], at: number): string {
  const mark = pagerMarkIn(line);
  if (mark === undefined) return line;
  const erased = erasedAt(line, mark.length);
  const rest = line.slice(erased);
  if (rest.trim() === "") return goesOn(lines, at + 1) ? "" : mark;
  // The key that quits the pager is echoed after its mark.
  if (/^\s*q\s*$/i.test(rest) && !goesOn(lines, at + 1)) return mark;
  if (devicePromptAt(rest.trimStart(), undefined, true) !== undefined) return `${mark} ${rest.trimStart()}`;
  return erased === mark.length ? rest.replace(/^ (?! )/, "") : rest;
}

/** Cursor movements and erasures: pagers use them to remove their mark. */
const control = /\r|\x1b\[[0-9;?]{0,12}[A-HJKf]/y;

/** Finds the end of what erases the mark: returns, cursor movements, and blanks between them. */
function erasedAt(line: string, from: number): number {
  let erased = from;
  for (let at = from; at < line.length; ) {
    control.lastIndex = at;
    const match = control.exec(line);
    if (match !== null) {
      at += match[0].length;
      erased = at;
    } else if (line[at] === " ") at++;
    else break;
  }
  return erased;
}

/** Does a line follow that is not a prompt? */
function goesOn(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() !== "") return devicePromptAt(line, undefined, true) === undefined;
  }
  return false;
}
