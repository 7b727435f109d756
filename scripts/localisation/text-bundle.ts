import { readTexts } from "./read-texts.ts";

/** The modules with texts that people read. */
export const userInterface = ["client/**/*.ts", "server/**/*.ts", "webview/**/*.ts"];

/**
 * `l10n/bundle.l10n.json`: the texts of the user interface by their keys, in the order of the keys, for
 * translators.
 */
export function textBundle(root: string): string {
  const { translated } = readTexts(root, userInterface);
  const texts = new Map(translated.map(({ key, text }) => [key, text]));
  const inOrder = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(inOrder), undefined, 2)}\n`;
}
