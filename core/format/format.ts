import type { TextEdit } from "../syntax/text-edit.ts";
import type { Element, Keyword, PolicyTree, Span, TreeNode } from "../syntax/tree.ts";
import { columnOf, indentationOf, type Style, styleOf } from "./style.ts";

export interface FormatOptions {
  /** One level of indentation, where a policy shows none of its own. */
  indent: string;
}

/** What published policies have. */
export const defaultFormatOptions: FormatOptions = { indent: "  " };

/**
 * Lays a policy out as published policies are: structure indented, the colons of a check in one column, no blanks at
 * the end of a line. The style that most of its lines have wins over the options.
 *
 * Only blanks change: strings, comments, line ends, blank lines and the order of everything stay. A comment at the
 * margin stays there; others are indented like what follows them.
 *
 * @returns the edits in order of their offsets; undefined for a policy with syntax errors, where the structure is a guess
 */
export function formatPolicy(
  tree: PolicyTree,
  { indent }: FormatOptions = defaultFormatOptions,
): TextEdit[] | undefined {
  if (tree.errors.length > 0) return undefined;
  return new Layout(tree, styleOf(tree, indent)).edits();
}

/** No keyword is longer; what is would push the colons of all others away with it. */
const longestName = 80;

class Layout {
  readonly #edits: TextEdit[] = [];
  /** End of what has been laid out. */
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
    const { open, close, children, tag } = element;
    this.#leaf(open, indentation);
    const inside = indentation + this.#unitInside(tag);
    const colons = this.#colonColumn(element);
    for (const child of children) {
      if (child.kind !== "keyword") this.#nodes([child], inside);
      else this.#keyword(child, inside, colons);
    }
    if (close === undefined) return;
    this.#gap(close.start, indentation, inside);
    this.#at = close.end;
  }

  #unitInside(tag: string): string {
    if (tag === "check_type") return this.style.insideCheckType;
    return tag === "group_policy" ? this.style.insideGroupPolicy : this.style.unit;
  }

  /** Length that the longest name of an element has, and the blank behind it; 0 where colons are attached. */
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
   * @param indentation of what stands at the offset, when it is the first of its line
   * @param commentIndentation of the comments before it
   */
  #gap(end: number, indentation: string, commentIndentation = indentation): void {
    const { comments } = this.tree;
    for (; this.#comment < comments.length && comments[this.#comment]!.start < end; this.#comment++) {
      const comment = comments[this.#comment]!;
      // One inside a value of several lines.
      if (comment.start < this.#at) continue;
      this.#blanks(comment.start, comment.afterValue ? undefined : commentIndentation, true);
      this.#at = comment.end;
    }
    this.#blanks(end, end === this.tree.end ? "" : indentation, false);
  }

  /** The blanks up to an offset: none at the end of a line, and at the start of the last line those that belong there. */
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
