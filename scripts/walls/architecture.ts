import type { Room } from "./rooms.ts";

type Rooms = Readonly<Record<string, Room>>;

/** The parts of `ARCHITECTURE.md` that are made from the table of rooms, by the names of their markers. */
const parts: Readonly<Record<string, (rooms: Rooms) => string>> = { rooms: roomTable, layers: layerPicture };

/**
 * `ARCHITECTURE.md` with its generated parts updated from the table. Throws if it lacks a pair of markers.
 */
export function withGeneratedParts(text: string, rooms: Rooms): string {
  return Object.entries(parts).reduce((page, [name, write]) => {
    const [begin, end] = [`<!-- ${name}: npm run docs -->\n`, `<!-- end of ${name} -->`];
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`ARCHITECTURE.md has no markers for ${name}.`);
    return `${page.slice(0, from + begin.length)}\n${write(rooms)}\n${page.slice(to)}`;
  }, text);
}

function roomTable(rooms: Rooms): string {
  const rows = Object.entries(rooms).flatMap(([name, { is }]) =>
    is === undefined ? [] : [`| \`${name}\` | ${is} |`],
  );
  return ["| room | what it does |", "| --- | --- |", ...rows, ""].join("\n");
}

/** Rooms that are drawn as one: their walls are in the table, and would hide the others in the picture. */
const drawnAsOne = ["server", "client", "cli"];

/** Draws each room above everything that it imports; imports that another drawn one implies are left out. */
function layerPicture(rooms: Rooms): string {
  const drawn = importsOfDrawn(rooms);
  const ids = new Map([...drawn.keys()].map((name, at) => [name, `r${at}`]));
  const nodes = [...ids].map(([name, id]) => `  ${id}["${name}"]`);
  const arrows = [...drawn].flatMap(([name, imports]) =>
    [...imports]
      .filter((one) => ![...imports].some((other) => other !== one && reaches(other, one, drawn)))
      .map((one) => `  ${ids.get(name)} --> ${ids.get(one)}`),
  );
  return ["```mermaid", "flowchart TD", ...nodes, ...arrows, "```", ""].join("\n");
}

function importsOfDrawn(rooms: Rooms): Map<string, Set<string>> {
  const drawn = new Map<string, Set<string>>();
  for (const [name, { is, imports }] of Object.entries(rooms)) {
    if (is === undefined || name === "package.json") continue;
    const node = nodeOf(name);
    if (!drawn.has(node)) drawn.set(node, new Set());
    for (const one of imports)
      if (nodeOf(one) !== node && one !== "package.json") drawn.get(node)!.add(nodeOf(one));
  }
  return drawn;
}

/** The protocol is drawn separately, because it is all that the client knows about the server. */
function nodeOf(room: string): string {
  if (room === "server/protocol" || room === "server/protocol.ts") return "server/protocol.ts";
  return drawnAsOne.find((group) => room === group || room.startsWith(`${group}/`)) ?? room;
}

function reaches(from: string, to: string, drawn: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...(drawn.get(from) ?? [])].some((next) => next === to || reaches(next, to, drawn));
}
