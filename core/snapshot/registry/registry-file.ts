import type { Place, Source } from "../../observations/observation.ts";
import type { RegistryTable, ShownValue } from "../../observations/registry-table.ts";
import { endOfLine, foldedKey, KeyBlocks } from "./key-blocks.ts";
import { exportedData, type TextBytes } from "./registry-data.ts";

/** The first line of an export; `decode` writes its own for the binary file of a policy. */
const header =
  /^(?:Windows Registry Editor Version 5\.00|(REGEDIT4)|(; Registry of a policy))[ \t]*(?=\r?\n|$)/;
const roots = /^HKEY_(?:LOCAL_MACHINE|USERS|CURRENT_USER|CLASSES_ROOT|CURRENT_CONFIG)(?:\\|$)/i;

export interface RegistryFileOptions {
  /**
   * The root of the keys of a policy's file: `HKEY_LOCAL_MACHINE`, or `HKEY_CURRENT_USER` for its user part.
   */
  policyRoot?: string;
  /**
   * `"Name"=-` says that the value does not exist, as a capture writes it; in an export it deletes the value.
   */
  namesAbsent?: boolean;
}

/** Does a registry export start here? */
export function startsRegistryFile(text: string, at: number): boolean {
  return header.test(text.slice(at, at + 100));
}

/**
 * Reads an export, as `regedit` and `reg export` write it, and where it ends. Values are looked up on demand:
 * the export of a hive has half a million lines, and a policy needs a few hundred. Takes time linear in the
 * text.
 *
 * @param start the offset of its first line
 */
export function readRegistryFile(
  source: Source,
  start: number,
  { policyRoot = "HKEY_LOCAL_MACHINE", namesAbsent = false }: RegistryFileOptions = {},
): { end: number; table: RegistryFile } {
  const { text } = source;
  const match = header.exec(text.slice(start, start + 100))!;
  const table = new RegistryFile(source, match[1] === undefined ? "utf-16le" : "ansi", {
    isPolicy: match[2] !== undefined,
    namesAbsent,
  });
  const prefix = match[2] === undefined ? "" : `${policyRoot}\\`;
  let at = lineAfter(text, start);
  let open: { key: string; start: number; isDeleted: boolean; hasValue: boolean } | undefined;
  const close = () => {
    if (open !== undefined && !open.isDeleted) table.addBlock(open.key, open.start, at, open.hasValue);
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 91) {
      const end = endOfLine(text, at);
      const line = text.slice(at, end).trimEnd();
      const isDeleted = line.charCodeAt(1) === 45;
      const path = line.slice(isDeleted ? 2 : 1, -1);
      if (!line.endsWith("]") || (prefix === "" && !roots.test(path))) break;
      close();
      const body = lineAfter(text, at);
      open = { key: foldedKey(prefix + path), start: body, isDeleted, hasValue: false };
      at = body;
    } else if (code === 34 || code === 64) {
      if (open === undefined) break;
      const end = afterValue(text, at);
      if (prefix !== "") open.hasValue ||= !text.slice(at, end).trimEnd().endsWith("=-");
      at = end;
    } else if (code === 10 || code === 13) at++;
    else if (code === 59) at = lineAfter(text, at);
    else if (code === 32 || code === 9) {
      if (text.slice(at, endOfLine(text, at)).trim() !== "") break;
      at = lineAfter(text, at);
    } else break;
  }
  close();
  return { end: at, table };
}

/** The keys of an export, and where the values of each are. */
export class RegistryFile implements RegistryTable {
  readonly #source: Source;
  readonly #texts: TextBytes;
  readonly #namesAbsent: boolean;
  readonly #isPolicy: boolean;
  readonly #blocks: KeyBlocks;
  /**
   * Blocks that show that their key exists: a key in which a group policy object only deletes values may be
   * missing.
   */
  readonly #shown: KeyBlocks;
  /** Where the values of the keys are that were asked for. */
  readonly #values = new Map<string, Map<string, number>>();

  constructor(
    source: Source,
    texts: TextBytes,
    { isPolicy, namesAbsent }: { isPolicy: boolean; namesAbsent: boolean },
  ) {
    this.#source = source;
    this.#texts = texts;
    this.#isPolicy = isPolicy;
    this.#namesAbsent = namesAbsent || isPolicy;
    this.#blocks = new KeyBlocks(source);
    this.#shown = isPolicy ? new KeyBlocks(source) : this.#blocks;
  }

  /**
   * The values of a key. `[-KEY]`, which deletes a key when the file is imported, does not say whether it
   * existed.
   *
   * @param hasValue it has values that are not deleted
   */
  addBlock(key: string, start: number, end: number, hasValue: boolean): void {
    this.#blocks.add(key, start, end);
    if (this.#isPolicy && hasValue) this.#shown.add(key, start, end);
  }

  get isEmpty(): boolean {
    return this.#blocks.isEmpty;
  }

  /** What the text says about each value of a key, by its name in lower case. */
  *values(key: string): Generator<[name: string, shown: ShownValue]> {
    for (const [name, at] of this.#valuesOf(key) ?? []) yield [name, this.#readValue(at)];
  }

  value(key: string, name: string): ShownValue | undefined {
    const at = this.#valuesOf(key)?.get(name);
    return at === undefined ? undefined : this.#readValue(at);
  }

  key(key: string): Place | undefined {
    return this.#shown.key(key);
  }

  below(key: string): readonly { key: string; place: Place }[] {
    return this.#shown.below(key);
  }

  #valuesOf(key: string): Map<string, number> | undefined {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const blocks = this.#blocks.of(key);
    if (blocks.length === 0) return undefined;
    const values = new Map<string, number>();
    // The last one counts.
    for (const { start, end } of blocks) this.#addValues(values, start, end);
    this.#values.set(key, values);
    return values;
  }

  #addValues(values: Map<string, number>, start: number, end: number): void {
    const { text } = this.#source;
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      if (code === 34 || code === 64) {
        const name =
          code === 64 ? "" : unescapeText(text.slice(at + 1, closingQuote(text, at + 1))).toLowerCase();
        values.set(name, at);
        at = afterValue(text, at);
      } else at = code === 10 || code === 13 ? at + 1 : lineAfter(text, at);
    }
  }

  #readValue(at: number): ShownValue {
    const { text } = this.#source;
    const end = afterValue(text, at);
    const isEnded = end > at && text.charCodeAt(end - 1) === 10;
    const place: Place = { source: this.#source, start: at, end: isEnded ? trimmedEnd(text, at, end) : end };
    const equals = text.charCodeAt(at) === 64 ? at + 1 : closingQuote(text, at + 1) + 1;
    const written = text.slice(equals, end);
    if (!written.startsWith("=")) return { is: "unknown", why: "cut", place };
    const data = written.slice(1).trim();
    if (data === "-") {
      return this.#namesAbsent ? { is: "absent", place } : { is: "unknown", why: "not captured", place };
    }
    if (data.startsWith('"')) {
      const close = closingQuote(data, 1);
      if (close !== data.length - 1) return { is: "unknown", why: "cut", place };
      return { is: "present", value: { type: "REG_SZ", data: unescapeText(data.slice(1, close)) }, place };
    }
    const value = exportedData(data, this.#texts, isEnded);
    return value === undefined ? { is: "unknown", why: "cut", place } : { is: "present", value, place };
  }
}

function lineAfter(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed + 1;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\r\n]/.test(text[at - 1]!)) at--;
  return at;
}

/**
 * After the value that starts at a line: strings may contain line ends, and hexadecimal data continues after
 * a backslash.
 */
function afterValue(text: string, start: number): number {
  let at = start;
  if (text.charCodeAt(at) === 34) at = closingQuote(text, at + 1);
  at++;
  if (text.charCodeAt(at) !== 61) return lineAfter(text, at);
  at++;
  if (text.charCodeAt(at) === 34) {
    const close = closingQuote(text, at + 1);
    const end = lineAfter(text, close);
    // A string that is cut off ends at the opening quote of the next one: only its line belongs to it.
    return isBlank(text, close + 1, end) ? end : lineAfter(text, at);
  }
  for (;;) {
    const feed = text.indexOf("\n", at);
    if (feed < 0) return text.length;
    const last = text.charCodeAt(feed - 1) === 13 ? feed - 2 : feed - 1;
    at = feed + 1;
    if (text.charCodeAt(last) !== 92) return at;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}

/** The offset of the quote that ends a string, or the end if there is none. */
function closingQuote(text: string, start: number): number {
  for (let from = start; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (quote - 1 - slashes >= start && text.charCodeAt(quote - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return quote;
    from = quote + 1;
  }
}

function unescapeText(text: string): string {
  return text.includes("\\") ? text.replace(/\\([\\"])/g, "$1") : text;
}
