import { parse } from "../syntax/parse.ts";
import { leavesOf } from "../syntax/print.ts";
import type { Element, Keyword, PolicyTree, Span, TreeNode } from "../syntax/tree.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { sharedUnit } from "./indentation.ts";
import { columnOf, indentationOf, indentedElement, placeInside, type Style, stylesOf } from "./style.ts";

export interface FormatOptions {
  /** One level of indentation, if a policy shows none of its own. */
  indent: string;
}

/** The style of published policies. */
export const defaultFormatOptions: FormatOptions = { indent: "  " };

/**
 * Formats a policy like published ones: structure indented, the colons of a check in one column, no blanks at
 * the end of a line. The style of most of its lines wins over the options, and of two ways to interpret its
 * indentation, the one that changes less.
 *
 * Only blanks change: strings, comments, line ends, blank lines and the order of everything stay. A comment
 * in the first column stays there; others are indented like what follows them.
 *
 * @returns the edits in order of their offsets; undefined for a policy whose syntax errors make its structure
 *   a guess
 */
export function formatPolicy(
  tree: PolicyTree,
  { indent }: FormatOptions = defaultFormatOptions,
): TextEdit[] | undefined {
  if (!isStructureCertain(tree)) return undefined;
  const [own, one] = stylesOf(tree, indent).map((style) => new Layout(tree, style).edits());
  if (one === undefined || own === undefined || own.length >= one.length) return one ?? own;
  return staysAsItIs(applyEdits(tree.text, own), indent) ? own : one;
}

/** Would formatting change nothing more? */
function staysAsItIs(text: string, indent: string): boolean {
  const tree = parse(text);
  const [style] = stylesOf(tree, indent);
  return style !== undefined && new Layout(tree, style).edits().length === 0;
}

/**
 * Is the whole structure certain? It is if only closing tags at the end are missing, and comments are written
 * as in HTML.
 */
function isStructureCertain(tree: PolicyTree): boolean {
  return tree.errors.every(
    ({ rule, related }) =>
      rule === "html-comment" ||
      (rule === "unclosed-tag" && related !== undefined && onlyClosingTagsFollow(tree, related.start)),
  );
}

function onlyClosingTagsFollow(tree: PolicyTree, offset: number): boolean {
  for (const leaf of leavesOf(tree)) {
    if (leaf.start >= offset && leaf.kind !== "close-tag") return false;
  }
  return true;
}

/** No keyword is longer; a longer name would push away the colons of all others. */
const longestName = 80;

class Layout {
  readonly #edits: TextEdit[] = [];
  /** The end of what has been formatted. */
  #at = 0;
  /** Index of the next comment. */
  #comment = 0;

  constructor(
    private readonly tree: PolicyTree,
    private readonly style: Style,
  ) {}

  edits(): TextEdit[] {
    this.#nodes(this.tree.children, "");
    this.#gap(this.tree.end, "");
    return this.#edits;
  }

  #nodes(nodes: readonly TreeNode[], indentation: string): void {
    for (const node of nodes) {
      if (node.kind === "element") this.#element(node, indentation);
      else this.#leaf(node, indentation);
    }
  }

  #element(element: Element, indentation: string): void {
    const { open, close, children } = element;
    this.#leaf(open, indentation);
    const inside = indentation + this.#unitInside(element, indentation);
    const colons = this.#colonColumn(element);
    for (const child of children) {
      if (child.kind !== "keyword") this.#nodes([child], inside);
      else this.#keyword(child, inside, colons);
    }
    if (close === undefined) return;
    this.#gap(close.start, indentation, inside);
    this.#at = close.end;
  }

  /** The indentation of the place, unless the element follows another habit of the file. */
  #unitInside(element: Element, indentation: string): string {
    const { text } = this.tree;
    const place = placeInside(element.tag);
    const { [place]: habits } = this.style.habits;
    const { [place]: unit } = this.style.units;
    if (habits.size === 0 || indentationOf(text, element.open.start) !== indentation) return unit;
    const own = sharedUnit(indentedElement(text, element).units);
    return own !== undefined && habits.has(own) ? own : unit;
  }

  /** The length of the longest name of an element and the blank after it; 0 if colons are attached. */
  #colonColumn(element: Element): number {
    if (this.style.attachesColons) return 0;
    let longest = 0;
    for (const { name } of columnOf(this.tree.text, element)) {
      if (name.length <= longestName) longest = Math.max(longest, name.length);
    }
    return 1 + longest;
  }

  #keyword(keyword: Keyword, indentation: string, colons: number): void {
    const { text } = this.tree;
    const { start, end, nameSpan, colon, value } = keyword;
    const isFirst = indentationOf(text, start) !== undefined;
    this.#leaf(keyword, indentation);
    if (colon === -1 || !isFirst) return;
    this.#replace(nameSpan.end, colon, " ".repeat(Math.max(0, colons - keyword.name.length)));
    if (value !== undefined && isBlanks(text, colon + 1, value.start)) {
      this.#replace(colon + 1, value.start, " ");
    }
    this.#at = end;
  }

  /** The blanks before a leaf; what is in it stays as it is. */
  #leaf({ start, end }: Span, indentation: string): void {
    this.#gap(start, indentation);
    this.#at = end;
  }

  /**
   * The blanks and comments up to an offset.
   * @param indentation of what is at the offset, if it is the first on its line
   * @param commentIndentation of the comments before it
   */
  #gap(end: number, indentation: string, commentIndentation = indentation): void {
    const { comments } = this.tree;
    for (; this.#comment < comments.length && comments[this.#comment]!.start < end; this.#comment++) {
      const comment = comments[this.#comment]!;
      // A comment inside of a value of several lines.
      if (comment.start < this.#at) continue;
      this.#blanks(comment.start, comment.afterValue ? undefined : commentIndentation, true);
      this.#at = comment.end;
    }
    this.#blanks(end, end === this.tree.end ? "" : indentation, false);
  }

  /** The blanks up to an offset: none at the end of a line, and the right indentation on the last line. */
  #blanks(end: number, indentation: string | undefined, isComment: boolean): void {
    const { text } = this.tree;
    for (let at = this.#at; at < end; at++) {
      if (text[at] !== "\n") continue;
      const lineEnd = at > this.#at && text[at - 1] === "\r" ? at - 1 : at;
      this.#replace(blanksBefore(text, lineEnd, this.#at), lineEnd, "");
      this.#at = at + 1;
    }
    const written = indentationOf(text, end);
    if (written === undefined || indentation === undefined || (isComment && written === "")) return;
    this.#replace(end - written.length, end, indentation);
  }

  #replace(start: number, end: number, newText: string): void {
    if (this.tree.text.slice(start, end) !== newText) this.#edits.push({ start, end, newText });
  }
}

/** Where the blanks begin that end at an offset. */
function blanksBefore(text: string, end: number, from: number): number {
  let start = end;
  while (start > from && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  return start;
}

function isBlanks(text: string, start: number, end: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, end));
}
