/** What `syntaxes/` takes from the schema: names of tags, and the check types whose strings have no escapes. */
import { checkTypes, enclosingNames, isTag, metadataElements, tagNames, tagSchema } from "../core/pages.ts";

/** The parts of the TextMate grammar that are made here. */
export interface TextMateGrammar {
  patterns: { begin?: string }[];
  repository: { tag: { begin: string } };
}

/** The parts of the language configuration that are made here. */
export interface LanguageConfiguration {
  folding: { markers: { start: string; end: string } };
  indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
}

/**
 * The files of `syntaxes/` with what the schema says in its place, by their names. Everything else stays as it is, the
 * layout of the file too.
 * @param read the text of a file of that folder
 */
export function syntaxFiles(read: (name: string) => string): Map<string, string> {
  return new Map([
    ["nessus-audit.tmLanguage.json", withSchema(read("nessus-audit.tmLanguage.json"), updateGrammar)],
    ["language-configuration.json", withSchema(read("language-configuration.json"), updateConfiguration)],
  ]);
}

function updateGrammar({ patterns, repository }: TextMateGrammar): void {
  const raw = checkTypes()
    .filter(({ rawDoubleQuotes }) => rawDoubleQuotes)
    .map(({ name }) => name);
  const rawPattern = patterns.find(({ begin }) => begin?.includes("check_type"))!;
  rawPattern.begin = `(?=<\\s*check_type\\s*:\\s*[\\"']?(?:${raw.join("|")})[\\"'\\s>])`;
  const names = [...new Set([...tagNames(), ...enclosingNames])].join("|");
  repository.tag.begin = `(</?)\\s*(?:(${names})|([A-Za-z_][A-Za-z0-9_]*))(?![A-Za-z0-9_])`;
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

/** What is around all checks of a policy is not. */
function isIndented(name: string): boolean {
  const role = tagSchema(name)?.role;
  return role !== "policy" && role !== "group";
}

/** Changes strings in the text of a JSON file, where they stand. */
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
