import type { Need, Place, Source } from "../../observations/observation.ts";
import { Observations } from "../../observations/observations.ts";
import { isGlob, matchesPath } from "../../observations/paths.ts";
import { readSnapshots } from "../../snapshot/read-snapshot.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { readExchange } from "../../snapshot/transcript/read-exchange.ts";
import { shellPath } from "../checks/files/shown-path.ts";
import { transcriptIn } from "./transcript-in.ts";

/**
 * What a text is taken for: the content of a file or the output of a command, or a snapshot that shows so
 * itself.
 */
export type TextKind = "text" | "snapshot";

/** A host that shows only this text, taken for what a check needs. */
export function snapshotOfText(
  needs: readonly Need[],
  text: string,
): { snapshot: Snapshot; taken: TextKind } {
  const [first] = needs;
  if (first === undefined || !isText(first)) {
    return { snapshot: snapshotWith(first, text), taken: "snapshot" };
  }
  const transcript = transcriptIn(first, text);
  if (transcript !== undefined) return { snapshot: snapshotWith(first, transcript), taken: "snapshot" };
  const source: Source = { text, firstLine: 1, from: "output" };
  const place: Place = { source, start: 0, end: text.length };
  const observations = observe(needs, place);
  // Lists of packages and the like may show themselves what they are.
  if (observations === undefined) return { snapshot: snapshotWith(first, text), taken: "snapshot" };
  return { snapshot: { ...emptySnapshot(), observations }, taken: "text" };
}

type TextNeed = Extract<Need, { kind: "command" | "file" | "status" | "package" | "service" }>;

/** Lists of sockets, processes and hashes are recognised by their content. */
function isText(need: Need): need is TextNeed {
  return need.kind !== "sockets" && need.kind !== "processes" && need.kind !== "hash";
}

/** Of several hosts in a text, the first one that shows what is needed. */
function snapshotWith(need: Need | undefined, text: string): Snapshot {
  const snapshots = readSnapshots(text);
  const isOf = ({ observations }: Snapshot) =>
    need !== undefined && isText(need) && observations !== undefined && isShown(observations, need);
  return snapshots.find(isOf) ?? snapshots[0]!;
}

function emptySnapshot(): Snapshot {
  return readSnapshots("")[0]!;
}

function observe(needs: readonly Need[], place: Place): Observations | undefined {
  const texts = needs.filter(isText);
  const [first] = texts;
  if (first === undefined) return undefined;
  if (first.kind === "command") return ofCommand(first.key, place);
  if (first.kind === "file") return ofFiles(texts, place);
  return ofCommands(first, commandsFor(first), place);
}

function ofCommand(key: string, output: Place): Observations {
  const observations = new Observations();
  observations.startOutput();
  observations.add("command", key, { output }, output);
  return observations;
}

/** Uses the text for every file that the check reads, and for one file that its glob matches. */
function ofFiles(needs: readonly TextNeed[], place: Place): Observations | undefined {
  const observations = new Observations();
  for (const need of needs) {
    if (need.kind !== "file") continue;
    const path = isGlob(need.path) ? matchingPath(need.path) : need.path;
    if (path === undefined) return undefined;
    observations.startOutput();
    // What `cat` prints in place of a text; whether it left out something does not matter here.
    if (/^\S*cat: /.test(place.source.text))
      readExchange(printedBy(`cat ${shellPath(path)}`, place), observations);
    if (!isShown(observations, { kind: "file", path })) {
      observations.add("file", path, { text: place }, place);
    }
    if (isGlob(need.path)) observations.coverPaths("status", { glob: need.path }, place);
  }
  return observations;
}

/** A path that a glob matches; undefined if none is easily made. */
function matchingPath(glob: string): string | undefined {
  const path = glob
    .replace(/\{([^{},]*),[^{}]*\}/g, "$1")
    .replace(/\[([^\]!^])[^\]]*\]/g, "$1")
    .replace(/\*+/g, "any")
    .replace(/\?/g, "x");
  return !isGlob(path) && matchesPath(glob, path) ? path : undefined;
}

/** Uses the text as the output of the first command that shows what is needed. */
function ofCommands(need: TextNeed, commands: readonly string[], place: Place): Observations | undefined {
  for (const command of commands) {
    const observations = new Observations();
    readExchange(printedBy(command, place), observations);
    if (isShown(observations, need)) return observations;
  }
  return undefined;
}

/** The commands whose output shows it, first the one that the capture script would run. */
export function commandsFor(need: Need): readonly string[] {
  if (need.kind === "command") return [need.text];
  if (need.kind === "file") return [`cat ${shellPath(need.path)}`];
  if (need.kind === "status") {
    const path = shellPath(need.path);
    return [`stat -L -c '%a %U %G %u %g %n' ${path}`, `stat -L ${path}`, `ls -ldL ${path}`];
  }
  if (need.kind === "hash") return [`md5sum ${shellPath(need.path)}`];
  if (need.kind !== "package" && need.kind !== "service") return [];
  const [list = "", name = ""] = splitKey(need.key);
  return (listCommands[list] ?? []).map((command) => command.replace("NAME", shellPath(name)));
}

function splitKey(key: string): [list: string, name: string] {
  const colon = key.indexOf(":");
  return [key.slice(0, colon), key.slice(colon + 1)];
}

const listCommands: Readonly<Record<string, readonly string[]>> = {
  rpm: ["rpm -qa", "rpm -q NAME"],
  dpkg: ["dpkg -l", "dpkg -l NAME"],
  pkginfo: ["pkginfo -l", "pkginfo", "pkginfo -l NAME"],
  chkconfig: ["chkconfig --list", "chkconfig --list NAME"],
  systemd: ["systemctl list-unit-files"],
  svcs: ["svcs -a"],
};

function printedBy(typed: string, output: Place) {
  const { source, start } = output;
  return { typed, at: { source, start, end: start }, output, isRoot: true };
}

function isShown(observations: Observations, need: TextNeed): boolean {
  const found =
    "path" in need
      ? isGlob(need.path)
        ? observations.askFiles(need.kind, [need.path]).files[0]?.found
        : observations.ask(need.kind, need.path)
      : observations.ask(need.kind, need.key);
  return found !== undefined && !(found.is === "unknown" && found.why === "not captured");
}
