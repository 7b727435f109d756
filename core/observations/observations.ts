import { type CoveredPaths, coverageOfGlob, coverageOfPath, type PathCoverage } from "./coverage.ts";
import type { Found, FoundFiles, FoundKeys, Kind, Place, Rows, Values, Why } from "./observation.ts";
import { fixedFolder, isGlob, matchesPath, parentOf, plainPath } from "./paths.ts";
import { parentKey, registryKey, registryValueKey, splitValueKey } from "./registry-key.ts";
import { RegistryStore } from "./registry-store.ts";
import type { RegistryCoverage, RegistryTable } from "./registry-table.ts";
import { onlyColumns, whereKey } from "./rows.ts";
import { joinStatements, type Statement } from "./statements.ts";

/** Statements on each key, one for each output that says something of it. */
type Statements = { [K in Kind]: Map<string, Map<number, Statement<K>>> };

/**
 * What the texts of one host show beside its sockets. Readers add to it, output by output; checks ask it. Two outputs
 * that contradict each other make a thing unknown; within one output a package may have several versions.
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
  /** Whole lists of packages and services, by what is before the colon of a key. */
  readonly #lists = new Map<string, Place>();
  #output = 0;
  #size = 0;

  /** Does anything show at all? */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** From here on, what is added is of another output. */
  startOutput(): void {
    this.#output++;
  }

  /** @param partial why there is more of it than is shown, where that is so */
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

  /** The text says that there is none. */
  addAbsent(kind: Kind, key: string, place: Place): void {
    this.#state(this.#of(kind, key), { is: "absent", place });
  }

  /** The text shows that it can't show it. A key that is a list and a colon speaks of all that is in the list. */
  addUnknown(kind: Kind, key: string, why: Why, place: Place): void {
    this.#state(this.#of(kind, key), { is: "unknown", why, place });
  }

  /** What is not listed among these paths does not exist, or for `file`, all the texts among them are shown. */
  coverPaths(kind: "file" | "status", covers: PathCoverage, place: Place): void {
    this.#size++;
    this.#paths[kind].push({ covers, place });
  }

  /** The output is the whole list, such as `rpm`: what is not in it is not installed. */
  coverList(list: string, place: Place): void {
    this.#size++;
    this.#lists.set(list, place);
  }

  /** A value of the registry. The key that it is in exists. */
  addRegistryValue(path: string, name: string, value: Values["registry"], place: Place, partial?: Why): void {
    this.#registry.addKey(registryKey(path), place);
    this.add("registry", registryValueKey(path, name), value, place, partial);
  }

  /** A key of the registry that exists. */
  addRegistryKey(path: string, place: Place): void {
    const key = registryKey(path);
    this.#registry.addKey(key, place);
    this.add("registryKey", key, { path }, place);
  }

  /** A text that is looked up in. It is part of the output that was started last. */
  addRegistryTable(table: RegistryTable): void {
    this.#size++;
    this.#registry.tables.push({ table, output: this.#output });
  }

  /** What is not shown of a key of the registry does not exist. */
  coverRegistry(covers: RegistryCoverage, place: Place): void {
    this.#size++;
    this.#registry.cover({ ...covers, key: registryKey(covers.key) }, place);
  }

  /** Is anything said of a thing of that kind? */
  has(kind: Kind): boolean {
    return this.#statements[kind].size > 0;
  }

  /** The keys of a kind of which anything is said. */
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

  /** The keys directly below a key of the registry: the users of `HKU`, for one. */
  askKeysBelow(path: string): FoundKeys {
    const key = registryKey(path);
    const found = this.#registry.below(key);
    if (found.missing === undefined) return found;
    const own = this.#askKey(key);
    if (own.is === "absent") return { keys: found.keys, places: own.places };
    return own.is === "unknown" ? { ...found, missing: own.why, places: own.places } : found;
  }

  /**
   * The rows of a class of WMI with these columns, in this order. Outputs that lack one of them say nothing.
   *
   * @param key see `rowsKey`
   * @param where the condition, where not all rows are wanted; only outputs of the same one count
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

  /** What the host shows of the files that paths and globs name. */
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

  /** A file whose text is shown exists; one in a folder that is listed whole, and not in the list, does not. */
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

  /** What outputs say in words of a key, or of one that it is in: that there is none, or that it may not be read. */
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

  /** What says that a folder, or one that it is in, does not exist: nothing is below it. */
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
    // A file that a list shows exists, though its text is not there.
    if (kind === "file" && this.#statements.status.has(key)) {
      return { is: "unknown", why: "not captured", places: [] };
    }
    return { is: "absent", places: [place] };
  }

  /** Nothing is said of the thing itself; perhaps of the list that it would be in. */
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

  /** What one output says of a thing twice has to agree as well, so it counts as said by two. */
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
