import { devicePromptAt } from "./device-prompt.ts";

/** What the pager of a device prints at the end of a page, alone in a line or in front of the next one. */
const mark =
  "[ \\t]*(?:<?-{1,4} ?(?:\\(more(?: \\d{1,3}%)?\\)|more) ?-{1,4}>?(?:, next page: space[^\\n]{0,60}|[, ] ?\\(?[^\\n\\r]{0,20}(?:abort|quit|continue|ctrl)[^\\n\\r]{0,40})?|press any key to continue[^\\n\\r]{0,60}|lines \\d{1,6}-\\d{1,6}[^\\n\\r]{0,40})";
const markAtStart = new RegExp(`^${mark}`, "i");
/** With the returns and blanks that erase it, and what follows in the line. */
const markedLine = new RegExp(`^(${mark})((?:\\r *)*)([^\\n]*)$`, "gim");

/** The mark of a pager that the line begins with; undefined where there is none. */
export function pagerMarkIn(line: string): string | undefined {
  return markAtStart.exec(line)?.[0];
}

/**
 * The text without the marks behind which it goes on: a line in front of which one stands keeps its indent. A mark that
 * nothing follows stays, and so does one in front of a prompt: the pager was left there. Keeps the number of lines.
 */
export function withoutPagerMarks(text: string): string {
  if (!/more|any key|^[ \t]*lines \d/im.test(text)) return text;
  return text.replace(markedLine, (line, _mark: string, erased: string, rest: string, at: number) => {
    if (rest.trim() === "") return goesOn(text, at + line.length) ? "" : line;
    if (devicePromptAt(rest.trimStart()) !== undefined) return line;
    return erased === "" ? rest.replace(/^ (?! )/, "") : rest;
  });
}

/** Does a line that is no prompt follow? */
function goesOn(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; ) {
    const feed = text.indexOf("\n", at);
    const line = text.slice(at, feed < 0 ? text.length : feed);
    if (line.trim() !== "") return devicePromptAt(line) === undefined;
    if (feed < 0) return false;
    at = feed + 1;
  }
  return false;
}
