import { type Draft, lose } from "../draft.ts";
import type { CoverageGap } from "../snapshot.ts";
import { isInterrupted, isPagerEnd, isPagerMark, omissionIn } from "../text/text-marks.ts";

/** A mark in the text whose meaning depends on what follows. */
type PendingMark = CoverageGap & { kind: "elided" | "paged" };

/** Finds lines in and above an output that say that rows of it are missing. */
export class MissingRows {
  readonly #draft: Draft;
  #pending: PendingMark | undefined;
  /** Why rows may be left out above the next output, unless that starts with its header. */
  #above: CoverageGap | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** Notes a line between a command and its output. */
  noteAbove(text: string, line: number): void {
    if (omissionIn(text) === "certain") this.#above = omissionGap(text, line);
  }

  /** Forgets what was noted above: it does not belong to the output that follows. */
  forgetAbove(): void {
    this.#above = undefined;
  }

  /** An output started; `withRow` is true if its first line is a row rather than a header. */
  startOutput(withRow: boolean): void {
    if (withRow && this.#above !== undefined) lose(this.#draft, this.#above);
    this.#above = undefined;
  }

  /**
   * Notes a line inside an output; true if it says that rows are missing, or that a pager reached the end.
   */
  note(text: string, line: number): boolean {
    if (isPagerEnd(text)) return true;
    if (isInterrupted(text)) {
      lose(this.#draft, { kind: "cut", message: "The command was interrupted.", line });
      return true;
    }
    // `--More--` is not a person's note that there is more.
    if (isPagerMark(text)) {
      if (this.#pending?.kind === "elided") this.settle();
      this.#pending = { kind: "paged", message: "A pager stopped before the end of the output.", line };
      return true;
    }
    const omission = omissionIn(text);
    if (omission === undefined) return false;
    this.settle();
    const gap = omissionGap(text, line);
    if (omission === "certain") lose(this.#draft, gap);
    else this.#pending = gap;
    return true;
  }

  /**
   * Decides what a mark means by what follows it: rows after the mark of a pager show that it continued, and
   * a line of dashes around a word is a heading if the next output starts directly below.
   */
  settle(follows?: "row" | "output"): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined || follows === (pending.kind === "paged" ? "row" : "output")) return;
    lose(this.#draft, pending);
  }
}

function omissionGap(text: string, line: number): PendingMark {
  return { kind: "elided", message: `Rows may be left out at “${text.trim().slice(0, 60)}”.`, line };
}
