import type { Fields } from "../../text/fields.ts";
import type { RulerColumn } from "../../text/ruler.ts";

/** The header of a table whose columns are told apart by position. */
export interface AlignedHeader {
  /** As returned by `columnName`. */
  names: readonly string[];
  spans: readonly RulerColumn[];
}

export type Cells = Map<string, string>;

/**
 * The ways to split a row into the cells of a table, the most likely first: by number, if there are as many
 * words as columns; by position, as text starts below its title and numbers end below it; by what the columns
 * can contain, if blanks were lost and a cell is empty.
 */
export function* cellsOf(fields: Fields, header: AlignedHeader): Generator<Cells> {
  const { names } = header;
  if (fields.count === names.length) {
    yield new Map(names.map((name, at) => [name, fields.text(at)]));
  }
  const placed = cellsByPlace(fields, header);
  if (placed !== null) yield placed;
  if (fields.count < names.length) {
    const ordered = cellsByContent(fields, names);
    if (ordered !== null) yield ordered;
  }
}

/** How a remark after the last cell begins. */
const REMARK = /^(?:#|\/\/|<[-=]|[←│┃|]|--$|;)/;

function cellsByPlace(fields: Fields, { names, spans }: AlignedHeader): Cells | null {
  const cells: Cells = new Map();
  for (let at = 0; at < fields.count; at++) {
    const word = fields.text(at);
    const start = fields.start(at);
    if (start > spans.at(-1)!.start && REMARK.test(word)) break;
    const column = columnAt(spans, start, start + word.length);
    if (column < 0) return null;
    const before = cells.get(names[column]!);
    cells.set(names[column]!, before === undefined ? word : `${before} ${word}`);
  }
  return cells;
}

function columnAt(spans: readonly RulerColumn[], start: number, end: number): number {
  let left = -1;
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at]!;
    if (start < span.end && end > span.start) return at;
    if (span.start <= start) left = at;
  }
  return left;
}

/**
 * Assigns the words, in order, to the columns that can contain them; null if there is not exactly one way.
 */
function cellsByContent(fields: Fields, names: readonly string[]): Cells | null {
  const { count } = fields;
  /**
   * How many ways there are to assign the words from `word` on to the columns from `column` on; 2 means more
   * than one.
   */
  const ways = Array.from({ length: count + 1 }, () => new Array<number>(names.length + 1).fill(0));
  const fits = (word: number, column: number) => holds(names[column]!, fields.text(word));
  for (let column = names.length; column >= 0; column--) {
    ways[count]![column] = 1;
    for (let word = count - 1; word >= 0 && column < names.length; word--) {
      const taken = fits(word, column) ? ways[word + 1]![column + 1]! : 0;
      ways[word]![column] = Math.min(2, taken + ways[word]![column + 1]!);
    }
  }
  if (ways[0]![0] !== 1) return null;
  const cells: Cells = new Map();
  let word = 0;
  for (let column = 0; column < names.length && word < count; column++) {
    if (!fits(word, column) || ways[word + 1]![column + 1] === 0) continue;
    cells.set(names[column]!, fields.text(word));
    word++;
  }
  return cells;
}

/** What a column may contain, by its name. */
function holds(name: string, word: string): boolean {
  if (name.endsWith("port") || name.endsWith("process") || name === "pid" || name === "id")
    return /^\d+$/.test(word);
  if (name.endsWith("address")) return /[.:]/.test(word) && /^[\w.:%…]+$/.test(word);
  if (name === "appliedsetting") return /^(?:Internet|Datacenter|Compat|Automatic|\w*Custom)$/i.test(word);
  if (name === "state") return /^[A-Za-z]/.test(word) && !/[.:]\d/.test(word);
  return true;
}
