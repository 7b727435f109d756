import type { CoverageGap } from "../snapshot.ts";
import type { BlockEnd } from "./reader.ts";

/** What a reader of one XML format is told while the document goes by. */
export interface XmlFormat {
  openTag(tag: XmlTag, line: number): void;
  /**
   * `text` is what was between the tags of an element without children, else "".
   *
   * @param isCut the text is longer than is kept of one
   */
  closeTag?(name: string, text: string, line: number, isCut?: boolean): void;
  /** The document has ended; `damage` is what speaks against taking it for the whole report. */
  close(damage: CoverageGap | undefined): Omit<BlockEnd, "end">;
}

export interface XmlTag {
  name: string;
  attributes: Record<string, string>;
}
