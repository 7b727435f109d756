import type { Range } from "vscode-languageserver";

/** The lines in which something was written, or `all` where lines were added or removed, so that others are where they were not. */
export type Touched = ReadonlySet<number> | "all";

const none: Touched = new Set();

/** More lines than one writes in between two looks. */
const mostLines = 100;

/** In which lines of documents something was written since somebody asked. */
export class TouchedLines {
  readonly #touched = new Map<string, Set<number> | "all">();

  /** @param range what is replaced, as it was before; undefined: the whole text */
  touch(uri: string, range: Range | undefined, newText: string): void {
    const known = this.#touched.get(uri);
    if (known === "all") return;
    const isInLine = range?.start.line === range?.end.line && !/[\r\n]/.test(newText);
    if (range === undefined || !isInLine || (known !== undefined && known.size >= mostLines))
      this.#touched.set(uri, "all");
    else if (known === undefined) this.#touched.set(uri, new Set([range.start.line]));
    else known.add(range.start.line);
  }

  /** Those since this was asked last. */
  take(uri: string): Touched {
    const touched = this.#touched.get(uri) ?? none;
    this.#touched.delete(uri);
    return touched;
  }

  forget(uri: string): void {
    this.#touched.delete(uri);
  }
}
