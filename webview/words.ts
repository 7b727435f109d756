import type { MatrixWords } from "../client/matrix/matrix-words.ts";

/** The words of the page: they come from the extension, which knows the language of the editor. */
export const words = {} as MatrixWords;

/** Puts values in place of `{0}`, `{1}` … of a text. */
export function say(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}
