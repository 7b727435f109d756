/** Texts of the user interface in the language of the editor, by the English text. */
export type Translations = Readonly<Record<string, string>>;

/** What a place of a text is filled with. */
export type Value = string | number;

let translations: Translations = {};

/**
 * Says in which language texts are from now on. VS Code has read them from `l10n/bundle.l10n.LANGUAGE.json`; what runs
 * outside of its extension host, the server and the pages, is handed them.
 *
 * @param found left out, or without a text: English
 */
export function setTranslations(found: Translations | undefined): void {
  translations = found ?? {};
}

/** What `setTranslations` was given, to hand it on. */
export function currentTranslations(): Translations {
  return translations;
}

/**
 * A text of the user interface. A test reads every call: the text has to be a literal.
 *
 * @param text in English, with `{0}`, `{1}` … where values belong; it is the key of its translations
 */
export function t(text: string, ...values: readonly Value[]): string {
  return fillIn(text, values);
}

/**
 * As `t`, for a text that means one thing here and another elsewhere.
 *
 * @param meaning what it is about; its translations have the key `TEXT/MEANING`, as VS Code writes comments on texts
 */
export function tAs(meaning: string, text: string, ...values: readonly Value[]): string {
  return fillIn(text, values, `${text}/${meaning}`);
}

/**
 * A text about a number of things, which is `{0}` in it.
 *
 * @param one what is said of one thing
 * @param many what is said of none, or of several
 * @param values `{1}`, `{2}` …
 */
export function tCount(count: number, one: string, many: string, ...values: readonly Value[]): string {
  return fillIn(count === 1 ? one : many, [count, ...values]);
}

function fillIn(text: string, values: readonly Value[], key = text): string {
  const known: unknown = Object.hasOwn(translations, key) ? translations[key] : text;
  // what another client of the server hands over may be anything
  const shown = typeof known === "string" ? known : text;
  // in one go, since a value may itself look like a place
  return shown.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
