/**
 * Marks that people and their tools put around a row, and how a line that may be a row is told from prose.
 */

/** A line of a code fence, as Markdown, Jira and forums write it. */
const FENCE =
  /^\s*(?:`+|~{3,})[\w+.-]*\s*$|^\s*(?:\{(?:code|noformat|quote)[^{}]*\}|\[\/?code[^[\]]*\])\s*$/i;
const LONGEST_FENCE = 60;

export function isFence(line: string): boolean {
  return line.length <= LONGEST_FENCE && FENCE.test(line);
}

/** Removes a code fence at either end of the line. */
export function withoutFence(line: string): string {
  if (!line.includes("```") || isFence(line)) return line;
  const start = line.replace(/^\s*`{3,}\s*(?=\S)/, "");
  const end = start.trimEnd();
  return end.endsWith("```") ? end.slice(0, startOfRun(end, "`")).trimEnd() : start;
}

/** Finds the start of the run of a character that ends the text. */
function startOfRun(text: string, sign: string): number {
  let start = text.length;
  while (start > 0 && text[start - 1] === sign) start--;
  return start;
}

/** Removes the backslash with which a script continues a line. */
export function withoutContinuation(line: string): string {
  if (!line.endsWith("\\")) return line;
  const before = line.slice(0, -1);
  const trimmed = before.trimEnd();
  return trimmed.length < before.length ? trimmed : line;
}

/** Is the line nothing but the frame of a box or a pane: `┌──────┐`, `│      │`? */
export function isFrame(line: string): boolean {
  return /^[\s─-╿]+$/.test(line) && line.trim() !== "";
}

/**
 * The panes of a terminal that was copied with its borders, left to right, without the empty ones. Undefined
 * if the line has no border.
 */
export function panesOf(line: string): string[] | undefined {
  if (!line.includes("│") && !line.includes("┃")) return undefined;
  return line
    .split(/[│┃]/)
    .map((pane) => pane.trimEnd())
    .filter((pane) => pane !== "");
}

const ADDRESS =
  "(?:\\*|\\d{1,3}(?:\\.\\d{1,3}){3}(?:%[\\w.-]{1,20})?|\\[[\\w:.%-]{2,60}\\](?:%[\\w.-]{1,20})?|" +
  "(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){0,7}:(?:[0-9A-Fa-f.:]{1,30})?(?:%[\\w.-]{1,20})?)";
const END = `${ADDRESS}[:.](?:\\d{1,5}|\\*|[a-z][\\w-]{1,20})`;
/** Two ends of a socket, one after the other. */
const TWO_ENDS = new RegExp(`(?:^|[\\s|])${END}[\\s|]+${END}(?=[\\s|]|$)`);
const PROTOCOL_FIRST = /^\s*(?:[0-9a-f]{1,20}\s+){0,2}(tcp|udp)[46v]{0,3}\s+\S/i;
const PROTOCOL_AND_END = new RegExp(
  `(?:^|[^\\w/-])(tcp|udp)[46v]{0,3}[\\s|].{0,80}?(?<![\\w.:])${END}(?=[\\s|,;)]|$)`,
  "i",
);
const NAME_AND_PORT = /[A-Za-z*\]][:.]\d{1,5}\s|\bTCP\s+\S{1,80}:\S{1,30}\s/;
const ONE_END = new RegExp(`(?:^|[\\s|])${END}(?=[\\s|]|$)`);
/** A row of /proc/net, perhaps cut off. */
const HEXADECIMAL =
  /^\s*\d{1,6}:\s+[0-9A-F]{8}(?:[0-9A-F]{24})?:[0-9A-F]{0,4}(?:\s|$)|(?:^|[\s|])[0-9A-F]{8}(?:[0-9A-F]{24})?:[0-9A-F]{4}[\s|]+[0-9A-F]{8}(?:[0-9A-F]{24})?:[0-9A-F]{4}(?:[\s|]|$)/;
const LONGEST_LOOK = 1000;

/** Does the line, without the marks before it, start like a row that names its protocol? */
export function startsLikeRow(line: string): boolean {
  return /^[^\w[*:]{0,12}(?:tcp|udp)[46v]{0,3}\s/i.test(line);
}

/**
 * Does the line have at least three words, and the end of a sentence? No row that is cut off looks like this.
 */
export function isSentence(line: string): boolean {
  return (
    line.length <= LONGEST_LOOK && /^\s*\p{L}[\p{L}'’,;-]*(?:\s+[\p{L}'’,;()-]+){2,}[.!?:]\s*$/u.test(line)
  );
}

/**
 * What makes a line outside of any output look like the row of a socket, with a mark before it, cut off, or
 * with moved columns.
 */
export interface RowSigns {
  /** The protocol that it may have; "any" if nothing shows it. */
  proto: "tcp" | "udp" | "any";
  /** True if the line itself names the protocol. */
  isNamed: boolean;
}

/** Finds the signs of a row in a line; undefined if there are none. */
export function rowSignsIn(line: string): RowSigns | undefined {
  // Every sign needs one of these; most text has neither.
  if (!/[:.][\d*]|tcp|udp/i.test(line)) return undefined;
  const text = line.length > LONGEST_LOOK ? line.slice(0, LONGEST_LOOK) : line;
  const named = /tcp|udp/i.test(text) ? (PROTOCOL_FIRST.exec(text) ?? PROTOCOL_AND_END.exec(text)) : null;
  if (named) return { proto: named[1]!.toLowerCase() as "tcp" | "udp", isNamed: true };
  if (listens(text)) return { proto: "tcp", isNamed: false };
  return TWO_ENDS.test(text) || HEXADECIMAL.test(text) ? { proto: "any", isNamed: false } : undefined;
}

/**
 * Is there a state next to an address with a port: before it as `ss` prints it, or after it as the others do?
 */
function listens(text: string): boolean {
  const at = text.indexOf("LISTEN");
  if (at < 0) return false;
  const before = text.slice(0, at);
  return ONE_END.test(before) || NAME_AND_PORT.test(before) || ONE_END.test(text.slice(at));
}
