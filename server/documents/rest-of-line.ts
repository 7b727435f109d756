import { endOfLine } from "../../core/editor.ts";
import type { PolicyDocument } from "./policy-document.ts";

/** The text after an offset in its line. */
export function restOfLine({ text }: PolicyDocument, offset: number): string {
  return text.slice(offset, endOfLine(text, offset));
}
