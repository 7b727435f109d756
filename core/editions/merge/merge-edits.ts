import type { Span } from "../../syntax/tree.ts";
import { firstIndex } from "../../text/first-at.ts";
import type { MergeNode } from "./nodes.ts";

/** An edit of the next edition; the text of a moved unit is only known when all edits are. */
interface MergeEdit extends Span {
  text: () => string;
  /** The unit that is removed from here. */
  takes: MergeNode | undefined;
}

/** The edits of the text of the next edition: all are collected first, then parts of it are written with them. */
export class MergeEdits {
  readonly #text: string;
  readonly #edits: MergeEdit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** @param takes the unit that is removed from here, if it is moved */
  add({ start, end }: Span, text: string | (() => string), takes?: MergeNode): void {
    this.#edits.push({ start, end, text: typeof text === "string" ? () => text : text, takes });
  }

  /**
   * Must be called once, when all edits are known: sorts insertions before what is replaced there, else in
   * the order in which they were added.
   */
  sort(): void {
    const isReplaced = ({ start, end }: MergeEdit) => Number(end > start);
    this.#edits.sort((one, other) => one.start - other.start || isReplaced(one) - isReplaced(other));
  }

  /** A part of the text with all its edits. @param taken the unit that this is the text of, if it is moved */
  render(from: number, to: number, taken?: MergeNode): string {
    const edits = this.#edits;
    const parts: string[] = [];
    let at = from;
    for (
      let index = firstIndex(edits.length, (one) => edits[one]!.start >= from);
      index < edits.length;
      index++
    ) {
      const edit = edits[index]!;
      if (edit.start > to || (edit.start === to && to < this.#text.length)) break;
      if (edit.start < at || edit.end > to || (taken !== undefined && edit.takes === taken)) continue;
      parts.push(this.#text.slice(at, edit.start), edit.text());
      at = edit.end;
    }
    parts.push(this.#text.slice(at, to));
    return parts.join("");
  }
}
