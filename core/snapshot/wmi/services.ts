import type { Place } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { aclKey, windowsServiceKey } from "../../observations/windows-keys.ts";
import { readSddl } from "../access/sddl.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import { cellIn, hasColumn, objectsIn, selectionOf } from "../powershell/objects.ts";
import { linesOf, type OutputLine, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter, optionOf, positionals } from "../transcript/windows/windows-command.ts";

const startTypes: Readonly<Record<string, string>> = {
  0: "boot",
  1: "system",
  2: "automatic",
  3: "manual",
  4: "disabled",
};

/** `sc query`, `sc qc NAME`, `sc sdshow NAME`. */
export const readSc: WindowsReader = (command, exchange, observations) => {
  const [verb = "", name] = command.args;
  const lines = linesAfter(command);
  if (lines === "changed" || !/^(?:query|queryex|qc|sdshow)$/i.test(verb)) return;
  const read = [...linesOf(exchange)];
  const what = verb.toLowerCase();
  const missing = read.find(({ text }) =>
    /^\[SC\] (?:EnumQueryServicesStatus:)?OpenService FAILED 1060:/.test(text),
  );
  if (missing !== undefined) {
    if (name === undefined) return;
    observations.addAbsent("service", windowsServiceKey(name, "start"), missing.place);
    observations.addAbsent("service", windowsServiceKey(name, "state"), missing.place);
    return;
  }
  const denied = read.find(({ text }) => /^\[SC\] \S+ FAILED 5:/.test(text));
  if (denied !== undefined) {
    if (name === undefined) return;
    observations.addUnknown(
      "service",
      windowsServiceKey(name, what === "qc" ? "start" : "state"),
      "denied",
      denied.place,
    );
    return;
  }
  if (what === "sdshow") {
    const told = read.filter(({ text }) => text.trim() !== "");
    const acl = told.length === 1 ? readSddl(told[0]!.text) : undefined;
    if (acl !== undefined && name !== undefined)
      observations.add("acl", aclKey("service", name), acl, told[0]!.place);
    return;
  }
  const count = addScRows(read, observations);
  const isAll =
    what !== "qc" &&
    /\bstate=\s*all\b/i.test(command.args.join(" ")) &&
    !/\btype=/i.test(command.args.join(" "));
  const isWhole = exchange.partial === undefined && lines === "all" && !command.hidesErrors;
  // Without a buffer size, long lists end with a hint that there is more.
  if (isAll && isWhole && count > 0 && !read.some(({ text }) => /FAILED|more data/i.test(text))) {
    observations.coverList("windows-active", shownAt(exchange));
  }
};

/** Adds blocks that begin with `SERVICE_NAME: X`. Returns how many. */
function addScRows(lines: readonly OutputLine[], observations: Observations): number {
  let name: { text: string; place: Place } | undefined;
  let count = 0;
  for (const { text, place } of lines) {
    const start = /^SERVICE_NAME:\s*(\S.*?)\s*$/.exec(text)?.[1];
    if (start !== undefined) {
      name = { text: start, place };
      count++;
    }
    const row = /^\s+(START_TYPE|STATE)\s+:\s+(\d)\s+(\w+)/.exec(text);
    if (name === undefined || row === null) continue;
    const own: Place = { ...name.place, end: place.end };
    const startType = startTypes[row[2]!];
    if (row[1] === "STATE") {
      observations.add(
        "service",
        windowsServiceKey(name.text, "state"),
        { state: row[3]!.toLowerCase().replace(/_/g, " ") },
        own,
      );
    } else if (startType !== undefined) {
      observations.add("service", windowsServiceKey(name.text, "start"), { state: startType }, own);
    }
  }
  return count;
}

/** `sc query` and `sc qc` without their command. */
export const scBlocks: LoneText = {
  header: "SERVICE_NAME: |\\[SC\\] QueryServiceConfig SUCCESS",
  starts(text, at) {
    return /^(?:\[SC\] QueryServiceConfig SUCCESS\s+)?SERVICE_NAME: [^\r\n]+\r*\n(?:DISPLAY_NAME: [^\r\n]*\r*\n)?\s+TYPE\s+:/.test(
      text.slice(at, at + 1000),
    );
  },
  read(source, at, observations) {
    const lines: OutputLine[] = [];
    let end = at;
    for (const line of textLines(source, at)) {
      if (!/^(?:SERVICE_NAME: |DISPLAY_NAME: |\[SC\] QueryServiceConfig|\s|$)/.test(line.text)) break;
      lines.push(line);
      end = line.next;
    }
    addScRows(lines, observations);
    return end;
  },
};

/** `Get-Service`, with the start type if it is selected. */
export const readGetService: WindowsReader = (command, exchange, observations) => {
  const selection = selectionOf(command);
  if (selection === undefined) return;
  const lines = [...linesOf(exchange)];
  const asked = optionOf(command.args, "Name", 1) ?? positionals(command.args)[0];
  const message = lines
    .map(({ text }) => text.trim())
    .join(" ")
    .slice(0, 2000);
  const missing = /Cannot find any service with service name '([^']+)'/.exec(message)?.[1];
  if (missing !== undefined) {
    if (missing.toLowerCase() !== asked?.toLowerCase()) return;
    const [first] = lines.filter(({ text }) => text.trim() !== "");
    observations.addAbsent("service", windowsServiceKey(missing, "start"), first!.place);
    observations.addAbsent("service", windowsServiceKey(missing, "state"), first!.place);
    return;
  }
  if (selection.isExpanded) {
    addExpanded(asked, selection.columns, lines, observations);
    return;
  }
  const objects = objectsIn(lines, selection);
  if (objects === undefined || objects.others.length > 0) return;
  for (const { cells, place } of objects.rows) {
    const name = cellIn(objects, cells, "Name");
    if (name === undefined) continue;
    addStart(observations, name, cellIn(objects, cells, "StartType"), place);
    addState(observations, name, cellIn(objects, cells, "Status"), place);
  }
  const isWhole =
    exchange.partial === undefined && !selection.isFiltered && asked === undefined && !objects.isCut;
  if (!isWhole || !hasColumn(objects, "Name") || objects.rows.length === 0 || command.args.length > 0) return;
  if (hasColumn(objects, "StartType")) observations.coverList("windows", shownAt(exchange));
  if (hasColumn(objects, "Status")) observations.coverList("windows-active", shownAt(exchange));
};

function addExpanded(
  name: string | undefined,
  columns: readonly string[] | undefined,
  lines: readonly OutputLine[],
  observations: Observations,
): void {
  const told = lines.filter(({ text }) => text.trim() !== "");
  if (name === undefined || /[*?[,]/.test(name) || told.length !== 1 || columns?.length !== 1) return;
  const { text, place } = told[0]!;
  if (columns[0]!.toLowerCase() === "starttype") addStart(observations, name, text.trim(), place);
  if (columns[0]!.toLowerCase() === "status") addState(observations, name, text.trim(), place);
}

/** JSON shows the numbers of start types and states. */
function addStart(observations: Observations, name: string, shown: string | undefined, place: Place): void {
  const start =
    startTypes[shown ?? ""] ?? shown?.toLowerCase().replace(/^automaticdelayedstart$/, "automatic");
  if (start !== undefined && Object.values(startTypes).includes(start)) {
    observations.add("service", windowsServiceKey(name, "start"), { state: start }, place);
  }
}

const states: Readonly<Record<string, string>> = {
  1: "stopped",
  2: "start pending",
  3: "stop pending",
  4: "running",
  5: "continue pending",
  6: "pause pending",
  7: "paused",
};

function addState(observations: Observations, name: string, shown: string | undefined, place: Place): void {
  if (shown === undefined) return;
  const state = states[shown] ?? shown.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  if (Object.values(states).includes(state)) {
    observations.add("service", windowsServiceKey(name, "state"), { state }, place);
  }
}
