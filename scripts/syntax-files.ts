/**
 * What `syntaxes/` takes from the schema: names of tags, and the check types whose strings have no escapes.
 */

import { checkTypes, enclosingNames, isTag, metadataElements, tagNames, tagSchema } from "../core/pages.ts";
import {
  contentRules,
  type EmbeddedLanguage,
  type GrammarRule,
  type StringKind,
  valueRule,
} from "./embedded-grammar.ts";
import { type KeywordLanguages, type ValueLanguages, valueLanguages } from "./value-languages.ts";

/** The parts of the TextMate grammar that are generated here. */
export interface TextMateGrammar {
  patterns: GrammarRule[];
  repository: Record<string, GrammarRule>;
}

/** The parts of the language configuration that are generated here. */
export interface LanguageConfiguration {
  folding: { markers: { start: string; end: string } };
  indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
}

/**
 * The files of `syntaxes/`, updated from the schema, by name. Everything else stays unchanged, including the
 * layout of the file.
 * @param read returns the text of a file in that folder
 */
export function syntaxFiles(read: (name: string) => string): Map<string, string> {
  return new Map([
    ["nessus-audit.tmLanguage.json", grammarFile(read("nessus-audit.tmLanguage.json"))],
    ["language-configuration.json", withSchema(read("language-configuration.json"), updateConfiguration)],
  ]);
}

function grammarFile(text: string): string {
  const grammar = JSON.parse(text) as TextMateGrammar;
  updateGrammar(grammar);
  // Lists of one word stay on one line, as the formatter writes them.
  return `${JSON.stringify(grammar, undefined, 2).replace(/\[\s+("[^"\n]*")\s+\]/g, "[$1]")}\n`;
}

function updateGrammar(grammar: TextMateGrammar): void {
  const raw = checkTypes()
    .filter(({ rawDoubleQuotes }) => rawDoubleQuotes)
    .map(({ name }) => name);
  const used = new Map<string, readonly [EmbeddedLanguage, StringKind]>();
  const escaped = valueRules(valueLanguages(false), ["escaped", "single"], used);
  const rawValues = valueRules(valueLanguages(true), ["raw", "single"], used);
  grammar.patterns = [
    {
      comment:
        "In these check types a double-quoted string has no escapes, so everything after the tag is read by rules of its own; the end never matches.",
      ...afterCheckType(raw, [
        ...rawValues.own.map(({ types, rules }) => afterCheckType(types, [...rules, include("raw-policy")])),
        include("raw-policy"),
      ]),
    },
    ...escaped.own.map(({ types, rules }) => afterCheckType(types, [...rules, include("policy")])),
    include("policy"),
  ];
  const kept = Object.entries(grammar.repository).filter(([name]) => !isMadeHere(name));
  grammar.repository = {
    policy: { patterns: policyRules("values", "escaped-string") },
    "raw-policy": { patterns: policyRules("raw-values", "raw-string") },
    ...Object.fromEntries(kept),
    values: { patterns: escaped.common },
    "raw-values": { patterns: rawValues.common },
    ...contentRules(used.values()),
  };
  const names = [...new Set([...tagNames(), ...enclosingNames])].join("|");
  grammar.repository.tag!.begin = `(</?)\\s*(?:(${names})|([A-Za-z_][A-Za-z0-9_]*))(?![A-Za-z0-9_])`;
}

function isMadeHere(name: string): boolean {
  return /^(?:(?:raw-)?(?:policy|values)|\w+-(?:escaped|raw|single))$/.test(name);
}

function include(name: string): GrammarRule {
  return { include: `#${name}` };
}

/** Rules for everything after the tag of one of the check types. */
function afterCheckType(types: readonly string[], patterns: GrammarRule[]): GrammarRule {
  const names = types.map((name) => name.replace(/[.\\/]/g, "\\$&")).join("|");
  return { begin: `(?=<\\s*check_type\\s*:\\s*[\\"']?(?:${names})[\\"'\\s>])`, end: "(?!)", patterns };
}

/** The contents of a policy; the first match wins. */
function policyRules(values: string, doubleQuoted: string): GrammarRule[] {
  const names = ["metadata-header", "comment", "tag", "port-list", values, "keyword", doubleQuoted];
  return [...names, "single-quoted-string", "value"].map(include);
}

/**
 * The rules for the values that are in another language. @param used receives the languages, with how they
 * are quoted
 */
function valueRules(
  { common, own }: ValueLanguages,
  kinds: readonly StringKind[],
  used: Map<string, readonly [EmbeddedLanguage, StringKind]>,
): { common: GrammarRule[]; own: { types: string[]; rules: GrammarRule[] }[] } {
  const rulesOf = (keywords: KeywordLanguages): GrammarRule[] =>
    [...new Set(keywords.values())].flatMap((language) =>
      kinds.map((kind) => {
        used.set(`${language} ${kind}`, [language, kind]);
        return valueRule(
          [...keywords].filter(([, other]) => other === language).map(([name]) => name),
          language,
          kind,
        );
      }),
    );
  return {
    common: rulesOf(common),
    own: own.map(({ types, languages }) => ({ types, rules: rulesOf(languages) })),
  };
}

function updateConfiguration({ folding, indentationRules }: LanguageConfiguration): void {
  const header = metadataElements()
    .filter(({ parents }) => parents.includes(""))
    .map(({ name }) => name);
  const closing = [...header, ...enclosingNames];
  const opening = closing.filter((name) => header.includes(name) || isTag(name));
  folding.markers.start = `^\\s*(?:#\\s*)?<(?:${opening.join("|")})\\b`;
  folding.markers.end = `^\\s*(?:#\\s*)?</(?:${closing.join("|")})>`;
  const indented = enclosingNames.filter(isIndented);
  const indentedOpening = indented.filter(isTag).join("|");
  indentationRules.increaseIndentPattern = `^\\s*<(?:${indentedOpening})\\b[^<>]*>\\s*$`;
  indentationRules.decreaseIndentPattern = `^\\s*</(?:${indented.join("|")})\\s*>`;
}

/** What is around all checks of a policy is not indented. */
function isIndented(name: string): boolean {
  const role = tagSchema(name)?.role;
  return role !== "policy" && role !== "group";
}

/** Changes strings in the text of a JSON file in place. */
function withSchema<File>(text: string, update: (file: File) => void): string {
  const before = JSON.parse(text) as File;
  const after = JSON.parse(text) as File;
  update(after);
  let updated = text;
  for (const [old, now] of changedStrings(before, after)) {
    updated = updated.replace(JSON.stringify(old), () => JSON.stringify(now));
  }
  return updated;
}

function changedStrings(before: unknown, after: unknown): [string, string][] {
  if (typeof before === "string" && typeof after === "string")
    return before === after ? [] : [[before, after]];
  if (typeof before !== "object" || before === null) return [];
  return Object.entries(before).flatMap(([key, value]) =>
    changedStrings(value, (after as Record<string, unknown>)[key]),
  );
}
