import type { Place, Source } from "../../observations/observation.ts";
import type { RegistryTable, ShownValue } from "../../observations/registry-table.ts";
import { type TextLine, textLines } from "../lone-texts/text-lines.ts";
import type { OutputLine } from "../transcript/exchange.ts";
import { foldedKey, KeyBlocks } from "./key-blocks.ts";
import { type QueriedValue, queryRow, readQuery } from "./query-rows.ts";

/** The parts of an output of `reg query`. */
export interface QueryOutput {
  table: QueryTable;
  /** It has lines that are not from `reg query`: what comes after them may be incomplete. */
  hasOther: boolean;
  /** It says that the key or value does not exist, or may not be read. */
  missing?: OutputLine;
  denied?: OutputLine;
  /** The offset after it. */
  end: number;
}

/**
 * Finds the keys in an output of `reg query`; the rows of a key are read when it is asked for.
 *
 * @param end where the output ends at the latest
 * @param isLone there is no prompt: a line that can't be part of the output ends it
 */
export function queryOutput(
  source: Source,
  start: number,
  end: number,
  { separator = "\\0", isLone = false } = {},
): QueryOutput {
  const table = new QueryTable(source, separator);
  const found: QueryOutput = { table, hasOther: false, end };
  let open: { key: string; start: number } | undefined;
  let above = "";
  let at = start;
  for (const line of textLines(source, start)) {
    if (line.place.start >= end) break;
    const is = kindOf(line, above);
    if (isLone && is === "other" && above !== "value" && above !== "other") break;
    if (is === "key") {
      if (open !== undefined) table.blocks.add(open.key, open.start, line.place.start);
      open = { key: foldedKey(line.text), start: line.next };
    } else if (is === "missing") found.missing = line;
    else if (is === "denied") found.denied = line;
    else if (is === "other" && !line.text.startsWith("! REG.EXE VERSION")) found.hasOther = true;
    above = is;
    at = Math.min(line.next, end);
  }
  if (open !== undefined) table.blocks.add(open.key, open.start, at);
  found.end = at;
  return found;
}

/** Like `queryRow`, but a line below another row is taken as a row without a look at it. */
function kindOf({ text }: TextLine, above: string): string {
  const code = text.charCodeAt(0);
  const isIndented = code === 9 || text.startsWith("    ");
  if (isIndented && (above === "value" || above === "key")) return "value";
  return queryRow(text).is;
}

/** The keys of an output, and the rows of each. */
export class QueryTable implements RegistryTable {
  readonly blocks: KeyBlocks;
  readonly #source: Source;
  readonly #separator: string;
  readonly #rows = new Map<string, { values: Map<string, QueriedValue[]>; other: Place | undefined }>();

  constructor(source: Source, separator: string) {
    this.#source = source;
    this.#separator = separator;
    this.blocks = new KeyBlocks(source);
  }

  value(key: string, name: string): ShownValue | undefined {
    const rows = this.#rowsOf(key);
    const found = rows?.values.get(name);
    if (rows === undefined) return undefined;
    if (found === undefined) {
      // The value may be in a row that can't be read.
      return rows.other === undefined ? undefined : { is: "unknown", why: "not captured", place: rows.other };
    }
    const [{ value, isUnset, line }, ...more] = found as [QueriedValue, ...QueriedValue[]];
    if (more.some((other) => other.line.text !== line.text)) {
      return { is: "unknown", why: "conflict", place: line.place };
    }
    if (isUnset) return { is: "absent", place: line.place };
    if (value === undefined) return { is: "unknown", why: "cut", place: line.place };
    return { is: "present", value, place: line.place };
  }

  key(key: string): Place | undefined {
    return this.blocks.key(key);
  }

  below(key: string): readonly { key: string; place: Place }[] {
    return this.blocks.below(key);
  }

  #rowsOf(key: string): { values: Map<string, QueriedValue[]>; other: Place | undefined } | undefined {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const blocks = this.blocks.of(key);
    if (blocks.length === 0) return undefined;
    const values = new Map<string, QueriedValue[]>();
    let other: Place | undefined;
    for (const { start, end } of blocks) {
      const read = readQuery(this.#linesIn(start, end), this.#separator);
      other ??= read.other;
      for (const value of read.values) {
        const name = value.name.toLowerCase();
        const own = values.get(name);
        if (own === undefined) values.set(name, [value]);
        else own.push(value);
      }
    }
    const rows = { values, other };
    this.#rows.set(key, rows);
    return rows;
  }

  *#linesIn(start: number, end: number): Generator<OutputLine> {
    for (const line of textLines(this.#source, start)) {
      if (line.place.start >= end) return;
      yield line;
    }
  }
}
