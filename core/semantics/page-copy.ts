import { forEachElement } from "../syntax/elements.ts";
import type { PolicyTree, Span, TreeNode, Value } from "../syntax/tree.ts";
import { rememberFor } from "../text/remember.ts";
import { isInComment } from "./variables.ts";

/** What a web page or its source leaves in a text that was copied from it. */
export interface PageMark extends Span {
  kind: "entity" | "quotes" | "blank";
}

/** The marks outside of strings and comments, where they break the policy, in order. */
export const pageMarks: (tree: PolicyTree) => readonly PageMark[] = rememberFor(findMarks);

function findMarks(tree: PolicyTree): PageMark[] {
  const marks: PageMark[] = [
    ...(tree.isAscii ? [] : outsideStrings(tree, blankBeyondAscii, "blank")),
    ...(mayHoldTags(tree.text) ? outsideStrings(tree, allEscapedTags, "entity") : []),
  ];
  if (tree.errors.length > 0) {
    for (const { rule, start, end } of tree.errors) {
      if (rule === "smart-quotes") marks.push({ kind: "quotes", start, end });
    }
    for (const { start, end } of strayNodes(tree)) {
      if (entity.test(tree.text.slice(start, end))) marks.push({ kind: "entity", start, end });
    }
  }
  return marks.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** `&lt;`, `&#60;` and the like. */
const entity = /&(?:lt|gt|quot|apos|amp|nbsp|[lr][sd]quo|#\d{1,5}|#x[\da-f]{1,4});/i;
const allEntities = new RegExp(entity.source, "gi");

/** A tag of the language, as written in HTML. */
const escapedTag =
  /&(?:lt|#60|#x3c);\s*\/?\s*(?:check_type|group_policy|if|condition|then|else|custom_item|item|report)\b/i;

const allEscapedTags = new RegExp(escapedTag.source, "gi");

/** Cheaper than the pattern, which would be run on every keystroke. */
function mayHoldTags(text: string): boolean {
  return text.includes("&lt;") || (text.includes("&#") && /&#(?:60|x3c);/i.test(text));
}

/** Is a tag written with entities here? */
export function holdsEscapedTag(text: string): boolean {
  return escapedTag.test(text);
}

/** The first entity in a text, as written. */
export function firstEntity(text: string): string {
  return entity.exec(text)?.[0] ?? "";
}

const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
  nbsp: " ",
  ldquo: '"',
  rdquo: '"',
  lsquo: "'",
  rsquo: "'",
};

/** The HTML tags that a page has around the text that it shows. */
const pageTag = /<\/?(?:pre|code|p|div|span|body|html)\b[^<>\n]*>/gi;
const lineBreakTag = /<br\s*\/?>(?:[ \t]*\r?\n)?/gi;

/** The text that a page shows: entities resolved, once, and the tags around it removed. */
export function unescapeHtml(text: string): string {
  return text
    .replace(lineBreakTag, "\n")
    .replace(pageTag, "")
    .replace(allEntities, (written) => characterOf(written.slice(1, -1).toLowerCase()) ?? written);
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return Object.hasOwn(named, name) ? named[name] : undefined;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code === 0xa0) return " ";
  return code >= 32 && code < 127 ? String.fromCharCode(code) : undefined;
}

const blankBeyondAscii = /[\u00a0\u2002-\u200a\u202f\u3000]+/g;

/** What a pattern finds outside of strings and comments. */
function outsideStrings(tree: PolicyTree, pattern: RegExp, kind: PageMark["kind"]): PageMark[] {
  const marks: PageMark[] = [];
  let strings: readonly Span[] | undefined;
  let next = 0;
  for (const { 0: found, index: start } of tree.text.matchAll(pattern)) {
    strings ??= stringsOf(tree);
    while (next < strings.length && strings[next]!.end <= start) next++;
    const inString = next < strings.length && strings[next]!.start <= start;
    if (!inString && !isInComment(tree, start)) marks.push({ kind, start, end: start + found.length });
  }
  return marks;
}

/** Every string of the policy, in order. */
function stringsOf(tree: PolicyTree): Span[] {
  const strings: Span[] = [];
  const add = (value: Value | undefined): void => {
    if (value === undefined) return;
    if (value.kind === "string") strings.push(value);
    else if (value.kind === "list") value.operands.forEach(add);
    else if (value.kind === "group" || value.kind === "prefixed") add(value.value);
  };
  const addKeywords = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) if (node.kind === "keyword") add(node.value);
  };
  addKeywords(tree.children);
  forEachElement(tree, ({ open, children }) => {
    add(open.value);
    for (const attribute of open.attributes) add(attribute.value);
    addKeywords(children);
  });
  return strings.sort((left, right) => left.start - right.start);
}

function strayNodes(tree: PolicyTree): Span[] {
  const strays = tree.children.filter(({ kind }) => kind === "stray");
  forEachElement(tree, ({ children }) => {
    for (const child of children) if (child.kind === "stray") strays.push(child);
  });
  return strays;
}
