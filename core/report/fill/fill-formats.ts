import type { FilledPlace } from "../../fill/fill-variables.ts";
import { LineIndex } from "../../text/lines.ts";
import { plural } from "../../text/plural.ts";
import { paint, printable } from "../paint.ts";

/** What was filled in where, in the form that every list shows. */
export interface ReportedFill {
  path: string;
  variables: {
    name: string;
    value: string;
    /** The origin of the value. */
    from: string;
    places: { line: number; field: string; isPattern: boolean; written: string }[];
  }[];
  notes: string[];
}

/** @param file the original policy, which line numbers refer to */
export function reportedFill(
  { path, text }: { path: string; text: string },
  { filled, notes }: { filled: readonly FilledPlace[]; notes: readonly string[] },
): ReportedFill {
  const lines = new LineIndex(text);
  const variables = new Map<string, ReportedFill["variables"][number]>();
  for (const { name, value, from, start, field, isPattern, written } of filled) {
    const place = { line: lines.positionAt(start).line + 1, field, isPattern, written };
    const known = variables.get(name);
    if (known === undefined) variables.set(name, { name, value, from, places: [place] });
    else known.places.push(place);
  }
  return { path, variables: [...variables.values()], notes: [...notes] };
}

export function filledAsText({ path, variables, notes }: ReportedFill, { color = false } = {}): string {
  const pen = paint(color);
  const lines = [pen.bold(`${printable(path)}: ${plural(variables.length, "variable")} filled in`)];
  for (const { name, value, from, places } of variables) {
    lines.push(`  ${printable(`@${name}@ = ${value} (${from})`)}`);
    const counts = new Map<string, number>();
    for (const place of places) {
      const text = placeText(place, value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const [text, count] of counts)
      lines.push(pen.dim(`    ${printable(text)}${count > 1 ? ` (${count} times)` : ""}`));
  }
  if (notes.length > 0) lines.push("", notes.map((note) => pen.dim(`note: ${printable(note)}`)).join("\n"));
  return `${lines.join("\n")}\n`;
}

/** `line 16, pattern of expect: 10\\.0` */
function placeText(
  { line, field, isPattern, written }: ReportedFill["variables"][number]["places"][number],
  value: string,
): string {
  return `line ${line}, ${isPattern ? "pattern of " : ""}${field}${written === value ? "" : `: ${written}`}`;
}

/** `schema/output/fill.schema.json` */
export function filledAsJson({ path, variables, notes }: ReportedFill): string {
  return `${JSON.stringify({ version: 1, path, variables, notes }, undefined, 2)}\n`;
}
