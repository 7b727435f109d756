import { tagSchema, tagNames as tagsOfSchema } from "../schema/tags.ts";
import { closest } from "../text/closest.ts";
import { remember } from "../text/remember.ts";

/** Which tag may stand in which, and which closes which, as the schema of the tags says it. */

const tagNames = new Set(tagsOfSchema());
const roles = new Map([...tagNames].map((name) => [name, tagSchema(name)?.role]));

/** Names that stand in closing tags only, with the first tag that they close: `</acl>` closes every ACL block. */
const closingOnly = new Map<string, string>();
for (const name of tagNames) {
  for (const closing of tagSchema(name)?.closing ?? []) {
    if (!tagNames.has(closing) && !closingOnly.has(closing)) closingOnly.set(closing, name);
  }
}

/** Names in the tags that enclose something, opening and closing ones. */
export const enclosingNames: readonly string[] = [
  ...[...tagNames].filter((name) => !standsAlone(name)),
  ...closingOnly.keys(),
];

/** The tags that checks stand in or beside: neither ACL blocks nor what is in those. */
export const namesAroundChecks: readonly string[] = [...tagNames].filter(
  (name) =>
    !standsAlone(name) && !isAclBlock(name) && tagSchema(name)?.parents.some((parent) => !isAclBlock(parent)),
);

/** The tag around a whole policy. */
export const policyTag = [...tagNames].find((name) => roles.get(name) === "policy");

/** What an `<if>` is made of, in this order. */
export const partsOfIf: readonly string[] = [...tagNames].filter(
  (name) => isCondition(name) || isBranch(name),
);

export function isTag(name: string): boolean {
  return tagNames.has(name);
}

/** Is it a name of the language in a closing tag, too? `</acl>` closes every ACL block, and no `<acl>` opens one. */
export function isKnownName(name: string): boolean {
  return tagNames.has(name) || closingOnly.has(name);
}

/** True for the tags whose content is keywords: checks and ACL entries. */
export function holdsKeywords(name: string): boolean {
  return tagSchema(name)?.hasKeywords ?? false;
}

export function isCheckTag(name: string): boolean {
  return roles.get(name) === "check";
}

/** `<if>` */
export function isConditional(name: string): boolean {
  return roles.get(name) === "conditional";
}

export function isCondition(name: string): boolean {
  return roles.get(name) === "condition";
}

/** `<then>` and `<else>` */
export function isBranch(name: string): boolean {
  return roles.get(name) === "branch";
}

export function isAclBlock(name: string): boolean {
  return roles.get(name) === "acl";
}

/** `<debug/>`, which has neither content nor closing tag. */
export function standsAlone(name: string): boolean {
  return tagSchema(name)?.closing.length === 0;
}

/** May `child` stand directly in `parent`? `undefined` is the file itself; `acl` is any ACL block. */
export function mayContain(parent: string | undefined, child: string): boolean {
  const holder = parent === undefined ? "" : (closingOnly.get(parent) ?? parent);
  return tagSchema(child)?.parents.includes(holder) ?? false;
}

/** Does `</close>` close `<open>`? Either item tag closes either item, `</acl>` every ACL block. */
export function closes(open: string, close: string): boolean {
  return open === close || (tagSchema(open)?.closing.includes(close) ?? false);
}

/** Each name of the language by itself, so that all the tags of a policy have one string: that is compared and found quickly. */
const knownNames = new Map([...tagNames, ...closingOnly.keys()].map((name) => [name, name]));

/** The tag that was probably meant, so that a misspelt tag pairs up; the rule unknown-tag reports the spelling. */
export function canonicalTag(name: string): string {
  return knownNames.get(name) ?? likelyTag(name);
}

const likelyTag = remember((name) => closest(name, tagNames) ?? name);
