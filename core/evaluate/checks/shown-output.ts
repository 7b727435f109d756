import { commandKey } from "../../observations/command-key.ts";
import type { Found, Need, Place, Values, Why } from "../../observations/observation.ts";
import type { Host } from "../host/host.ts";
import { withoutLastLine } from "../lines/line-matcher.ts";
import { saysDenied } from "../observed/denial.ts";

/** The need of a command that the scanner runs for a check. */
export function commandNeed(text: string): Need {
  return { kind: "command", key: commandKey(text), text };
}

/** What the host shows for the first of these spellings of a command that it shows anything for. */
export function findOutput({ observations }: Host, commands: readonly string[]): Found<"command"> {
  const all = commands.map((command) => observations.ask("command", commandKey(command)));
  const told = all.find((found) => found.is !== "unknown" || found.why !== "not captured");
  return told ?? { is: "unknown", why: "not captured", places: [] };
}

/** Why an output is not known: an output is never known to be absent. */
export function whyUnknown(found: Exclude<Found<"command">, { is: "present" }>): {
  why: Why;
  places: readonly Place[];
} {
  return found.is === "unknown" ? found : { why: "not captured", places: [] };
}

/** A line that is not blank. */
export interface ShownLine {
  text: string;
  place: Place;
}

/** The lines of an output that are not blank; if it is cut off, without the last one, which may continue. */
export function shownLines(output: Place, isCut: boolean): ShownLine[] {
  const { source, start, end } = isCut ? withoutLastLine(output) : output;
  const lines: ShownLine[] = [];
  for (let at = start; at < end; ) {
    const feed = source.text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed;
    const text = source.text.slice(at, next).replace(/\r$/, "");
    if (text.trim() !== "") lines.push({ text, place: { source, start: at, end: at + text.length } });
    at = next + 1;
  }
  return lines;
}

/**
 * The first line of an output that says that the user who ran the command may not see something; isAll: every
 * line does. A scan mostly runs as root, which sees more. Undefined if no line says so, or if root was
 * refused.
 */
export function deniedIn({
  output,
  asOther,
}: Values["command"]): { line: Place; isAll: boolean; says(place: Place): boolean } | undefined {
  if (asOther !== true) return undefined;
  const lines = shownLines(output, false);
  const denied = lines.filter(({ text }) => saysDenied(text));
  const starts = new Set(denied.map(({ place }) => place.start));
  const lineStart = ({ source, start }: Place) => source.text.lastIndexOf("\n", start - 1) + 1;
  return (
    denied[0] && {
      line: denied[0].place,
      isAll: denied.length === lines.length,
      says: (place) => starts.has(Math.max(lineStart(place), output.start)),
    }
  );
}
