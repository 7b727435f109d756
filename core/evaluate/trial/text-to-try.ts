import type { Found, Need, Place } from "../../observations/observation.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { promptAt } from "../../snapshot/transcript/prompt-line.ts";

/** The longest text that is taken out of a snapshot, in UTF-16 code units. */
const longest = 8 * 1024 * 1024;

/** The part of a snapshot that a check needs, as a text to try it on; undefined if there is none. */
export function textToTry(need: Need, { observations }: Snapshot): string | undefined {
  if (observations === undefined) return undefined;
  if (need.kind === "command") {
    const found = observations.ask("command", need.key);
    return found.is === "present" ? textAt(found.values[0]!.output) : undefined;
  }
  if (need.kind === "file") {
    const { files } = observations.askFiles("file", [need.path]);
    for (const { found } of files) {
      if (found.is !== "present") continue;
      const { text, selectedBy } = found.values[0]!;
      if (selectedBy === undefined) return textAt(text);
    }
    return undefined;
  }
  if (need.kind !== "status") return undefined;
  const { files } = observations.askFiles("status", [need.path]);
  const rows = files.flatMap(({ path, found }) => rowOf(path, found));
  if (rows.length > 0) return `${rows.join("\n")}\n`;
  const places = files.flatMap(({ found }) => (found.is === "present" ? found.places : []));
  return places[0] === undefined ? undefined : withPrompt(places);
}

/**
 * A row as `stat -c` prints it, for a file that a capture shows in several outputs, none of which has all of
 * it. A folder does not count as a file of a glob.
 */
function rowOf(path: string, found: Found<"status">): string[] {
  if (found.is !== "present" || found.places[0]?.source.from !== "capture") return [];
  const { mode, owner, group, uid, gid, type } = found.values[0]!;
  const isWhole = mode !== undefined && uid !== undefined && gid !== undefined;
  if (!isWhole || type === "folder" || type === "link") return [];
  return [`${mode.toString(8)} ${owner ?? "UNKNOWN"} ${group ?? "UNKNOWN"} ${uid} ${gid} ${path}`];
}

/** How far above a row the prompt is looked for, in UTF-16 code units. */
const farthest = 20_000;

/** The rows with everything above them up to the prompt: the command shows what their columns are. */
function withPrompt(places: readonly Place[]): string {
  const { source, start } = places[0]!;
  const own = places.filter((place) => place.source === source);
  const end = own.reduce((last, place) => Math.max(last, place.end), 0);
  for (let at = start; at > 0 && start - at < farthest; ) {
    const lineStart = source.text.lastIndexOf("\n", at - 2) + 1;
    if (promptAt(source.text, lineStart, at - 1) !== undefined)
      return `${textAt({ source, start: lineStart, end })}\n`;
    at = lineStart;
  }
  return `${own.map(textAt).join("\n")}\n`;
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, Math.min(end, start + longest));
}
