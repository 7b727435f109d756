import type { CoverageGap } from "../snapshot.ts";
import type { BlockEnd } from "./reader.ts";

/** The reader of one XML format, called while the document goes by. */
export interface XmlFormat {
  openTag(tag: XmlTag, line: number): void;
  /**
   * `text` is the text of an element without children, else "".
   *
   * @param isCut the text is longer than what is kept of it
   */
  closeTag?(name: string, text: string, line: number, isCut?: boolean): void;
  /** The document has ended; `damage` says why it may not be the whole report. */
  close(damage: CoverageGap | undefined): Omit<BlockEnd, "end">;
}

export interface XmlTag {
  name: string;
  attributes: Record<string, string>;
}
