import { holdsKeywords } from "../syntax/nesting.ts";
import type { Element, Keyword, PolicyTree, TreeNode } from "../syntax/tree.ts";
import { type Indentation, type IndentedElement, type Place, shownIndentations } from "./indentation.ts";

/** How a policy is formatted, as far as it shows that itself. */
export interface Style extends Indentation {
  /** `type: X` with the colon at the name, instead of all colons of a check in one column. */
  attachesColons: boolean;
}

/**
 * More blanks than anyone indents by. Wider ones are not a style: repeated at every level, they would turn a
 * few kilobytes into megabytes.
 */
export const widestUnit = 16;

/**
 * Reads the style that most lines of a policy have, so that a well-kept file stays as it is. If its
 * indentation can be interpreted in two ways, the one with its own habits comes first.
 * @param unit one level of indentation if the policy shows none
 */
export function stylesOf(tree: PolicyTree, unit: string): Style[] {
  const elements: IndentedElement[] = [];
  const colons = { attached: 0, aligned: 0 };
  for (const node of tree.children) collect(tree.text, node, elements, colons);
  const attachesColons = colons.attached > colons.aligned;
  return shownIndentations(elements, unit).map((indentation) => ({ ...indentation, attachesColons }));
}

/** An element with the indentation of its lines. */
export function indentedElement(text: string, element: Element): IndentedElement {
  return { place: placeInside(element.tag), units: relativeIndentations(text, element) };
}

export function placeInside(tag: string): Place {
  if (tag === "check_type" || tag === "group_policy" || tag === "if") return tag;
  return holdsKeywords(tag) ? "keywords" : "branch";
}

/**
 * For each child that begins a line, its indentation relative to that of its parent; undefined if the line
 * does not begin like that of its parent.
 */
function relativeIndentations(text: string, { open, children }: Element): (string | undefined)[] {
  const outer = indentationOf(text, open.start);
  if (outer === undefined) return [];
  const units: (string | undefined)[] = [];
  for (const child of children) {
    const inner = indentationOf(text, child.start);
    if (inner === undefined) continue;
    const unit = inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
    units.push(unit !== undefined && unit.length <= widestUnit ? unit : undefined);
  }
  return units;
}

/** The blanks before a node that is the first on its line; undefined for any other. */
export function indentationOf(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  const begins = start === 0 || text[start - 1] === "\n" || (start === 1 && text[0] === "\ufeff");
  return begins ? text.slice(start, offset) : undefined;
}

/** The keywords of an element that take part in its column of colons: each the first on its line. */
export function columnOf(text: string, element: Element): Keyword[] {
  return element.children.filter(
    (child): child is Keyword =>
      child.kind === "keyword" && child.colon !== -1 && indentationOf(text, child.start) !== undefined,
  );
}

function collect(
  text: string,
  node: TreeNode,
  elements: IndentedElement[],
  colons: { attached: number; aligned: number },
): void {
  if (node.kind !== "element") return;
  const indented = indentedElement(text, node);
  if (indented.units.length > 0) elements.push(indented);
  const written = writtenColons(text, node);
  if (written !== undefined) colons[written]++;
  for (const child of node.children) collect(text, child, elements, colons);
}

/** Names of the same length prove nothing: their colons are in one column anyway. */
function writtenColons(text: string, element: Element): "attached" | "aligned" | undefined {
  const column = columnOf(text, element);
  if (new Set(column.map(({ name }) => name.length)).size < 2) return undefined;
  if (column.every(({ colon, nameSpan }) => colon === nameSpan.end)) return "attached";
  const columns = column.map(({ colon, start }) => colon - start + indentationOf(text, start)!.length);
  return new Set(columns).size === 1 ? "aligned" : undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
