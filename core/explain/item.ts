import { exampleCheck } from "../schema/example.ts";
import { keywordsOf } from "../schema/schema.ts";
import type { ItemSchema } from "../schema/types.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { describeKeyword, describeUse } from "./keyword.ts";
import { type Block, entries, heading, list, type Page, policy, text } from "./page.ts";
import { source } from "./source.ts";

const kinds: Record<ItemSchema["kind"], (checkType: string) => string> = {
  typed: (checkType) => `item type of ${checkType}`,
  builtin: (checkType) => `built-in check of ${checkType}`,
  untyped: (checkType) => `check of ${checkType}`,
  report: () => "fixed result",
};

/** The name of the checks, even of those without a type. */
export function describeItem({ name }: ItemSchema): string {
  return name === "" ? "check without a type" : inlineCode(name);
}

/** What else to know besides summary and keywords, a sentence each. */
export function describeItemFacts(item: ItemSchema): string[] {
  const { platforms, needs, requiredOneOf, mutuallyExclusive, twin } = item;
  return [
    ...(platforms.length > 0 ? [`Only on ${platforms.join(", ")}.`] : []),
    ...(needs === undefined ? [] : [`Needs ${needs}.`]),
    ...requiredOneOf.map((group) => `One of ${group.map(inlineCode).join(", ")} is required.`),
    ...mutuallyExclusive.map((group) => `Only one of ${group.map(inlineCode).join(", ")} may be given.`),
    ...(twin === undefined ? [] : [describeTwin(item.name, twin)]),
  ];
}

/** Item types of the same name are not named again: only their keywords differ. */
function describeTwin(
  name: string,
  { checkType, itemType, keywords }: NonNullable<ItemSchema["twin"]>,
): string {
  const others = Object.entries(keywords).filter(([here, there]) => here !== there);
  const pairs = others.map(([here, there]) => `${inlineCode(there)} for ${inlineCode(here)}`).join(", ");
  if (name === itemType) {
    const writes = pairs === "" ? "is the same" : `has ${pairs}`;
    return `In ${checkType} policies this check ${writes}.`;
  }
  const renamed = pairs === "" ? "" : `, with ${pairs}`;
  return `In ${checkType} policies the same check is ${inlineCode(itemType)}${renamed}.`;
}

/**
 * Explains an item type, a built-in check or a predefined policy in a hover, with only the required keywords.
 */
export function explainItem(item: ItemSchema): Page {
  const required = keywordsOf(item).filter(
    ({ required, name }) => required && name !== "type" && name !== "name",
  );
  const names = required.map(({ name }) => inlineCode(name)).join(", ");
  return {
    ...introduction(item),
    blocks: [
      ...text(item.summary),
      ...text(item.note),
      ...text(names !== "" && `Required: ${names}`),
      ...list(describeItemFacts(item)),
      ...verdicts(item),
      policy(exampleCheck(item)),
      source(item),
    ],
  };
}

/** The same with all keywords, and with headings. */
export function explainItemInFull(item: ItemSchema): Page {
  const keywords = keywordsOf(item);
  const common = keywords.filter(({ common }) => common).map(({ name }) => inlineCode(name));
  const own = keywords.filter(({ common }) => !common);
  const said = verdicts(item);
  return {
    ...introduction(item),
    blocks: [
      ...text(item.summary),
      ...text(item.note),
      ...list(describeItemFacts(item)),
      heading("Keywords"),
      ...entries(
        own.map((keyword) => ({
          name: keyword.name,
          text: `(${describeUse(keyword).join(", ")}) ${describeKeyword(keyword)}`,
        })),
      ),
      ...text(common.length > 0 && `In every check: ${common.join(", ")}`),
      ...(said.length > 0 ? [heading("Verdicts"), ...said] : []),
      heading("Example"),
      policy(exampleCheck(item)),
      source(item),
    ],
  };
}

function introduction(item: ItemSchema): Pick<Page, "title" | "about"> {
  return { title: describeItem(item), about: kinds[item.kind](item.checkType) };
}

/** What each verdict means here, if it is not obvious. */
function verdicts({ verdicts = {} }: ItemSchema): Block[] {
  return entries(Object.entries(verdicts).map(([name, text]) => ({ name, text })));
}
