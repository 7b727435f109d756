import { tagSchema, tagNames as tagsOfSchema } from "../schema/tags.ts";
import { closest } from "../text/closest.ts";
import { remember } from "../text/remember.ts";

/** Which tag may be in which, and which closes which, according to the schema of the tags. */

const tagNames = new Set(tagsOfSchema());
const roles = new Map([...tagNames].map((name) => [name, tagSchema(name)?.role]));

const alone = new Set([...tagNames].filter((name) => tagSchema(name)?.closing.length === 0));

/**
 * Names that are only in closing tags, with the first tag that they close: `</acl>` closes every ACL block.
 */
const closingOnly = new Map<string, string>();
for (const name of tagNames) {
  for (const closing of tagSchema(name)?.closing ?? []) {
    if (!tagNames.has(closing) && !closingOnly.has(closing)) closingOnly.set(closing, name);
  }
}

/** The names in tags that enclose something, opening and closing ones. */
export const enclosingNames: readonly string[] = [
  ...[...tagNames].filter((name) => !standsAlone(name)),
  ...closingOnly.keys(),
];

/** The tags that checks are in or next to: neither ACL blocks nor what is in them. */
export const namesAroundChecks: readonly string[] = [...tagNames].filter(
  (name) =>
    !standsAlone(name) && !isAclBlock(name) && tagSchema(name)?.parents.some((parent) => !isAclBlock(parent)),
);

/** The tag around a whole policy. */
export const policyTag = [...tagNames].find((name) => roles.get(name) === "policy");

/** The parts of an `<if>`, in this order. */
export const partsOfIf: readonly string[] = [...tagNames].filter(
  (name) => isCondition(name) || isBranch(name),
);

export function isTag(name: string): boolean {
  return tagNames.has(name);
}

/**
 * Is it a name of the language, even in a closing tag? `</acl>` closes every ACL block, and no `<acl>` opens
 * one.
 */
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
  return alone.has(name);
}

/** Can `child` be directly in `parent`? `undefined` is the file itself; `acl` is any ACL block. */
export function mayContain(parent: string | undefined, child: string): boolean {
  const holder = parent === undefined ? "" : (closingOnly.get(parent) ?? parent);
  return tagSchema(child)?.parents.includes(holder) ?? false;
}

/** Does `</close>` close `<open>`? Either item tag closes either item, `</acl>` every ACL block. */
export function closes(open: string, close: string): boolean {
  return open === close || (tagSchema(open)?.closing.includes(close) ?? false);
}

/**
 * Each name of the language, so that all tags of a policy share one string, which is quick to compare and
 * find.
 */
const knownNames = new Map([...tagNames, ...closingOnly.keys()].map((name) => [name, name]));

/** The tag that was probably meant, so that a misspelt tag pairs up; the rule unknown-tag reports the spelling. */
export function canonicalTag(name: string): string {
  return knownNames.get(name) ?? likelyTag(name);
}

const likelyTag = remember((name) => closest(name, tagNames) ?? name);
