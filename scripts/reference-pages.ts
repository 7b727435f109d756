/** The pages of docs/reference: file name to text, made from the schema and the grammar alone. */
import {
  builtinItems,
  type CheckTypeSchema,
  checkTypes,
  exampleCheck,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
} from "../core/pages.ts";
import { grammarPage } from "./grammar-page.ts";
import { code, fence, keywordTable, prose, sourceText, table } from "./reference-markdown.ts";
import { frameworksPage, structurePage, valuesPage } from "./reference-tables.ts";

const generated = "<!-- Generated from schema/ by `npm run docs`. Change the schema, not this page. -->\n";

const generatedFromGrammar =
  "<!-- Generated from core/syntax/grammar by `npm run docs`. Change the grammar, not this page. -->\n";

/** Every page by its file name. */
export function referencePages(): Map<string, string> {
  const pages = new Map<string, string>();
  const add = (name: string, text: string) => pages.set(name, `${generated}\n${text.trimEnd()}\n`);
  add("README.md", indexPage());
  add("structure.md", structurePage());
  add("values.md", valuesPage());
  add("frameworks.md", frameworksPage());
  pages.set("grammar.md", `${generatedFromGrammar}\n${grammarPage().trimEnd()}\n`);
  for (const checkType of checkTypes()) add(pageName(checkType), checkTypePage(checkType));
  return pages;
}

/** `AS/400` → `as-400.md` */
function pageName(checkType: CheckTypeSchema): string {
  return `check-type-${checkType.name.toLowerCase().replace(/[^a-z0-9_]/g, "-")}.md`;
}

function indexPage(): string {
  const rows = checkTypes().map((checkType) => [
    `[${code(checkType.name)}](${pageName(checkType)})`,
    checkType.label,
    String(checkType.itemTypes.length + Number(checkType.hasUntyped)),
    sourceText(checkType),
  ]);
  return `# Reference

What an audit file may contain, check type by check type. Page numbers are those of Tenable's *Compliance Checks
Reference Guide*, edition of November 2025. "Files only" marks what shipped files do without a description.

- [Tags, ACL blocks and the metadata header](structure.md)
- [Value forms, value types and operators](values.md)
- [Reference frameworks](frameworks.md)
- [Grammar: the language as rules and diagrams](grammar.md)

${table(["Check type", "For", "Kinds of checks", "Source"], rows)}
`;
}

function checkTypePage(checkType: CheckTypeSchema): string {
  const items = itemTypesOf(checkType.name);
  const untyped = itemSchema(checkType.name, undefined);
  const builtins = [...builtinItems(checkType.name).values()];
  const all = [...items, ...(untyped === undefined ? [] : [untyped])];
  const common = commonKeywords([...all, ...builtins]);
  const parts = [`# ${code(checkType.name)}`, introduction(checkType)];
  if (all.length > 1)
    parts.push(all.map((item) => `- ${code(titleOf(item))}: ${prose(item.summary)}`).join("\n"));
  parts.push("## Keywords of every check", keywordTable(common));
  for (const item of all) parts.push(itemSection(item, common));
  if (builtins.length > 0) parts.push(builtinSection(builtins, common));
  return parts.join("\n\n");
}

function introduction(checkType: CheckTypeSchema): string {
  const lines = [
    `${checkType.label}. A file begins with ${code(checkType.tag)}. Source: ${sourceText(checkType) || "files only"}.`,
    checkType.strict
      ? "The guide lists the item types and keywords: unknown keywords are errors, and item types that are like a known one."
      : "The list of item types and keywords is taken from files as well: unknown ones are warnings.",
    checkType.rawDoubleQuotes
      ? "A double-quoted string has no escapes: the next double quote closes it."
      : checkType.dropsBackslashes
        ? "In strings a backslash takes the next character along, and in double quotes the scanner drops it: a pattern takes two."
        : "In strings a backslash takes the next character along.",
  ];
  if (checkType.note !== undefined) lines.push(prose(checkType.note));
  return lines.join(" ");
}

function titleOf(item: ItemSchema): string {
  return item.kind === "untyped" ? "checks without type" : item.name;
}

/** The common keywords that all items have in exactly the same way; they stand on the page once. */
function commonKeywords(items: readonly ItemSchema[]): KeywordSchema[] {
  const described = (keyword?: KeywordSchema) => JSON.stringify({ ...keyword, frequency: 0 });
  const checks = items.filter((item) => item.kind !== "builtin");
  return [...(checks[0]?.keywords.values() ?? [])].filter(
    (keyword) =>
      keyword.common &&
      checks.every((item) => described(item.keywords.get(keyword.name)) === described(keyword)),
  );
}

function itemSection(item: ItemSchema, common: readonly KeywordSchema[]): string {
  const parts = [`## ${titleOf(item)}`, `${prose(item.summary)} Source: ${sourceText(item)}.`];
  if (item.note !== undefined) parts.push(prose(item.note));
  const facts = factsOf(item);
  if (facts.length > 0) parts.push(facts.map((fact) => `- ${fact}`).join("\n"));
  parts.push(fence(exampleCheck(item)));
  const own = ownKeywords(item, common);
  if (own.length > 0) parts.push(keywordTable(own));
  return parts.join("\n\n");
}

function factsOf(item: ItemSchema): string[] {
  const facts = Object.entries(item.verdicts ?? {}).map(([verdict, text]) => `${verdict}: ${prose(text)}`);
  if (item.platforms.length > 0) facts.push(`Runs on: ${item.platforms.join(", ")}.`);
  if (item.needs !== undefined) facts.push(`Needs ${item.needs}.`);
  for (const group of item.requiredOneOf) facts.push(`One of ${group.map(code).join(", ")} has to be given.`);
  for (const group of item.mutuallyExclusive)
    facts.push(`At most one of ${group.map(code).join(", ")} may be given.`);
  if (item.twin !== undefined) {
    const pairs = Object.entries(item.twin.keywords).filter(([here, there]) => here !== there);
    const words = pairs.map(([here, there]) => `${code(here)} is ${code(there)}`).join(", ");
    facts.push(`In ${item.twin.checkType} files ${words} there.`);
  }
  return facts;
}

function ownKeywords(item: ItemSchema, common: readonly KeywordSchema[]): KeywordSchema[] {
  const shared = new Set(common.map((keyword) => keyword.name));
  return [...item.keywords.values()].filter(
    (keyword) => !shared.has(keyword.name) && keyword.name !== "type",
  );
}

function builtinSection(builtins: readonly ItemSchema[], common: readonly KeywordSchema[]): string {
  const rows = builtins.map((item) => {
    const own = ownKeywords(item, common).filter((keyword) => keyword.name !== "name" && !keyword.common);
    const keywords = own.map((keyword) =>
      keyword.required ? `**${code(keyword.name)}**` : code(keyword.name),
    );
    const value = item.valueType === undefined ? keywords.join(", ") : `${code("value")} (${item.valueType})`;
    const note = item.note === undefined ? "" : ` ${prose(item.note)}`;
    return [code(item.name), prose(item.summary) + note, value, sourceText(item)];
  });
  const definitions = new Map<string, KeywordSchema>();
  for (const item of builtins) {
    if (item.valueType !== undefined) continue;
    for (const keyword of ownKeywords(item, common)) {
      if (!keyword.common && keyword.name !== "name" && !definitions.has(keyword.name)) {
        definitions.set(keyword.name, { ...keyword, required: false });
      }
    }
  }
  const parts = [
    "## Built-in checks",
    `An ${code("<item>")} calls them by ${code("name")}. Keywords in bold are needed.`,
    fence(exampleCheck(builtins[0] as ItemSchema)),
    table(["Name", "What it checks", "Keywords", "Source"], rows),
  ];
  if (definitions.size > 0) parts.push(keywordTable([...definitions.values()]));
  return parts.join("\n\n");
}
