import { withoutContinuation, withoutFence } from "./row-marks.ts";

const ESCAPES = /\x1b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const INVISIBLE = /[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff]/g;
const ENTITIES: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
};
const NOTHING_SPECIAL = /^[\t\x20-\x7e]*$/;

/**
 * Removes what copying adds to a line: colour codes, typographic spaces, curly quotes, code fences, the
 * backslash at its end, and, if the line comes from a web page, tags and entities. Tabs stay: there may be an
 * empty cell between two. Ordinary lines are returned unchanged.
 */
export function cleanLine(line: string, fromWebPage: boolean): string {
  let clean = line;
  if (!NOTHING_SPECIAL.test(clean)) {
    clean = clean.replace(ESCAPES, "").replace(SPACES, " ").replace(INVISIBLE, "").replace(/[“”„]/g, '"');
  }
  if (fromWebPage) clean = withoutMarkup(clean);
  return withoutContinuation(withoutFence(clean));
}

/** True if the text was copied from the source of a web page. */
export function isWebPage(text: string): boolean {
  const start = text.slice(0, 200_000);
  if (/<\?xml|<nmaprun|<NessusClientData/.test(start)) return false;
  return /<(?:pre|br|code|html|body|div|span|td|p)(?:[\s>/])|&(?:lt|gt|nbsp|quot|#\d+);/i.test(start);
}

/** The lines that the markup makes of one line of a web page's source. */
export function linesOfMarkup(line: string): string[] {
  const parts = line
    .split(/<br\s*\/?>|<\/(?:tr|p|div|li|pre)>/i)
    .map((part) => part.replace(/<\/t[dh]>/gi, " "));
  return parts.length > 1 && parts.at(-1)!.trim() === "" ? parts.slice(0, -1) : parts;
}

function withoutMarkup(line: string): string {
  if (!line.includes("<") && !line.includes("&")) return line;
  return line
    .replace(/<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]*)?\/?>/gi, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code === 160 ? " " : code >= 32 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    });
}
