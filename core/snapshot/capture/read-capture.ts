import { plural } from "../../text/plural.ts";
import { type Draft, skip, warn } from "../draft.ts";
import { readFrontComment } from "../front-comment.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { systems } from "../systems.ts";
import { type Capture, type CaptureItem, readFrames } from "./frames.ts";
import { addItem, addLost } from "./items.ts";
import { addWindowsItem } from "./windows-items.ts";

/**
 * Reads the output of capture scripts, from one host or several. Items that were changed on the way are
 * unknown, with a warning. Returns the number of the last line.
 *
 * @param linesBefore lines of the host's texts before this one
 */
export function readCapture(text: string, drafts: Drafts, linesBefore: number): number {
  const { captures, lines } = readFrames(text, linesBefore, (line, number, isAbove) => {
    if (line === "" || (isAbove && readFrontComment(drafts.first, line, number))) return;
    skip(drafts.first, "text around the output", number);
  });
  for (const capture of captures) readHost(capture, drafts);
  return lines;
}

/** How many items a warning names; a text that was damaged on its way has many. */
const mostNamed = 5;

function readHost(capture: Capture, drafts: Drafts): void {
  const host = capture.head.get("host") ?? "";
  const draft = host === "" ? drafts.first : drafts.named(host);
  readHead(capture, draft);
  const pid = capture.head.get("pid") ?? "";
  const scriptPid = /^\d{1,10}$/.test(pid) ? Number(pid) : undefined;
  const add = capture.head.get("system") === "Windows" ? addWindowsItem : addItem;
  let lost = 0;
  for (const item of capture.items) {
    if (item.isWhole && item.key !== undefined) add(item, item.key, draft, drafts, scriptPid);
    else {
      if (item.key !== undefined) addLost(item, item.key, draft);
      if (++lost <= mostNamed) warn(draft, lossMessage(item), item.firstLine);
    }
  }
  if (lost > mostNamed) {
    const message = `${plural(lost - mostNamed, "more item")} of the capture ${lost - mostNamed === 1 ? "is" : "are"} not as printed, and left out.`;
    warn(draft, message, capture.line);
  }
  if (!capture.isDone) {
    warn(draft, "The capture is cut off. Run the capture script again.", capture.line);
  }
}

function readHead({ head }: Capture, draft: Draft): void {
  const system = head.get("system");
  if (systems.some(({ uname }) => uname === system)) draft.systems.add(system!);
  const user = head.get("user") ?? "";
  if (/^\d+$/.test(user)) draft.asRoot = user === "0" && draft.asRoot !== false;
  const elevated = head.get("elevated");
  if (elevated !== undefined) draft.asRoot = elevated === "yes" && draft.asRoot !== false;
  const taken = head.get("taken") ?? "";
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(taken)) draft.taken ??= taken;
}

function lossMessage({ kind, key, end }: CaptureItem): string {
  const what =
    key === undefined ? "An item of the capture" : `${names[kind] ?? "What was captured of"} ${shorten(key)}`;
  if (end === undefined) return `${what} is cut off, so it is left out. Run the capture script again.`;
  return `${what} was changed after it was printed, so it is left out. Save the output of the capture script with > FILE instead of copying it.`;
}

const names: Readonly<Record<string, string>> = {
  cmd: "The output of",
  own: "The output of",
  file: "The text of",
  status: "The status of",
  glob: "The list of",
  md5: "The MD5 of",
  registry: "What was captured of the key",
  group: "The members of",
};

function shorten(key: string): string {
  const line = key.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
