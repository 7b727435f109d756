import type { TreeNode, Value } from "../syntax/tree.ts";
import { attributeText, type Check, keywordText, type Policy } from "./policy.ts";

/**
 * A name for every check of a policy that depends on what the check says, never on where it is: checks that
 * are moved, swapped or sorted keep theirs, and so do those around a comment or a blank line.
 *
 * The name is the item type and the description. If several checks share these, a hash of everything that the
 * check says distinguishes them, and completely equal checks are numbered. No two checks of a policy have the
 * same name, and none has a NUL, which the editor's tests can't have in theirs.
 *
 * @returns by the offset at which the check begins
 */
export function checkIds(policy: Policy): Map<number, string> {
  const names = policy.checks.map(nameOf);
  const sharedBy = countOf(names);
  const ids = new Map<number, string>();
  const seen = new Map<string, number>();
  policy.checks.forEach((check, at) => {
    const name = names[at]!;
    const isPlain = sharedBy.get(name) === 1 && !name.startsWith("#");
    ids.set(check.element.start, isPlain ? name : hashedName(check, name, seen));
  });
  return ids;
}

/** Every verdict contains an id, and a description can be as long as the file. */
const longestName = 200;

function nameOf(check: Check): string {
  const description = keywordText(check, "description") ?? "";
  const name = description === "" ? kindOf(check) : `${kindOf(check)}: ${description}`;
  return tidy(name).slice(0, longestName);
}

/** Reports that something passed and that it failed usually have the same description, but are two checks. */
function kindOf(check: Check): string {
  if (check.itemType !== undefined) return check.itemType;
  const detail = check.tag === "report" ? attributeText(check.tree, check.element, "type") : check.builtin;
  return detail === undefined ? check.tag : `${check.tag} ${detail}`;
}

function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\0", "\uFFFD");
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** @param seen how many checks there were with the same hash and name; is updated */
function hashedName(check: Check, name: string, seen: Map<string, number>): string {
  const hash = hashOf(contentOf(check));
  const key = `${hash} ${name}`;
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return ordinal === 1 ? `#${key}` : `#${hash}.${ordinal} ${name}`;
}

/** Everything that a check says, without the comments and blanks between its parts. */
function contentOf({ element, tree: { text } }: Check): string {
  const { name, value, attributes } = element.open;
  const parts = [`<${name}:${contentOfValue(text, value)}`];
  for (const attribute of attributes)
    parts.push(` ${attribute.name}:${contentOfValue(text, attribute.value)}`);
  for (const child of element.children) parts.push(contentOfChild(text, child));
  return tidy(parts.join("\n"));
}

function contentOfChild(text: string, child: TreeNode): string {
  if (child.kind === "keyword") return `${child.name}:${contentOfValue(text, child.value)}`;
  return child.kind === "element" ? `<${child.name}>` : text.slice(child.start, child.end);
}

function contentOfValue(text: string, value: Value | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "list":
      return value.operands.map((operand) => contentOfValue(text, operand)).join(value.operator);
    case "group":
      return `(${contentOfValue(text, value.value)})`;
    case "prefixed":
      return `${text.slice(value.prefix.start, value.prefix.end)}:${contentOfValue(text, value.value)}`;
    case "range":
      return text.slice(value.start, value.end).replace(/\s+/g, "");
    default:
      return text.slice(value.start, value.end);
  }
}

/**
 * A 53-bit hash (cyrb53) that distinguishes texts only by chance; anybody can construct two texts that share
 * one.
 */
function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  const mixedHigh = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const mixedLow =
    Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(mixedHigh ^ (mixedHigh >>> 13), 3266489909);
  return (2 ** 32 * (mixedLow & 0x1fffff) + (mixedHigh >>> 0)).toString(36);
}
