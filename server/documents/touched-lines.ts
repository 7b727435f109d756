import type { Range } from "vscode-languageserver";

/** The lines that were edited; `all` if lines were added or removed, which moves the lines below. */
export type Touched = ReadonlySet<number> | "all";

const none: Touched = new Set();

/** More lines than a user edits between two requests. */
const mostLines = 100;

/** Records which lines of documents were edited since the last request. */
export class TouchedLines {
  readonly #touched = new Map<string, Set<number> | "all">();

  /** @param range the replaced range, in the text before the change; undefined: the whole text */
  touch(uri: string, range: Range | undefined, newText: string): void {
    const known = this.#touched.get(uri);
    if (known === "all") return;
    const isInLine = range?.start.line === range?.end.line && !/[\r\n]/.test(newText);
    if (range === undefined || !isInLine || (known !== undefined && known.size >= mostLines))
      this.#touched.set(uri, "all");
    else if (known === undefined) this.#touched.set(uri, new Set([range.start.line]));
    else known.add(range.start.line);
  }

  /** Returns the lines that were edited since the last call. */
  take(uri: string): Touched {
    const touched = this.#touched.get(uri) ?? none;
    this.#touched.delete(uri);
    return touched;
  }

  forget(uri: string): void {
    this.#touched.delete(uri);
  }
}
