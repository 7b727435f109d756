/** Which values are in another language, by keyword and check type, according to the schema. */
import { type CheckTypeSchema, checkTypes, itemSchema, itemTypesOf } from "../core/pages.ts";
import type { EmbeddedLanguage } from "./embedded-grammar.ts";

/** Keywords by the language of their values. */
export type KeywordLanguages = ReadonlyMap<string, EmbeddedLanguage>;

const languageOfForm: Partial<Record<string, EmbeddedLanguage>> = {
  regex: "regexp",
  shell: "shell",
  powershell: "powershell",
  sql: "sql",
  wql: "wql",
  soql: "soql",
  json: "json",
  jq: "jq",
  xsl: "xsl",
};

/**
 * The languages of a check type; keywords whose values are in one for only some of its checks are left out.
 */
export function keywordLanguages({ name }: CheckTypeSchema): KeywordLanguages {
  const found = new Map<string, EmbeddedLanguage | undefined>();
  for (const item of [...itemTypesOf(name), itemSchema(name, undefined)]) {
    for (const [keyword, { form }] of item?.keywords ?? []) {
      const language = languageOfForm[form];
      found.set(keyword, found.has(keyword) && found.get(keyword) !== language ? undefined : language);
    }
  }
  return new Map(
    [...found].flatMap(([keyword, language]) => (language === undefined ? [] : [[keyword, language]])),
  );
}

export interface ValueLanguages {
  /** What applies to all check types of the group that have the keyword. */
  common: KeywordLanguages;
  /** What applies to only some of them. */
  own: { types: string[]; languages: KeywordLanguages }[];
}

/** The languages of all check types with raw strings, or of all others. */
export function valueLanguages(raw: boolean): ValueLanguages {
  const types = checkTypes().filter(({ rawDoubleQuotes }) => rawDoubleQuotes === raw);
  const known = types.map((type) => ({
    name: type.name,
    all: keywordsOfType(type.name),
    languages: keywordLanguages(type),
  }));
  const common = new Map<string, EmbeddedLanguage>();
  const split = new Set<string>();
  for (const keyword of new Set(known.flatMap(({ languages }) => [...languages.keys()]))) {
    const having = known.filter(({ all }) => all.has(keyword));
    const language = having[0]!.languages.get(keyword);
    if (language !== undefined && having.every(({ languages }) => languages.get(keyword) === language)) {
      common.set(keyword, language);
    } else split.add(keyword);
  }
  const own = new Map<string, { types: string[]; languages: KeywordLanguages }>();
  for (const { name, languages } of known) {
    const special = [...languages].filter(([keyword]) => split.has(keyword)).sort();
    if (special.length === 0) continue;
    const key = special.join();
    const group = own.get(key) ?? { types: [], languages: new Map(special) };
    group.types.push(name);
    own.set(key, group);
  }
  return { common, own: [...own.values()] };
}

function keywordsOfType(name: string): Set<string> {
  const items = [...itemTypesOf(name), itemSchema(name, undefined)];
  return new Set(items.flatMap((item) => [...(item?.keywords.keys() ?? [])]));
}
