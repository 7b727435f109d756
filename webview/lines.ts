import type { MatrixData } from "../client/matrix/matrix-data.ts";
import { statusesByWeight } from "../core/views.ts";
import { outcomeOf, type VisibleMatrix } from "./filter.ts";
import type { MatrixView } from "./view.ts";

/** How many verdicts have which status, in the order of `statusesByWeight`. */
export type Counts = readonly number[];

/** A line of the matrix, down or across: a check, a host, or a group of either. */
export interface Line {
  /** Stays the same as long as the line is about the same. */
  key: string;
  name: string;
  /** The checks or hosts of the line, as indexes into the data. */
  items: readonly number[];
  /** Whether it is a group, with its lines below it unless it is folded. */
  isGroup: boolean;
  isFolded: boolean;
  /** Counts of all verdicts of the line. */
  counts: Counts;
}

export interface MatrixLines {
  checks: Line[];
  hosts: Line[];
  /** Whether hosts go down, and checks across. */
  areHostsDown: boolean;
}

/** If there are more lines than this, they are folded at first. */
const mostUnfolded = 60;
/** If there are more hosts than this, they are grouped at first. */
const mostUngrouped = 30;

export function isByGroup({ hosts }: MatrixData, { byGroup }: Pick<MatrixView, "byGroup">): boolean {
  return byGroup ?? hosts.length > mostUngrouped;
}

/** The lines that are shown, in their order. */
export function matrixLines(
  data: MatrixData,
  visible: VisibleMatrix,
  view: Pick<MatrixView, "order" | "down" | "byGroup" | "toggled">,
  noGroup: string,
): MatrixLines {
  const { rows, hosts } = visible;
  const { ofRows, ofHosts } = countAll(data, visible);
  const areGrouped = isByGroup(data, view);
  const context = { isSorted: view.order === "failing", toggled: new Set(view.toggled) };
  const checkItems = rows.map((row) => ({
    item: row,
    key: `check ${data.rows[row]!.policy} ${data.rows[row]!.id}`,
    name: data.rows[row]!.check,
    groups: data.chosen === undefined ? [data.rows[row]!.policy] : [],
    counts: ofRows.get(row)!,
  }));
  const hostItems = hosts.map((host) => ({
    item: host,
    key: `host ${data.hosts[host]!.id}`,
    name: data.hosts[host]!.name,
    groups: areGrouped ? groupsOf(data, host) : [],
    counts: ofHosts.get(host)!,
  }));
  const policyNames = new Map(data.policies.map(({ id, name }) => [id, name]));
  const checks = linesOf(checkItems, {
    ...context,
    kind: "policy",
    nameOf: (id) => policyNames.get(id) ?? id,
  });
  const hostLines = linesOf(hostItems, { ...context, kind: "group", nameOf: (name) => name || noGroup });
  const areHostsDown = view.down === "longer" ? hosts.length > rows.length : view.down === "hosts";
  return { checks, hosts: hostLines, areHostsDown };
}

/** A host without a group is in the group "". */
function groupsOf(data: MatrixData, host: number): string[] {
  const { groups } = data.hosts[host]!;
  return groups.length > 0 ? groups : [""];
}

interface Item {
  item: number;
  key: string;
  name: string;
  /** The groups that it is in; none if lines are not grouped. */
  groups: string[];
  counts: Counts;
}

interface LineContext {
  kind: string;
  isSorted: boolean;
  toggled: ReadonlySet<string>;
  nameOf(group: string): string;
}

function linesOf(items: readonly Item[], context: LineContext): Line[] {
  const { kind, isSorted, toggled, nameOf } = context;
  const ordered = isSorted ? items.toSorted(byWorst) : items;
  const groups = new Map<string, Item[]>();
  for (const item of ordered) {
    for (const group of item.groups) {
      const own = groups.get(group);
      if (own === undefined) groups.set(group, [item]);
      else own.push(item);
    }
  }
  // A single group is not worth showing.
  if (groups.size === 0 || (groups.size === 1 && groups.has(""))) return ordered.map((item) => lineOf(item));
  const areFolded = items.length > mostUnfolded;
  const grouped = [...groups].map(([group, own]) => {
    const key = `${kind} ${group}`;
    const line: Line = {
      key,
      name: nameOf(group),
      items: own.map(({ item }) => item),
      isGroup: true,
      isFolded: areFolded !== toggled.has(key),
      counts: sumOf(own.map(({ counts }) => counts)),
    };
    return { line, counts: line.counts, lines: own.map((item) => lineOf(item, key)) };
  });
  const sorted = isSorted ? grouped.toSorted(byWorst) : grouped;
  return sorted.flatMap(({ line, lines }) => (line.isFolded ? [line] : [line, ...lines]));
}

/** A host has a line in each of its groups. */
function lineOf({ key, name, item, counts }: Item, group = ""): Line {
  const ownKey = group === "" ? key : `${key} in ${group}`;
  return { key: ownKey, name, items: [item], isGroup: false, isFolded: false, counts };
}

const passed = statusesByWeight.indexOf("PASSED");

/**
 * Sorts by the number of failed verdicts, then by that of the next worst status, and so on; else keeps the
 * order.
 */
function byWorst(a: { counts: Counts }, b: { counts: Counts }): number {
  for (let weight = 0; weight < passed; weight++) {
    const difference = b.counts[weight]! - a.counts[weight]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

const weights = new Map(statusesByWeight.map((status, weight) => [status, weight]));

/** Counts the verdicts of some checks on some hosts. */
export function countCells(data: MatrixData, rows: readonly number[], hosts: readonly number[]): Counts {
  const counts = statusesByWeight.map(() => 0);
  for (const row of rows) {
    for (const host of hosts) {
      const outcome = outcomeOf(data, row, host);
      if (outcome) counts[weights.get(outcome.status)!]!++;
    }
  }
  return counts;
}

function countAll(data: MatrixData, { rows, hosts }: VisibleMatrix) {
  const ofHosts = new Map(hosts.map((host) => [host, statusesByWeight.map(() => 0)]));
  const ofRows = new Map(rows.map((row) => [row, statusesByWeight.map(() => 0)]));
  const weightOf = data.outcomes.map(({ status }) => weights.get(status)!);
  for (const row of rows) {
    const own = ofRows.get(row)!;
    for (const host of hosts) {
      const weight = weightOf[data.rows[row]!.cells[host]!];
      if (weight === undefined) continue;
      own[weight]!++;
      ofHosts.get(host)![weight]!++;
    }
  }
  return { ofHosts, ofRows };
}

function sumOf(all: readonly Counts[]): Counts {
  return statusesByWeight.map((_, weight) => all.reduce((sum, counts) => sum + counts[weight]!, 0));
}
