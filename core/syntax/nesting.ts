/** Which tag may stand in which: the structure of the language (G 49, 155-156, 228-230, 251-266, 351-353). */

const items = ["custom_item", "item"];
const aclBlocks = ["file_acl", "registry_acl", "service_acl", "launch_acl", "launch2_acl", "access_acl"];
const checks = [...items, "report", "if"];

const children: Record<string, readonly string[]> = {
  check_type: [...checks, ...aclBlocks, "group_policy"],
  group_policy: [...checks, ...aclBlocks],
  if: ["condition", "then", "else"],
  condition: items,
  // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
  then: checks,
  else: checks,
  custom_item: [],
  item: [],
  report: [],
  user: [],
  ...Object.fromEntries(aclBlocks.map((name) => [name, ["user"]])),
};

/** Tags that hold keywords rather than tags. */
const keywordHolders = new Set(["custom_item", "item", "report", "user"]);

export const tagNames: readonly string[] = [...Object.keys(children), "debug"];

export function isTag(name: string): boolean {
  return Object.hasOwn(children, name) || name === "debug";
}

/** True for the tags whose content is keywords: checks and ACL entries. */
export function holdsKeywords(name: string): boolean {
  return keywordHolders.has(name);
}

export function isCheckTag(name: string): boolean {
  return name === "custom_item" || name === "item" || name === "report";
}

export function isAclBlock(name: string): boolean {
  return aclBlocks.includes(name);
}

/** May `child` stand directly in `parent`? `undefined` is the file itself. `<debug/>` may stand anywhere (G 30). */
export function mayContain(parent: string | undefined, child: string): boolean {
  if (child === "debug") return true;
  if (parent === undefined) return child === "check_type";
  return children[parent]?.includes(child) ?? false;
}

/**
 * Does `</close>` close `<open>`? Either item tag closes either item (G 176, 266); `</acl>` closes every ACL block
 * (G 253-266).
 */
export function closes(open: string, close: string): boolean {
  if (open === close) return true;
  if (items.includes(open)) return items.includes(close);
  return close === "acl" && isAclBlock(open);
}
