import { LineCursor } from "../text/lines.ts";
import { Sum, textOfLines } from "./payload.ts";

/** What a capture script printed on one host; `core/capture-script` says how. */
export interface Capture {
  /** What the lines above the first item say: host, system, user, taken, charset, pid; on Windows elevated, powershell. */
  head: Map<string, string>;
  items: CaptureItem[];
  /** Line of the snapshot on which it begins. */
  line: number;
  /** The last line of the capture is there. */
  isDone: boolean;
}

export interface CaptureItem {
  /** cmd, file, status, glob, md5 or own; on Windows also registry, rows, acl or group. */
  kind: string;
  /** The command, path or glob; undefined if its lines were changed on the way. */
  key: string | undefined;
  /** The text, unescaped; it ends with a line end only if the original did. */
  text: string;
  /** Exit code, or a word such as absent; undefined if the end is missing. */
  end: string | undefined;
  /** All lines are there, unchanged. */
  isWhole: boolean;
  /** The line of the snapshot in which the text begins. */
  firstLine: number;
  /** See `Source`. */
  folded?: readonly number[];
}

export const captureMark = "@nessus-audit 1";

/** Is the text the output of a capture script? Blank lines and comments may be above it. */
export function isCapture(text: string): boolean {
  const cursor = new LineCursor(withoutMark(text));
  while (cursor.next()) {
    if (cursor.end - cursor.start > 10_000) return false;
    const line = cursor.line().trim();
    if (line === captureMark) return true;
    if (line !== "" && !line.startsWith("#")) return false;
  }
  return false;
}

/** Removes the byte order mark that some programs write at the beginning. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** An item whose lines are being read. */
interface OpenItem {
  kind: string;
  key: string[];
  keySum: string | undefined;
  lines: string[];
  firstLine: number;
  folded: number[];
  /** A line that the script did not print is between those of the item. */
  isBroken: boolean;
}

/**
 * Reads the captures of a text, one after the other.
 *
 * @param around is called with every line outside of a capture and its number; `isAbove`: no capture has
 *   begun
 */
export function readFrames(
  text: string,
  linesBefore: number,
  around: (line: string, number: number, isAbove: boolean) => void,
): { captures: Capture[]; lines: number } {
  const captures: Capture[] = [];
  let capture: Capture | undefined;
  let item: OpenItem | undefined;
  const cursor = new LineCursor(withoutMark(text), linesBefore);
  while (cursor.next()) {
    // The script escapes blanks at the end of its lines, so unescaped ones were added on the way.
    const line = cursor.line().trimEnd();
    const sign = line[0];
    if (line === captureMark) {
      endItem(capture, item);
      capture = { head: new Map(), items: [], line: cursor.number, isDone: false };
      captures.push(capture);
      item = undefined;
    } else if (capture === undefined || capture.isDone) {
      around(line, cursor.number, capture === undefined);
    } else if (sign === "@") {
      item = readControl(line, cursor.number, capture, item);
    } else if (sign === ">" && item !== undefined && item.keySum === undefined) {
      item.key.push(line.slice(1));
    } else if (sign === "|" && item?.keySum !== undefined) {
      if (item.lines.length === 0) item.firstLine = cursor.number;
      item.lines.push(line.slice(1));
    } else if (sign === "+" && item !== undefined && goesOn(item, line.slice(1))) {
      // Windows consoles wrap long lines, so the script does it itself there.
    } else if (item !== undefined) item.isBroken = true;
    else around(line, cursor.number, false);
  }
  endItem(capture, item);
  return { captures, lines: cursor.number };
}

/** Continues the last line of an item; false if there is none. */
function goesOn({ key, keySum, lines, folded }: OpenItem, more: string): boolean {
  const open = keySum === undefined ? key : lines;
  if (open.length === 0) return false;
  open.push(open.pop()! + more);
  if (open === lines) folded.push(lines.length - 1);
  return true;
}

/** The kinds of items that scripts print. */
export const captureKinds: ReadonlySet<string> = new Set([
  ...["cmd", "file", "status", "glob", "md5", "own"],
  ...["registry", "rows", "acl", "group"],
]);
const headNames = new Set(["host", "system", "user", "elevated", "powershell", "taken", "charset", "pid"]);

/** Reads a line of the script. Returns the item that is open after it. */
function readControl(
  line: string,
  number: number,
  capture: Capture,
  item: OpenItem | undefined,
): OpenItem | undefined {
  const [name = "", ...words] = line.slice(1).split(" ");
  const rest = words.join(" ");
  if (captureKinds.has(name) && rest === "") {
    endItem(capture, item);
    return {
      kind: name,
      key: [],
      keySum: undefined,
      lines: [],
      firstLine: number,
      folded: [],
      isBroken: false,
    };
  }
  if (item !== undefined) {
    if (name === "key" && item.keySum === undefined) item.keySum = rest;
    else if (name === "end" && item.keySum !== undefined) {
      endItem(capture, item, words);
      return undefined;
    } else item.isBroken = true;
    return item;
  }
  if (name === "done") capture.isDone = Number(rest) === capture.items.length;
  else if (headNames.has(name) && capture.items.length === 0) capture.head.set(name, rest);
  return undefined;
}

/**
 * @param words of the line that ends it: an exit code or a word, and the checksum; undefined if the line is
 *   missing
 */
function endItem(capture: Capture | undefined, item: OpenItem | undefined, words?: readonly string[]): void {
  if (capture === undefined || item === undefined) return;
  const charset = capture.head.get("charset");
  const sum = new Sum();
  const key = textOfLines(item.key, charset, sum);
  const isKey = item.keySum === `${item.key.length} ${sum.bytes} ${sum}`;
  const before = sum.bytes;
  const text = textOfLines(item.lines, charset, sum);
  const counted = `${item.lines.length} ${sum.bytes - before}`;
  const [end, ...numbers] = words ?? [];
  for (let at = 0; at < (end?.length ?? 0); at++) sum.add(end!.charCodeAt(at));
  const isPrinted = isKey && !item.isBroken && numbers.join(" ") === `${counted} ${sum}`;
  const isEnded = end !== "cut" && text.endsWith(".");
  capture.items.push({
    kind: item.kind,
    key: isKey ? key : undefined,
    text: isEnded ? text.slice(0, -1) : text,
    end,
    isWhole: isPrinted && (isEnded || end === "cut"),
    firstLine: item.firstLine,
    ...(item.folded.length > 0 && { folded: item.folded }),
  });
}
