import type { MatrixWords } from "../client/matrix/matrix-words.ts";

/** The texts of the page. They come from the extension, which knows the language of the editor. */
export const words = {} as MatrixWords;

/** Replaces `{0}`, `{1}` … in a text by values. */
export function say(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}
