import { holdsKeywords, isConditional, isTag, mayContain, partsOfIf } from "./nesting.ts";
import type { Element, Keyword, TreeNode } from "./tree.ts";

/** The one that children are in; undefined: the policy itself. */
type Parent = Element | undefined;

/**
 * The children so far of open elements, while the tree is built: which of them are not allowed where they
 * are, as evidence for a missing tag. This is needed at every tag, and searching all children each time would
 * take too long.
 */
export class ChildrenSoFar {
  /** The children of an element except stray text, of which there may be thousands. */
  readonly #solid = new Map<Parent, (Element | Keyword)[]>();
  /** The parts of an `if` by their tags, in order. */
  readonly #parts = new Map<Element, Map<string, Element[]>>();
  /** By parent and tag, a child that an element of that tag may not hold. */
  readonly #unfit = new Map<Parent, Map<string, TreeNode>>();

  /** Adds the next child of a parent. */
  add(parent: Parent, child: TreeNode): void {
    if (child.kind === "stray") return;
    this.#solidIn(parent).push(child);
    if (parent === undefined || child.kind !== "element") return;
    if (!isConditional(parent.tag) || !partsOfIf.includes(child.tag)) return;
    const parts = this.#parts.get(parent) ?? new Map<string, Element[]>();
    this.#parts.set(parent, parts.set(child.tag, parts.get(child.tag) ?? []));
    parts.get(child.tag)!.push(child);
  }

  /** Takes the last children out again, which have another parent now. */
  takeBack(parent: Parent, children: readonly TreeNode[]): void {
    this.#unfit.delete(parent);
    for (const child of children) {
      if (child.kind === "stray") continue;
      this.#solidIn(parent).pop();
      if (parent !== undefined && child.kind === "element") this.#parts.get(parent)?.get(child.tag)?.pop();
    }
  }

  /** The last part of an `if` that has a tag. */
  partOf(element: Element, tag: string): Element | undefined {
    return this.#parts.get(element)?.get(tag)?.at(-1);
  }

  /** Whether the last child is not allowed in its parent. */
  endMisplacedIn(parent: Element): boolean {
    const last = this.#solidIn(parent).at(-1);
    if (last === undefined) return false;
    if (last.kind === "keyword") return !holdsKeywords(parent.tag);
    const name = last.tag;
    return isTag(name) && !mayContain(parent.tag, name);
  }

  /** The first of the last children that the parent may not hold, but `wrapper` may. */
  firstMisplacedIn(parent: Parent, wrapper: string): TreeNode | undefined {
    const parentName = parent?.tag;
    const solid = this.#solidIn(parent);
    let first: TreeNode | undefined;
    for (let index = solid.length - 1; index >= 0; index--) {
      const child = solid[index]!;
      if (child.kind === "keyword") {
        if (parentName !== undefined && holdsKeywords(parentName)) break;
        if (!holdsKeywords(wrapper)) break;
      } else {
        const childName = child.tag;
        if (!isTag(childName) || mayContain(parentName, childName)) break;
        if (!mayContain(wrapper, childName)) break;
      }
      first = child;
    }
    return first;
  }

  /**
   * Whether there are children, all of which are allowed in an element with a tag. One that is not is
   * remembered.
   */
  allFit(children: readonly TreeNode[], parent: Parent, tag: string): boolean {
    const known = this.#unfit.get(parent) ?? new Map<string, TreeNode>();
    this.#unfit.set(parent, known);
    if (known.has(tag) || children.length === 0) return false;
    const unfit = children.find((child) => child.kind !== "element" || !mayContain(tag, child.tag));
    if (unfit !== undefined) known.set(tag, unfit);
    return unfit === undefined;
  }

  #solidIn(parent: Parent): (Element | Keyword)[] {
    let solid = this.#solid.get(parent);
    if (solid === undefined) {
      solid = [];
      this.#solid.set(parent, solid);
    }
    return solid;
  }
}
