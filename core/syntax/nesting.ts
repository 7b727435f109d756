import { closest } from "../schema/closest.ts";
import { tagSchema, tagNames as tagsOfSchema } from "../schema/tags.ts";
import { ownText } from "../text/own-text.ts";

/** Which tag may stand in which, and which closes which, as the schema of the tags says it. */

const tagNames = new Set(tagsOfSchema());

export function isTag(name: string): boolean {
  return tagNames.has(name);
}

/** True for the tags whose content is keywords: checks and ACL entries. */
export function holdsKeywords(name: string): boolean {
  return tagSchema(name)?.hasKeywords ?? false;
}

export function isCheckTag(name: string): boolean {
  return name === "custom_item" || name === "item" || name === "report";
}

export function isAclBlock(name: string): boolean {
  return name.endsWith("_acl") && isTag(name);
}

/** `<debug/>`, which has neither content nor closing tag. */
export function standsAlone(name: string): boolean {
  return tagSchema(name)?.closing.length === 0;
}

/** May `child` stand directly in `parent`? `undefined` is the file itself, `acl` stands for any ACL block. */
export function mayContain(parent: string | undefined, child: string): boolean {
  const holder = parent === "acl" ? "file_acl" : (parent ?? "");
  return tagSchema(child)?.parents.includes(holder) ?? false;
}

/** Does `</close>` close `<open>`? Either item tag closes either item, `</acl>` every ACL block. */
export function closes(open: string, close: string): boolean {
  return open === close || (tagSchema(open)?.closing.includes(close) ?? false);
}

const canonicalNames = new Map<string, string>();

/** The tag that was probably meant, so that a misspelt tag pairs up; the rule unknown-tag reports the spelling. */
export function canonicalTag(name: string): string {
  if (isTag(name) || name === "acl") return name;
  let known = canonicalNames.get(name);
  if (known === undefined) {
    const own = ownText(name);
    known = closest(own, tagNames) ?? own;
    if (canonicalNames.size < 500) canonicalNames.set(own, known);
  }
  return known;
}
