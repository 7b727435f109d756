import type { PolicyTree, Span } from "../syntax/tree.ts";
import { firstAt } from "../text/first-at.ts";
import { rememberFor } from "../text/remember.ts";

/**
 * A variable that is declared in the commented `#<ui_metadata>` header (G 159): `<variable>` with `<name>`,
 * `<default>` and `<value_type>`, one of each on its own line.
 */
export interface VariableDeclaration {
  name: string;
  /** The place of the name in the header. */
  nameSpan: Span;
  defaultValue: string | undefined;
  defaultSpan: Span | undefined;
  /** `STRING`, `INTEGER` …; undefined if the header doesn't say it. */
  valueType: string | undefined;
  /** Its title for people, and its explanation: `<description>` and `<info>`. */
  title: string | undefined;
  info: string | undefined;
}

/** `@NAME@` in a value or a tag; comments don't count. */
export interface VariableReference extends Span {
  name: string;
}

/**
 * The content ends at the next tag; blanks around it are trimmed later, because looking for them here could
 * take forever.
 */
const element = /<(\/?variable|name|default|value_type|description|info)>(?:([^<\r\n]*)<\/\1>)?/g;

/** The variables of the header, in order. */
export const declaredVariables: (tree: PolicyTree) => readonly VariableDeclaration[] =
  rememberFor(findDeclarations);

function findDeclarations(tree: PolicyTree): VariableDeclaration[] {
  const { text } = tree;
  const start = startOfHeader(tree);
  if (start === undefined) return [];
  const end = text.indexOf("</variables>", start);
  const header = text.slice(start, end === -1 ? text.length : end);
  const found: VariableDeclaration[] = [];
  let current: Partial<VariableDeclaration> | undefined;
  for (const match of header.matchAll(element)) {
    const [whole, tag, content] = match;
    const value = content?.replace(/^[ \t]+/, "").trimEnd();
    if (tag === "variable") current = {};
    else if (tag === "/variable") {
      if (current?.name !== undefined) found.push(current as VariableDeclaration);
      current = undefined;
    } else if (current !== undefined && value !== undefined) {
      const from = start + match.index + whole.indexOf(value, tag!.length + 2);
      const span = { start: from, end: from + value.length };
      if (tag === "name") Object.assign(current, { name: value, nameSpan: span });
      else if (tag === "default") Object.assign(current, { defaultValue: value, defaultSpan: span });
      else if (tag === "description") current.title = value;
      else if (tag === "info") current.info = value;
      else current.valueType = value;
    }
  }
  return found;
}

/** Where the first `<variables>` is, if it is in a comment: most policies have few comments, and are long. */
function startOfHeader({ text, comments }: PolicyTree): number | undefined {
  const opening = "<variables>";
  for (const { start, end } of comments) {
    const at = text.slice(start, end).indexOf(opening);
    if (at !== -1) return text.slice(0, start).includes(opening) ? undefined : start + at;
  }
  return undefined;
}

const reference = /@[A-Z][A-Z0-9_]*@/;
const onlyReference = /^@[A-Z][A-Z0-9_]*@$/;

/** True if the whole text or a part of it is a variable, so that what the scanner reads is not known. */
export function holdsVariable(text: string): boolean {
  return text.includes("@") && reference.test(text);
}

/** Is the whole text one `@NAME@`? */
export function isVariable(text: string): boolean {
  return onlyReference.test(text);
}

/** Every `@NAME@` outside of comments, in order. */
export function variableReferences(tree: PolicyTree): VariableReference[] {
  const { text } = tree;
  const references: VariableReference[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const end = endOfReference(text, at);
    if (end === -1) continue;
    if (!isInComment(tree, at)) references.push({ name: text.slice(at + 1, end - 1), start: at, end });
    at = end - 1;
  }
  return references;
}

/**
 * The offset after the closing `@`, or -1: upper-case letters, digits and underscores, beginning with a
 * letter.
 */
function endOfReference(text: string, start: number): number {
  let at = start + 1;
  if (!isUpper(text.charCodeAt(at))) return -1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 64) return at + 1;
    if (!isUpper(code) && !(code >= 48 && code <= 57) && code !== 95) return -1;
  }
  return -1;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Comments are in order, so the last one that starts before the offset decides. */
export function isInComment({ comments }: PolicyTree, offset: number): boolean {
  const comment = comments[firstAt(comments, offset + 1) - 1];
  return comment !== undefined && offset < comment.end;
}
