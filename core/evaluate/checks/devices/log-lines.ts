import type { Place } from "../../../observations/observation.ts";
import { rememberFor } from "../../../text/remember.ts";

/**
 * The text without messages that a device logs to its terminal while it prints. A message interrupts a line,
 * which continues below, or is between two whole lines.
 */
export interface WithoutLogs {
  /** The lines above and below a message are separate. */
  apart: Place;
  /** They are one line. */
  joined: Place;
}

/** Undefined if there are no messages. */
export const withoutLogs = rememberFor((place: Place): WithoutLogs | undefined => {
  const { source } = place;
  const text = source.text.slice(place.start, place.end);
  if (!hint.test(text)) return undefined;
  const apart: string[] = [];
  const joined: string[] = [];
  let goesOn = false;
  let isAny = false;
  for (const line of text.split("\n")) {
    const at = messageIn(line);
    if (at === undefined) {
      apart.push(line);
      if (goesOn && joined.length > 0) joined.push((joined.pop() ?? "") + line);
      else joined.push(line);
      goesOn = false;
      continue;
    }
    isAny = true;
    // Consecutive messages interrupt one line.
    if (at > 0) {
      apart.push(line.slice(0, at));
      joined.push(line.slice(0, at));
    }
    goesOn = true;
  }
  if (!isAny) return undefined;
  const placeOf = (lines: readonly string[]): Place => {
    const shown = lines.join("\n");
    return { source: { ...source, text: shown }, start: 0, end: shown.length };
  };
  return { apart: placeOf(apart), joined: placeOf(joined) };
});

/** `%SYS-5-CONFIG_I:`, `%%01SHELL/5/CMD(l)[1]:` */
const message =
  /%(?:[A-Z][A-Z0-9_]{0,40}(?:-[A-Z0-9_]{1,40}){0,4}-[0-7]-[A-Z0-9_]{1,60}:|%\d\d[A-Z0-9]{1,40}\/[0-7]\/)/;
const hint = new RegExp(message.source);
/** The time before it, with the number of the message and the name of the host. */
const stamp =
  /(?:\d{1,10}: )?[*.]?(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{4}[ -](?:[A-Z][a-z]{2}|\d{2})[ -] {0,2}\d{1,2}|\d{1,4}[wdh]\d{1,2}[dhm]:|\d\d:\d\d:\d\d)/;

/** Where a message begins in a line. */
function messageIn(line: string): number | undefined {
  const found = message.exec(line);
  if (found === null) return undefined;
  const time = stamp.exec(line.slice(0, found.index));
  const at = time?.index ?? found.index;
  return line.slice(0, at).trim() === "" ? 0 : at;
}
