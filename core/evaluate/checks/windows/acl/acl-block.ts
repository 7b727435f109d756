import { forEachOperand } from "../../../../semantics/operands.ts";
import { attributeText, policyOf } from "../../../../semantics/policy.ts";
import { textOf } from "../../../../syntax/string-value.ts";
import type { Element, Keyword, PolicyTree } from "../../../../syntax/tree.ts";
import { rememberFor } from "../../../../text/remember.ts";
import { type AclType, maskOfRight, plainMask, type Scope, scopesOf } from "./rights.ts";

/** An entry that a check wants. */
export interface WantedEntry {
  account: string;
  kind: "allow" | "deny";
  mask: number;
  scopes: readonly Scope[];
  /** Undefined if it does not matter. */
  isInherited: boolean | undefined;
}

export type FoundBlock = { ok: true; entries: readonly WantedEntry[] } | { ok: false; reason: string };

const tags: Readonly<Record<AclType, string>> = {
  file: "file_acl",
  key: "registry_acl",
  service: "service_acl",
};

/** The blocks of a policy by tag and name; a policy may have as many checks as blocks. */
const blocksOf = rememberFor((tree: PolicyTree): ReadonlyMap<string, readonly Element[]> => {
  const byName = new Map<string, Element[]>();
  for (const element of policyOf(tree).aclBlocks) {
    const key = `${element.tag} ${attributeText(tree, element, "")?.trim()}`;
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [element]);
    else known.push(element);
  }
  return byName;
});

/** The entries of the block with that name (G 253-261). */
export function aclBlock(tree: PolicyTree, type: AclType, name: string): FoundBlock {
  const blocks = blocksOf(tree).get(`${tags[type]} ${name.trim()}`) ?? [];
  const [block] = blocks;
  if (block === undefined)
    return { ok: false, reason: `The policy has no <${tags[type]}> with the name ${name}.` };
  if (blocks.length > 1)
    return { ok: false, reason: `The policy has several <${tags[type]}> with the name ${name}.` };
  const entries: WantedEntry[] = [];
  for (const child of block.children) {
    if (child.kind !== "element" || child.tag !== "user") continue;
    const read = readUser(tree, type, child);
    if (!read.ok) return read;
    for (const entry of read.entries) entries.push(entry);
  }
  if (entries.length === 0) return { ok: false, reason: `The block ${name} has no entry.` };
  return { ok: true, entries };
}

const inheritance: Readonly<Record<string, boolean | undefined>> = {
  "not inherited": false,
  inherited: true,
  "not used": undefined,
};

function readUser(tree: PolicyTree, type: AclType, user: Element): FoundBlock {
  const account = attributeText(tree, user, "")?.trim() ?? "";
  const keywords = user.children.filter((child): child is Keyword => child.kind === "keyword");
  const textsOf = (name: string): string[] | undefined => {
    const value = keywords.find((keyword) => keyword.name.toLowerCase() === name)?.value;
    if (value === undefined) return undefined;
    const texts: string[] = [];
    forEachOperand(value, (operand) => texts.push(textOf(tree, operand)));
    return texts;
  };
  const never = (what: string): FoundBlock => ({
    ok: false,
    reason: `${what} of the user ${account} is not known.`,
  });
  const inherited = textsOf("acl_inheritance")?.join().trim().toLowerCase() ?? "";
  if (!Object.hasOwn(inheritance, inherited)) return never("The value of acl_inheritance");
  const scopes = scopesOf(textsOf("acl_apply")?.join() ?? "");
  if (scopes === undefined) return never("The value of acl_apply");
  const entries: WantedEntry[] = [];
  for (const kind of ["allow", "deny"] as const) {
    const rights = textsOf(`acl_${kind}`);
    if (rights === undefined) continue;
    let mask = 0;
    for (const right of rights) {
      const bits = maskOfRight(type, right);
      if (bits === undefined) return never(`What the right "${right}"`);
      mask |= bits;
    }
    entries.push({
      account,
      kind,
      mask: plainMask(type, mask),
      scopes,
      isInherited: inheritance[inherited],
    });
  }
  return entries.length === 0 ? never("What an entry without rights") : { ok: true, entries };
}
