import type { Import } from "./read-imports.ts";
import type { Room } from "./rooms.ts";

type Rooms = Readonly<Record<string, Room>>;

/** The room of a file: the longest matching name. Undefined for a file in no room. */
export function roomOf(path: string, rooms: Rooms): string | undefined {
  for (let name = path; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf("/")))) {
    if (Object.hasOwn(rooms, name)) return name;
  }
  return undefined;
}

/** The imports that the table does not allow, each as a sentence that names the broken rule. */
export function brokenWalls(imports: readonly Import[], rooms: Rooms): string[] {
  return imports.flatMap(({ file, line, target }) => {
    const from = roomOf(file, rooms);
    if (from === undefined) return [`${file}:${line} is in no room of scripts/walls/rooms.ts.`];
    const { imports: known, packages = [] } = rooms[from]!;
    if (!target.includes("/") || target.startsWith("@")) {
      if (packages.includes(target) || isIn(roomOf(target, rooms), known)) return [];
      return [`${file}:${line} imports ${target}: of packages, ${from} may import ${list(packages)}.`];
    }
    const to = roomOf(target, rooms);
    if (to === from || isIn(to, known)) return [];
    return [`${file}:${line} imports ${target}: of the project, ${from} may import ${list(known)}.`];
  });
}

/** What the table allows but no file needs. */
export function unusedDoors(imports: readonly Import[], rooms: Rooms): string[] {
  const used = new Map<string, Set<string>>();
  for (const { file, target } of imports) {
    const from = roomOf(file, rooms);
    if (from === undefined) continue;
    if (!used.has(from)) used.set(from, new Set());
    used
      .get(from)!
      .add(target)
      .add(roomOf(target, rooms) ?? target);
  }
  return Object.entries(rooms).flatMap(([name, { imports: known, packages = [] }]) => {
    const own = [...(used.get(name) ?? [])];
    const unused = [...known, ...packages].filter((entry) => !own.some((one) => isIn(one, [entry])));
    return unused.map((entry) => `${name} may import ${entry}, and does not.`);
  });
}

/** A cycle among the rooms of a group, as a path that ends where it begins; undefined if there is none. */
export function circleIn(group: string, rooms: Rooms): string[] | undefined {
  const done = new Set<string>();
  const search = (name: string, above: readonly string[]): string[] | undefined => {
    if (above.includes(name)) return [...above.slice(above.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of rooms[name]?.imports ?? []) {
      const circle = isIn(next, [group]) ? search(next, [...above, name]) : undefined;
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(rooms)) {
    const circle = isIn(name, [group]) ? search(name, []) : undefined;
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** Is the room one of these, or in a group that is one of them? */
function isIn(room: string | undefined, names: readonly string[]): boolean {
  return names.some((name) => room === name || room?.startsWith(`${name}/`));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : `${names.join(", ")} and nothing else`;
}
