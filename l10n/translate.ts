/** Texts of the user interface in the language of the editor, by the English text. */
export type Translations = Readonly<Record<string, string>>;

/** A value for a placeholder of a text. */
export type Value = string | number;

let translations: Translations = {};

/**
 * Sets the language of texts from now on. VS Code reads them from `l10n/bundle.l10n.LANGUAGE.json`; what runs
 * outside of its extension host, the server and the pages, receives them.
 *
 * @param found left out, or without a text: English
 */
export function setTranslations(found: Translations | undefined): void {
  translations = found ?? {};
}

/** What `setTranslations` was given, for passing it on. */
export function currentTranslations(): Translations {
  return translations;
}

/**
 * A text of the user interface. A test reads every call: the text must be a literal.
 *
 * @param text in English, with `{0}`, `{1}` … in place of values; it is the key of its translations
 */
export function t(text: string, ...values: readonly Value[]): string {
  return fillIn(text, values);
}

/**
 * Like `t`, for a text that means different things in different places.
 *
 * @param meaning what it is about; its translations have the key `TEXT/MEANING`, as VS Code writes comments
 *   on texts
 */
export function tAs(meaning: string, text: string, ...values: readonly Value[]): string {
  return fillIn(text, values, `${text}/${meaning}`);
}

/**
 * A text about a number of things; the number is `{0}` in it.
 *
 * @param one the text for one thing
 * @param many the text for none, or for several
 * @param values `{1}`, `{2}` …
 */
export function tCount(count: number, one: string, many: string, ...values: readonly Value[]): string {
  return fillIn(count === 1 ? one : many, [count, ...values]);
}

function fillIn(text: string, values: readonly Value[], key = text): string {
  const known: unknown = Object.hasOwn(translations, key) ? translations[key] : text;
  // what another client of the server sends may be anything
  const shown = typeof known === "string" ? known : text;
  // in one pass, because a value may itself look like a placeholder
  return shown.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
