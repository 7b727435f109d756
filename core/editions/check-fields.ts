import type { Check } from "../semantics/policy.ts";
import type { Keyword } from "../syntax/tree.ts";
import { keywordValueText, valueText } from "./value-text.ts";

/** Everything that a check says with one keyword. */
export interface Field {
  /** The texts of its values, joined if the keyword is repeated. */
  text: string;
  /** The text for comparing: Windows ignores the case of registry keys. */
  key: string;
  /** Empty for the tag. */
  keywords: readonly Keyword[];
}

/** The field for the tag of a check, such as `report FAILED`. */
export const tagField = "<tag>";

const ofRegistry: ReadonlySet<string> = new Set(["reg_key", "reg_item", "guid_reg_key", "key_item"]);

/** What a check says, by keyword in lower case; `<tag>` is for its tag. */
export function checkFields(check: Check): Map<string, Field> {
  const collected = new Map<string, { texts: string[]; keywords: Keyword[] }>();
  for (const keyword of check.keywords) {
    const name = keyword.name.toLowerCase();
    const text = keywordValueText(check, keyword);
    const known = collected.get(name);
    if (known === undefined) collected.set(name, { texts: [text], keywords: [keyword] });
    else {
      known.texts.push(text);
      known.keywords.push(keyword);
    }
  }
  const tag = tagText(check);
  const fields = new Map<string, Field>([[tagField, { text: tag, key: tag, keywords: [] }]]);
  for (const [name, { texts, keywords }] of collected) {
    const text = texts.join("\n");
    fields.set(name, { text, key: ofRegistry.has(name) ? text.toLowerCase() : text, keywords });
  }
  return fields;
}

function tagText({ element, tag, tree }: Check): string {
  const attributes = element.open.attributes.map(({ value }) => ` ${valueText(tree, value)}`);
  return `${tag}${attributes.join("")}`;
}
