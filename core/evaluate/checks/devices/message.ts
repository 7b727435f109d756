import type { Place } from "../../../observations/observation.ts";
import { shownLines } from "../shown-output.ts";

/** In UTF-16 code units, and in lines that are not blank. */
const longest = 400;
const mostLines = 3;

/** Words in which systems say that they did not do what they were asked. */
const refusing =
  /\b(?:denied|not (?:authori[sz]ed|permitted|allowed|supported|found|valid|recogni[sz]ed|available|enough|have permission)|unauthori[sz]ed|insufficient|unknown|unrecogni[sz]ed|invalid|incomplete|rejected|tim(?:ed?|ing)[ -]?out|fail(?:ed|ure)?|errors?|bad command|cannot|can't|unable|no such|try again)\b/i;

/**
 * May an output be a message that the command was not executed? Such a message is short, and has words that
 * no list of all devices has. What is not in it is not known to be absent.
 */
export function mayBeMessage(output: Place): boolean {
  if (output.end - output.start > longest) return false;
  const lines = shownLines(output, false);
  return lines.length <= mostLines && lines.some(({ text }) => refusing.test(text));
}
