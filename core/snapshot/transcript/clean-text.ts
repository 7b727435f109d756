/** Characters that make cleaning necessary. */
const unclean = /[\x1b\x07\x08\x9b\r\ufeff]/;

/**
 * Colours, window titles, keyboard modes and "delete to the end of the line": they don't change how a line
 * looks that is printed from left to right.
 */
const harmless =
  /\x1b(?:\[[0-9;:]*m|\[\??[0-9;]*[hlK]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[()][0-9A-Za-z]|[=>78])|[\x07\ufeff]/g;
/** A character and the backspace that deletes it, as readline and `man` print them. */
const takenBack = /[^\x08\n\r]\x08/g;
const mostTakenBack = 20;

/**
 * Removes what is not visible from a terminal's text: colour codes, deleted characters, and the carriage
 * returns of line ends. Line numbers stay the same. What can't be undone stays, for `isDamaged` to find.
 */
export function cleanText(text: string): string {
  if (!unclean.test(text)) return text;
  let clean = text.replace(harmless, "");
  if (endsLinesWithReturn(clean)) clean = clean.split("\n").map(withoutReturns).join("\n");
  if (!clean.includes("\n") && clean.includes("\r")) clean = clean.replaceAll("\r", "\n");
  // A return at the start of a line has no effect: readline prints one when it accepts input.
  if (clean.includes("\n\r")) clean = clean.replace(/\n\r+/g, "\n");
  for (let round = 0; clean.includes("\b") && round < mostTakenBack; round++) {
    const shorter = clean.replace(takenBack, "");
    if (shorter.length === clean.length) break;
    clean = shorter;
  }
  return clean;
}

/** A pattern would look at a run of carriage returns again from each one. */
function withoutReturns(line: string): string {
  let end = line.length;
  while (line.charCodeAt(end - 1) === 13) end--;
  return line.slice(0, end);
}

/**
 * Were the line ends converted when the text was copied? Then the first line, which was typed, has one too.
 */
function endsLinesWithReturn(text: string): boolean {
  const feed = text.indexOf("\n");
  return feed > 0 && text.charCodeAt(feed - 1) === 13;
}

/** Does a part of a cleaned text contain codes that move the cursor, or overwritten characters? */
export function isDamaged(part: string): boolean {
  return /[\x1b\x08\r]/.test(part);
}
