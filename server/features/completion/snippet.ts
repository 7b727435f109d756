import {
  exampleValue,
  type ItemSchema,
  itemTypesOf,
  type KeywordSchema,
  parse,
  type Schema,
} from "../../../core/editor.ts";

/** Text of a snippet; tab stops are numbered in the order in which they are asked for. */
export class SnippetText {
  #next = 1;

  /** `${1:text}` */
  placeholder(text: string): string {
    return `\${${this.#next++}:${escapeSnippet(text)}}`;
  }

  /** `${1|TCP,UDP|}`; a single value leaves no choice. */
  choice(values: readonly string[]): string {
    if (values.length === 1) return escapeSnippet(values[0]!);
    const escaped = values.map((value) => value.replace(/[\\$}|,]/g, "\\$&"));
    return `\${${this.#next++}|${escaped.join(",")}|}`;
  }

  stop(): string {
    return `$${this.#next++}`;
  }
}

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Completion is better than a list of choices for longer lists. */
const mostChoices = 40;

/** A value to fill in: a choice of the allowed ones, or an empty placeholder in quotes. */
export function valueSnippet(
  snippet: SnippetText,
  item: ItemSchema | undefined,
  keyword: KeywordSchema,
): string {
  const { values, quoted, openValues } = keyword;
  const quote = quoted === "bare" ? "" : '"';
  if (item?.kind === "typed" && keyword.name === "type") return escapeSnippet(item.name);
  if (item?.kind === "builtin" && keyword.name === "name") return `"${escapeSnippet(item.name)}"`;
  if (values.length > 0 && values.length <= mostChoices && !openValues) {
    return `${quote}${snippet.choice(values.map(({ value }) => value))}${quote}`;
  }
  if (quoted === "quoted") return `"${snippet.stop()}"`;
  return snippet.stop();
}

/** A whole check with the keywords of a new one, indented by two blanks, with aligned colons. */
export function checkSnippet(item: ItemSchema): string {
  const snippet = new SnippetText();
  const keywords = item.order.map((name) => item.keywords.get(name)!);
  const examples = valuesOfExample(item);
  const width = keywords.reduce((longest, { name }) => Math.max(longest, name.length), 0);
  const open =
    item.element === "report"
      ? `<report type:"${snippet.choice(["PASSED", "WARNING", "FAILED"])}">`
      : `<${item.element}>`;
  const lines = keywords.map((keyword) => {
    return `  ${keyword.name.padEnd(width)} : ${filledValue(snippet, item, keyword, examples)}`;
  });
  return [open, ...lines, `</${item.element}>$0`].join("\n");
}

/** A whole check shows an example of what to write: the list of ports, the name of the program. */
function filledValue(
  snippet: SnippetText,
  item: ItemSchema,
  keyword: KeywordSchema,
  examples: ReadonlyMap<string, string>,
): string {
  const isName = keyword.name === "type" || (keyword.name === "name" && item.kind === "builtin");
  if (isName || keyword.name === "description" || keyword.values.length > 0) {
    return valueSnippet(snippet, item, keyword);
  }
  const example = examples.get(keyword.name) ?? exampleValue(item, keyword);
  const quoted = /^"([^"]*)"$/.exec(example);
  return quoted ? `"${snippet.placeholder(quoted[1]!)}"` : snippet.placeholder(example);
}

/**
 * The values in the example of this item say more than those of its keywords: what to deny is not what to
 * allow.
 */
function valuesOfExample({ example }: ItemSchema): Map<string, string> {
  const [element] = example === undefined ? [] : parse(example).children;
  if (example === undefined || element?.kind !== "element") return new Map();
  return new Map(
    element.children.flatMap((child) =>
      child.kind === "keyword" && child.value
        ? [[child.name, example.slice(child.value.start, child.value.end)]]
        : [],
    ),
  );
}

/** What a snippet inserts, for a client without snippets. */
export function withoutTabStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([\\$}|,])/g, "$1");
}

const openPortTypes = ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS", "AUDIT_PROCESS_ON_PORT"];

/** The item types of a check type: the open-port checks, then the others, most used first. */
export function itemTypesToOffer(checkType: string, schema: Schema): ItemSchema[] {
  const items = itemTypesOf(checkType, schema);
  const isOpenPort = ({ name }: ItemSchema) => openPortTypes.includes(name);
  return [...items.filter(isOpenPort), ...items.filter((item) => !isOpenPort(item))];
}
