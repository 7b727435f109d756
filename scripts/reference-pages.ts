/** The pages of docs/reference: file name to text, made from the schema and the grammar alone. */
import {
  builtinItems,
  type CheckTypeSchema,
  checkTypes,
  codeBlock,
  describeCheckTypeFacts,
  describeItem,
  describeItemFacts,
  describeSource,
  exampleCheck,
  type ItemSchema,
  inlineCode,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  proseAsMarkdown,
  referencePage,
} from "../core/pages.ts";
import { grammarPage } from "./grammar-page.ts";
import { keywordTable, table } from "./reference-markdown.ts";
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

function pageName(checkType: CheckTypeSchema): string {
  return referencePage(checkType.name);
}

function indexPage(): string {
  const rows = checkTypes().map((checkType) => [
    `[${inlineCode(checkType.name)}](${pageName(checkType)})`,
    checkType.label,
    String(checkType.itemTypes.length + Number(checkType.hasUntyped)),
    describeSource(checkType),
  ]);
  return `# Reference

What an audit file may contain, check type by check type. Page numbers are those of Tenable's *Compliance Checks
Reference Guide*, edition of November 2025. "Published files only" marks what shipped files do without a description.

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
  const parts = [`# ${inlineCode(checkType.name)}`, introduction(checkType)];
  if (all.length > 1)
    parts.push(all.map((item) => `- ${describeItem(item)}: ${proseAsMarkdown(item.summary)}`).join("\n"));
  parts.push("## Keywords of every check", keywordTable(common));
  for (const item of all) parts.push(itemSection(item, common));
  if (builtins.length > 0) parts.push(builtinSection(builtins, common));
  return parts.join("\n\n");
}

function introduction(checkType: CheckTypeSchema): string {
  const { label, tag, strict } = checkType;
  return [
    `${label}. A file begins with ${inlineCode(tag)}. Source: ${describeSource(checkType)}.`,
    strict
      ? "The guide lists the item types and keywords: unknown keywords are errors, and item types that are like a known one."
      : "The list of item types and keywords is taken from files as well: unknown ones are warnings.",
    ...describeCheckTypeFacts(checkType).map(proseAsMarkdown),
  ].join(" ");
}

/** The common keywords that all items have in exactly the same way; they are on the page once. */
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
  const parts = [
    `## ${item.name || describeItem(item)}`,
    `${proseAsMarkdown(item.summary)} Source: ${describeSource(item)}.`,
  ];
  if (item.note !== undefined) parts.push(proseAsMarkdown(item.note));
  const verdicts = Object.entries(item.verdicts ?? {}).map(
    ([verdict, said]) => `${inlineCode(verdict)}: ${said}`,
  );
  const facts = [...describeItemFacts(item), ...verdicts].map((fact) => `- ${proseAsMarkdown(fact)}`);
  if (facts.length > 0) parts.push(facts.join("\n"));
  parts.push(codeBlock(exampleCheck(item), "nessus-audit"));
  const own = ownKeywords(item, common);
  if (own.length > 0) parts.push(keywordTable(own));
  return parts.join("\n\n");
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
      keyword.required ? `**${inlineCode(keyword.name)}**` : inlineCode(keyword.name),
    );
    const value =
      item.valueType === undefined ? keywords.join(", ") : `${inlineCode("value")} (${item.valueType})`;
    const note = item.note === undefined ? "" : ` ${proseAsMarkdown(item.note)}`;
    return [inlineCode(item.name), proseAsMarkdown(item.summary) + note, value, describeSource(item)];
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
    `An ${inlineCode("<item>")} calls them by ${inlineCode("name")}. Keywords in bold are needed.`,
    codeBlock(exampleCheck(builtins[0] as ItemSchema), "nessus-audit"),
    table(["Name", "What it checks", "Keywords", "Source"], rows),
  ];
  if (definitions.size > 0) parts.push(keywordTable([...definitions.values()]));
  return parts.join("\n\n");
}
