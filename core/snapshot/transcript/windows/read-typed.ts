import type { Typed } from "../read-typed.ts";

const mostLines = 500;
const longest = 40_000;
/** The prompts of cmd and PowerShell for continuation lines. */
const continuationPrompt = /^(?:>> ?|More\? ?)/;

/**
 * Reads a command that starts after a prompt of cmd or PowerShell. A caret or a backquote at its end, or a
 * continuation prompt below, makes the next line a part of it. Unlike in other shells, a backslash does not.
 *
 * @param start offset of what is typed
 */
export function readTypedInWindows(text: string, start: number): Typed {
  let { line, next } = lineAt(text, start);
  let typed = line;
  let end = next;
  for (let lines = 1; lines < mostLines && typed.length < longest; lines++) {
    const goesOn = /[\^`]$/.test(typed);
    if (end >= text.length) return { text: typed, end, isWhole: !goesOn };
    const mayGoOn = text.startsWith(">>", end) || text.startsWith("More?", end);
    if (!goesOn && !mayGoOn) return { text: typed, end, isWhole: true };
    ({ line, next } = lineAt(text, end));
    const added = line.replace(continuationPrompt, "");
    typed = goesOn ? typed.slice(0, -1) + added : `${typed}\n${added}`;
    end = next;
  }
  return { text: typed, end, isWhole: false };
}

function lineAt(text: string, start: number): { line: string; next: number } {
  const feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed;
  const line = text.slice(start, end).replace(/\r+$/, "");
  return { line, next: feed < 0 ? text.length : feed + 1 };
}
