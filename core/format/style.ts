import type { Element, Keyword, PolicyTree, TreeNode } from "../syntax/tree.ts";

/** How a policy is laid out, as far as it shows that itself. */
export interface Style {
  /** What one level of indentation is: blanks or a tab. */
  unit: string;
  /** The same inside these tags: nothing in most published policies, which leave their content at the margin. */
  insideCheckType: string;
  insideGroupPolicy: string;
  /** `type: X` with the colon at the name, instead of all colons of a check in one column. */
  attachesColons: boolean;
}

/**
 * More blanks than anyone indents by. Wider ones are no style: repeated at every level, they would make megabytes out of a
 * few kilobytes.
 */
export const widestUnit = 16;

/**
 * Reads the style that most lines of a policy have, so that a well-kept file stays as it is.
 * @param unit one level of indentation where the policy shows none
 */
export function styleOf(tree: PolicyTree, unit: string): Style {
  const votes = new Votes(tree.text);
  for (const node of tree.children) votes.count(node);
  return {
    unit: mostFrequent(votes.units) ?? unit,
    insideCheckType: mostFrequent(votes.insideCheckType) ?? "",
    insideGroupPolicy: mostFrequent(votes.insideGroupPolicy) ?? "",
    attachesColons: votes.attached > votes.aligned,
  };
}

/** The blanks between the start of its line and a node that is the first of its line; undefined for any other. */
export function indentationOf(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  const begins = start === 0 || text[start - 1] === "\n" || (start === 1 && text[0] === "\ufeff");
  return begins ? text.slice(start, offset) : undefined;
}

/** The keywords of an element that take part in its column of colons: each the first of its line. */
export function columnOf(text: string, element: Element): Keyword[] {
  return element.children.filter(
    (child): child is Keyword =>
      child.kind === "keyword" && child.colon !== -1 && indentationOf(text, child.start) !== undefined,
  );
}

class Votes {
  attached = 0;
  aligned = 0;
  /** Indentation, relative to the tag around it → lines that have it. */
  readonly units = new Map<string, number>();
  readonly insideCheckType = new Map<string, number>();
  readonly insideGroupPolicy = new Map<string, number>();

  constructor(private readonly text: string) {}

  count(node: TreeNode): void {
    if (node.kind !== "element") return;
    const outer = indentationOf(this.text, node.open.start);
    for (const child of node.children) {
      const inner = indentationOf(this.text, child.start);
      if (outer !== undefined && inner !== undefined) this.#countLine(node.tag, outer, inner);
      this.count(child);
    }
    this.#countColons(node);
  }

  #countLine(tag: string, outer: string, inner: string): void {
    const unit = inner.startsWith(outer) ? inner.slice(outer.length) : "";
    if (tag === "check_type") add(this.insideCheckType, unit);
    else if (tag === "group_policy") add(this.insideGroupPolicy, unit);
    else if (unit !== "") add(this.units, unit);
  }

  /** Names of one length say nothing: their colons are in one column however they are written. */
  #countColons(element: Element): void {
    const column = columnOf(this.text, element);
    if (new Set(column.map(({ name }) => name.length)).size < 2) return;
    if (column.every(({ colon, nameSpan }) => colon === nameSpan.end)) this.attached++;
    else if (new Set(column.map((keyword) => this.#colonColumn(keyword))).size === 1) this.aligned++;
  }

  #colonColumn({ colon, start }: Keyword): number {
    return colon - start + indentationOf(this.text, start)!.length;
  }
}

function add(counts: Map<string, number>, unit: string): void {
  if (unit.length > widestUnit) return;
  counts.set(unit, (counts.get(unit) ?? 0) + 1);
}

/** Of equally frequent ones the first. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let most: string | undefined;
  for (const [unit, count] of counts) {
    if (most === undefined || count > counts.get(most)!) most = unit;
  }
  return most;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
