import { nessusCsv } from "../readers/nessus/nessus-csv.ts";
import { xml } from "../readers/xml.ts";

/**
 * Does a report begin in the first part of a text? Reports quote commands, such as `# mount -o remount,nodev
 * /home` in a solution, which nobody ran.
 *
 * @param end the offset of the first line that looks like a prompt
 */
export function holdsReport(text: string, end: number): boolean {
  for (let at = 0; at <= end; ) {
    const start = at + /^[\ufeff \t]*/.exec(text.slice(at, at + 100))![0].length;
    if (xml.recognises(text, start) || nessusCsv.recognises(text, start)) return true;
    const feed = text.indexOf("\n", at);
    if (feed < 0) return false;
    at = feed + 1;
  }
  return false;
}
