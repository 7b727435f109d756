import { devicePromptAt } from "./device-prompt.ts";

/** What pagers print at the end of a page, alone in a line or in front of the next one; each is anchored. */
const marks: readonly RegExp[] = [
  // --More--, <--- More --->, ---- More ----, ---(more 45%)---, ---(less 12%)---, -- MORE --, next page: Space, …
  /^[ \t]*<?-{1,4} ?(?:\((?:more|less)(?: \d{1,3}%)?\)|more) ?-{1,4}>?(?:, next page: space[^\n\r\x1b]{0,60}|[, ] ?\(?[^\n\r\x1b]{0,20}(?:abort|quit|continue|ctrl)[^\n\r\x1b]{0,40})?/i,
  /^[ \t]*press (?:any key|<?space>?|<?enter>?|<?return>?)(?: bar)? to (?:continue|page down)[^\n\r\x1b]{0,60}/i,
  // Brocade
  /^[ \t]*type <cr>(?: or <space bar>)? to continue[^\n\r\x1b]{0,40}/i,
  /^[ \t]*lines \d{1,6}-\d{1,6}[^\n\r\x1b]{0,40}/i,
];
/** What every mark has, so that most texts need one look. */
const hint = /more|less|to continue|to page down|^[ \t]*lines \d/im;

/** The mark of a pager that the line begins with; undefined where there is none. */
export function pagerMarkIn(line: string): string | undefined {
  for (const mark of marks) {
    const found = mark.exec(line)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The text without the marks behind which it goes on: a line in front of which one stands keeps its indent. A mark that
 * nothing follows stays, and so does one in front of a prompt: the pager was left there. Keeps the number of lines.
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
  // The key that leaves the pager is shown after its mark.
  if (/^\s*q\s*$/i.test(rest) && !goesOn(lines, at + 1)) return mark;
  if (devicePromptAt(rest.trimStart(), undefined, true) !== undefined) return `${mark} ${rest.trimStart()}`;
  return erased === mark.length ? rest.replace(/^ (?! )/, "") : rest;
}

/** Moves of the cursor, and what deletes: pagers take their mark away with them. */
const control = /\r|\x1b\[[0-9;?]{0,12}[A-HJKf]/y;

/** Where what erases the mark ends: returns, moves of the cursor, and blanks between them. */
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

/** Does a line that is no prompt follow? */
function goesOn(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() !== "") return devicePromptAt(line, undefined, true) === undefined;
  }
  return false;
}
