import { commandKey } from "../../observations/command-key.ts";
import type { Need } from "../../observations/observation.ts";
import { judgeTyped } from "../../snapshot/transcript/known-programs.ts";
import { promptAt } from "../../snapshot/transcript/prompt-line.ts";
import { withoutSudo } from "../../snapshot/transcript/simple-command.ts";

/**
 * Turns a text that begins with the prompt of a command, or with a capture, into a snapshot: the same prompt
 * is added at its end, because a person who tries a check says that the text is complete. Undefined for the
 * mere output of a command or text of a file, where the line of a prompt must not be taken as content.
 */
export function transcriptIn(need: Need, text: string): string | undefined {
  const start = text.search(/\S/);
  if (start < 0) return undefined;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const feed = text.indexOf("\n", start);
  const lineEnd = feed < 0 ? text.length : feed;
  if (/^@nessus-audit \d/.test(text.slice(start, start + 40))) return text;
  const prompt = promptAt(text, lineStart, lineEnd);
  if (prompt === undefined) return undefined;
  // Comments in files also begin with a sign.
  const isPrompt =
    isAbout(need, prompt.typed) || (prompt.strength !== "sign" && judgeTyped(prompt.typed) === "known");
  if (!isPrompt) return undefined;
  const lineEnding = text.endsWith("\n") ? "" : "\n";
  return `${text}${lineEnding}${text.slice(prompt.start, prompt.end).trimEnd()} \n`;
}

/** Does a command line, or the first line of one, read what is needed? */
function isAbout(need: Need, typed: string): boolean {
  const line = commandKey(typed);
  if (line === "") return false;
  if (need.kind === "command") {
    const own = withoutSudo(line) ?? line;
    return need.key === line || need.key.startsWith(own.replace(/\\$/, ""));
  }
  return judgeTyped(typed) === "known" && (!("path" in need) || line.includes(need.path));
}
