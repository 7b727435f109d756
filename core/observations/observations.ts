import { type CoveredPaths, coverageOfGlob, coverageOfPath, type PathCoverage } from "./coverage.ts";
import type { Found, FoundFiles, FoundKeys, Kind, Place, Rows, Values, Why } from "./observation.ts";
import { fixedFolder, isGlob, matchesPath, parentOf, plainPath } from "./paths.ts";
import { parentKey, registryKey, registryValueKey, splitValueKey } from "./registry-key.ts";
import { RegistryStore } from "./registry-store.ts";
import type { RegistryCoverage, RegistryTable } from "./registry-table.ts";
import { onlyColumns, whereKey } from "./rows.ts";
import { joinStatements, type Statement } from "./statements.ts";

/** Statements about each key, one for each output that says something about it. */
type Statements = { [K in Kind]: Map<string, Map<number, Statement<K>>> };

/**
 * What the texts of one host show besides its sockets. Readers add to it, output by output; checks query it.
 * If two outputs contradict each other, the thing is unknown; within one output, a package may have several
 * versions.
 */
export class Observations {
  readonly #statements: Statements = {
    command: new Map(),
    file: new Map(),
    status: new Map(),
    selection: new Map(),
    builtin: new Map(),
    package: new Map(),
    service: new Map(),
    registry: new Map(),
    registryKey: new Map(),
    setting: new Map(),
    rows: new Map(),
    answer: new Map(),
    account: new Map(),
    group: new Map(),
    acl: new Map(),
  };
  readonly #registry = new RegistryStore();
  readonly #paths: { file: CoveredPaths[]; status: CoveredPaths[] } = { file: [], status: [] };
  /** Complete lists of packages and services, by what is before the colon of a key. */
  readonly #lists = new Map<string, Place>();
  #output = 0;
  #size = 0;

  /** Does it show nothing at all? */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Starts another output: what is added next belongs to it. */
  startOutput(): void {
    this.#output++;
  }

  /** @param partial why there is more of it than is shown, if there is */
  add<K extends Kind>(kind: K, key: string, value: Values[K], place: Place, partial?: Why): void {
    const own = this.#of(kind, key);
    const known = own.get(this.#output);
    if (known?.is === "present" && kind === "package") {
      known.values.push(value);
      known.places.push(place);
      if (partial !== undefined) known.partial = partial;
      return;
    }
    const statement: Statement<K> = { is: "present", values: [value], places: [place] };
    this.#state(own, partial === undefined ? statement : { ...statement, partial });
  }

  /** Notes that the text says that it does not exist. */
  addAbsent(kind: Kind, key: string, place: Place): void {
    this.#state(this.#of(kind, key), { is: "absent", place });
  }

  /**
   * Notes that the text could not show it. A key that is a list and a colon is about everything in the list.
   */
  addUnknown(kind: Kind, key: string, why: Why, place: Place): void {
    this.#state(this.#of(kind, key), { is: "unknown", why, place });
  }

  /**
   * Notes that these paths are listed completely: what is not listed does not exist, and for `file`, all
   * their texts are shown.
   */
  coverPaths(kind: "file" | "status", covers: PathCoverage, place: Place): void {
    this.#size++;
    this.#paths[kind].push({ covers, place });
  }

  /** Notes that the output is the complete list, such as `rpm`: what is not in it is not installed. */
  coverList(list: string, place: Place): void {
    this.#size++;
    this.#lists.set(list, place);
  }

  /** Adds a registry value. Its key exists, too. */
  addRegistryValue(path: string, name: string, value: Values["registry"], place: Place, partial?: Why): void {
    this.#registry.addKey(registryKey(path), place);
    this.add("registry", registryValueKey(path, name), value, place, partial);
  }

  /** Adds a registry key that exists. */
  addRegistryKey(path: string, place: Place): void {
    const key = registryKey(path);
    this.#registry.addKey(key, place);
    this.add("registryKey", key, { path }, place);
  }

  /** Adds a text in which values are looked up. It is part of the output that was started last. */
  addRegistryTable(table: RegistryTable): void {
    this.#size++;
    this.#registry.tables.push({ table, output: this.#output });
  }

  /** Notes that what is not shown of a registry key does not exist. */
  coverRegistry(covers: RegistryCoverage, place: Place): void {
    this.#size++;
    this.#registry.cover({ ...covers, key: registryKey(covers.key) }, place);
  }

  /** Is anything known about things of that kind? */
  has(kind: Kind): boolean {
    return this.#statements[kind].size > 0;
  }

  /** The keys of a kind about which anything is known. */
  keys(kind: Kind): string[] {
    return [...this.#statements[kind].keys()];
  }

  ask<K extends Kind>(kind: K, key: string): Found<K> {
    const own = keyOf(kind, key);
    if (kind === "registry") return this.#askValue(own) as Found<K>;
    if (kind === "registryKey") return this.#askKey(own) as Found<K>;
    const found = joinStatements(kind, [...(this.#statements[kind].get(own)?.values() ?? [])]);
    if (kind === "status") return this.#withText(own, found as Found<"status">) as Found<K>;
    return found.is === "unknown" && found.places.length === 0 ? this.#absentIn(kind, own) : found;
  }

  /** The keys directly below a registry key: for example, the users of `HKU`. */
  askKeysBelow(path: string): FoundKeys {
    const key = registryKey(path);
    const found = this.#registry.below(key);
    if (found.missing === undefined) return found;
    const own = this.#askKey(key);
    if (own.is === "absent") return { keys: found.keys, places: own.places };
    return own.is === "unknown" ? { ...found, missing: own.why, places: own.places } : found;
  }

  /**
   * The rows of a WMI class with these columns, in this order. Outputs that lack one of them don't count.
   *
   * @param key see `rowsKey`
   * @param where the condition, if not all rows are wanted; only outputs with the same one count
   */
  askRows(key: string, columns: readonly string[], where?: string): Found<"rows"> {
    const told: Statement<"rows">[] = [];
    for (const statement of this.#statements.rows.get(key)?.values() ?? []) {
      if (statement.is !== "present") {
        told.push(statement);
        continue;
      }
      const values = statement.values
        .filter((rows) => whereKey(rows.where) === whereKey(where))
        .map((rows) => onlyColumns(rows, columns))
        .filter((rows): rows is Rows => rows !== undefined);
      if (values.length > 0) told.push({ ...statement, values });
    }
    return joinStatements("rows", told);
  }

  /** What the host shows about the files that paths and globs name. */
  askFiles<K extends "file" | "status">(kind: K, patterns: readonly string[]): FoundFiles<K> {
    const paths = new Set<string>();
    const places: Place[] = [];
    let missing: Why | undefined;
    for (const written of patterns) {
      const pattern = plainPath(written);
      if (!isGlob(pattern)) {
        paths.add(pattern);
        continue;
      }
      const known = [...this.#knownPaths()].filter((path) => matchesPath(pattern, path));
      for (const path of known) paths.add(path);
      const place = coverageOfGlob(this.#paths.status, pattern) ?? coverageOfGlob(this.#paths.file, pattern);
      const above = place === undefined ? this.#absenceAbove(fixedFolder(pattern)) : undefined;
      if (place !== undefined) places.push(place);
      else if (above === undefined) missing = "not captured";
      else if (known.some((path) => this.ask(kind, path).is === "present")) missing = "conflict";
      else places.push(above);
    }
    const literal = new Set(patterns.map(plainPath).filter((pattern) => !isGlob(pattern)));
    const files = [...paths]
      .sort()
      .map((path) => ({ path, found: this.ask(kind, path) }))
      .filter(({ path, found }) => found.is !== "absent" || literal.has(path));
    return missing === undefined ? { files, places } : { files, places, missing };
  }

  /** A file whose text is shown exists; one that is not in the complete list of its folder does not. */
  #withText(path: string, found: Found<"status">): Found<"status"> {
    const isSilent = found.is === "unknown" && found.why === "not captured";
    if (!isSilent && found.is !== "absent") return found;
    const text = joinStatements("file", [...(this.#statements.file.get(path)?.values() ?? [])]);
    if (text.is === "present") {
      if (isSilent) return { is: "present", values: [{}], places: text.places };
      return { is: "unknown", why: "conflict", places: [...found.places, ...text.places] };
    }
    if (!isSilent) return found;
    return text.is === "absent" ? text : this.#absentIn("status", path);
  }

  #askValue(valueKey: string): Found<"registry"> {
    const { key, name } = splitValueKey(valueKey);
    const statements = [...(this.#statements.registry.get(valueKey)?.values() ?? [])];
    for (const { table } of this.#registry.tables) {
      const shown = table.value(key, name);
      if (shown?.is === "present") {
        statements.push({ is: "present", values: [shown.value], places: [shown.place] });
      } else if (shown !== undefined) statements.push(shown);
    }
    const found = joinStatements("registry", statements);
    const isSilent = found.is === "unknown" && found.why === "not captured";
    const above = this.#keyAbove(key);
    if (above?.is === "absent") {
      if (found.is !== "present") return above;
      return { is: "unknown", why: "conflict", places: [...found.places, ...above.places] };
    }
    if (!isSilent) return found;
    const place = this.#registry.absenceOfValue(key);
    if (place !== undefined && statements.length === 0) return { is: "absent", places: [place] };
    return above?.is === "unknown" && found.places.length === 0 ? above : found;
  }

  #askKey(key: string): Found<"registryKey"> {
    const shown = this.#registry.key(key);
    const above = this.#keyAbove(key);
    if (shown !== undefined) {
      if (above?.is === "absent") return { is: "unknown", why: "conflict", places: [shown, ...above.places] };
      return { is: "present", values: [{ path: this.#spellingOf(key) }], places: [shown] };
    }
    if (above !== undefined) return above;
    const place = this.#registry.absenceOfKey(key);
    if (place !== undefined) return { is: "absent", places: [place] };
    return { is: "unknown", why: "not captured", places: [] };
  }

  /** The path of a key in the letters of an output that names it. */
  #spellingOf(key: string): string {
    for (const statement of this.#statements.registryKey.get(key)?.values() ?? []) {
      if (statement.is === "present") return statement.values[0]!.path;
    }
    return key;
  }

  /** What outputs explicitly say about a key or its parents: that it does not exist, or may not be read. */
  #keyAbove(key: string): Exclude<Found<"registryKey">, { is: "present" }> | undefined {
    let unknown: Exclude<Found<"registryKey">, { is: "present" }> | undefined;
    for (let at: string | undefined = key; at !== undefined; at = parentKey(at)) {
      for (const statement of this.#statements.registryKey.get(at)?.values() ?? []) {
        if (statement.is === "absent") return { is: "absent", places: [statement.place] };
        if (statement.is === "unknown") {
          unknown ??= { is: "unknown", why: statement.why, places: [statement.place] };
        }
      }
    }
    return unknown;
  }

  /** The place that says that a folder or its parent does not exist, so that nothing is below it. */
  #absenceAbove(folder: string): Place | undefined {
    for (let at = folder; at !== "/"; at = parentOf(at)) {
      for (const kind of ["status", "file"] as const) {
        const statements = this.#statements[kind].get(at);
        if (statements === undefined) continue;
        const found = joinStatements<typeof kind>(kind, [...statements.values()] as Statement<typeof kind>[]);
        if (found.is === "present") return undefined;
        if (found.is === "absent") return found.places[0];
      }
    }
    return undefined;
  }

  #absentIn<K extends Kind>(kind: K, key: string): Found<K> {
    const place =
      kind === "status" || kind === "file"
        ? (coverageOfPath(this.#paths.status, key) ?? this.#absenceAbove(parentOf(key)))
        : this.#lists.get(key.slice(0, key.indexOf(":")));
    if (kind === "file" && place === undefined) {
      const listed = joinStatements("status", [...(this.#statements.status.get(key)?.values() ?? [])]);
      if (listed.is === "absent") return listed;
    }
    if (place === undefined) return this.#silenceOf(kind, key);
    // A file in a list exists, even if its text is not shown.
    if (kind === "file" && this.#statements.status.has(key)) {
      return { is: "unknown", why: "not captured", places: [] };
    }
    return { is: "absent", places: [place] };
  }

  /** The answer if nothing is said about the thing itself, but perhaps about the list that it would be in. */
  #silenceOf<K extends Kind>(kind: K, key: string): Found<K> {
    const list = key.slice(0, key.indexOf(":") + 1);
    if (list !== "" && list !== key && kind !== "file" && kind !== "status" && kind !== "command") {
      const ofList = joinStatements(kind, [...(this.#statements[kind].get(list)?.values() ?? [])]);
      if (ofList.is === "unknown") return ofList;
    }
    return { is: "unknown", why: "not captured", places: [] };
  }

  *#knownPaths(): Iterable<string> {
    yield* this.#statements.status.keys();
    yield* this.#statements.file.keys();
  }

  /** If one output says something twice, both have to agree, as if two outputs had said it. */
  #state<K extends Kind>(own: Map<number, Statement<K>>, statement: Statement<K>): void {
    own.set(own.has(this.#output) ? -own.size : this.#output, statement);
  }

  #of<K extends Kind>(kind: K, key: string): Map<number, Statement<K>> {
    this.#size++;
    const own = keyOf(kind, key);
    const statements: Map<string, Map<number, Statement<K>>> = this.#statements[kind];
    let found = statements.get(own);
    if (found === undefined) {
      found = new Map();
      statements.set(own, found);
    }
    return found;
  }
}

function keyOf(kind: Kind, key: string): string {
  return kind === "file" || kind === "status" ? plainPath(key) : key;
}
