/** A list in a JSON document whose items are created while it is printed. */
export class Each<Item> {
  readonly #items: Iterable<Item>;
  readonly #shown: (item: Item) => unknown;

  constructor(items: Iterable<Item>, shown: (item: Item) => unknown) {
    this.#items = items;
    this.#shown = shown;
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (const item of this.#items) yield this.#shown(item);
  }
}

/** The approximate length of a piece, in characters. */
const pieceLength = 100_000;

/**
 * Prints a document as `JSON.stringify(document, null, 2)` does, piece by piece: with a million rows, it is
 * longer than a string can be. Its lists are `Each`, including those in items of other lists.
 */
export function* jsonPieces(document: object): Generator<string> {
  let piece = "";
  for (const part of partsOf(document, "")) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n`;
}

function* partsOf(value: unknown, margin: string): Generator<string> {
  const inner = `${margin}  `;
  if (value instanceof Each) {
    let separator = "[";
    for (const item of value) {
      yield `${separator}\n${inner}`;
      yield* partsOf(item, inner);
      separator = ",";
    }
    yield separator === "[" ? "[]" : `\n${margin}]`;
  } else if (holdsList(value)) {
    let separator = "{";
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${separator}\n${inner}${JSON.stringify(key)}: `;
      yield* partsOf(member, inner);
      separator = ",";
    }
    yield `\n${margin}}`;
  } else yield JSON.stringify(value, null, 2).replaceAll("\n", `\n${margin}`);
}

function holdsList(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && Object.values(value).some((one) => one instanceof Each)
  );
}
