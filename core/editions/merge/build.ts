import type { Element, PolicyTree, Span } from "../../syntax/tree.ts";
import { endOfLine, lineEndOf } from "../../text/lines.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { Part, Unit } from "../edition.ts";
import { checkEdits } from "./check-edits.ts";
import type { Decisions, MergeItem } from "./decide.ts";
import { conflictMark, keptVersion } from "./marks.ts";
import { MergeEdits } from "./merge-edits.ts";
import { type Editions, isSameSlot, type MergeNode, type Nodes, slotOf } from "./nodes.ts";
import {
  hasBlankLineAbove,
  indentAt,
  ownLines,
  startsLine,
  withCommentsAbove,
  withLineEnds,
  withoutDoubleGap,
} from "./own-lines.ts";

/**
 * The text of the next edition with the decisions applied. Everything that the vendor wrote stays as written.
 *
 * @param more further edits, of its header
 */
export function buildMerge(
  editions: Editions,
  nodes: Nodes,
  decisions: Decisions,
  more: readonly TextEdit[],
): string {
  return new Builder(editions, nodes, decisions, more).text();
}

class Builder {
  readonly #editions: Editions;
  readonly #nodes: Nodes;
  readonly #decisions: Decisions;
  readonly #edits: MergeEdits;
  readonly #lineEnd: string;
  readonly #conflicts = new Map<MergeNode, MergeItem[]>();
  readonly #comments: ReadonlySet<string>;
  readonly #inMine = new Map<Unit | undefined, Unit[]>();

  constructor(editions: Editions, nodes: Nodes, decisions: Decisions, more: readonly TextEdit[]) {
    this.#editions = editions;
    this.#nodes = nodes;
    this.#decisions = decisions;
    this.#lineEnd = lineEndOf(this.#next.text);
    this.#edits = new MergeEdits(this.#next.text);
    const { tree } = editions.mine.policy;
    this.#comments = new Set(tree.comments.map(({ start, end }) => tree.text.slice(start, end).trim()));
    for (const item of decisions.items)
      if (item.node && item.outcome === "conflict") addTo(this.#conflicts, item.node, item);
    for (const unit of editions.mine.units) addTo(this.#inMine, unit.parent, unit);
    for (const edit of more) this.#edits.add(edit, edit.newText);
  }

  get #next(): PolicyTree {
    return this.#editions.next.policy.tree;
  }

  get #mine(): PolicyTree {
    return this.#editions.mine.policy.tree;
  }

  text(): string {
    for (const node of this.#nodes.all) if (node.next !== undefined) this.#editUnit(node);
    this.#insertMine();
    this.#keepLostVersions();
    this.#edits.sort();
    return this.#edits.render(0, this.#next.text.length);
  }

  /** Is a unit of the next edition where it was? */
  #stays(node: MergeNode): boolean {
    const { isPresent, slot } = this.#decisions.of.get(node)!;
    return node.next !== undefined && isPresent && isSameSlot(slot, slotOf(this.#nodes, node.next));
  }

  // --- what is in both ---

  #editUnit(node: MergeNode): void {
    const { base, mine } = node;
    const next = node.next!;
    const { isPresent, apply, takesMine } = this.#decisions.of.get(node)!;
    if (!this.#stays(node)) this.#edits.add(this.#linesOf(next), "", node);
    if (!isPresent) return;
    const marks = this.#conflicts.get(node) ?? [];
    if (marks.length > 0) this.#mark(next.element, marks);
    if (mine === undefined || base === undefined) return;
    this.#takeCommentsAbove(base, mine, next);
    if (next.kind === "conditional") {
      const [own, theirs] = [mine, next].map(({ conditional }) => conditional!.condition!.element.open);
      if (takesMine) this.#edits.add(theirs!, this.#ofMine(own!));
      return;
    }
    const [was, is, own] = [base, next, mine].map((unit, at) => this.#source(at, unit.element));
    // the vendor did not change it: mine is taken as written, including its comments
    if (marks.length === 0 && was === is && own !== is)
      this.#edits.add(next.element, withLineEnds(own!, this.#lineEnd));
    else if (next.kind === "acl" && takesMine) this.#edits.add(next.element, this.#ofMine(mine.element));
    else if (next.facts !== undefined && apply.length > 0) {
      for (const edit of checkEdits(mine.facts!.check, next.facts.check, apply, this.#lineEnd))
        this.#edits.add(edit, edit.newText);
    }
  }

  /** @param at 0: base, 1: next, 2: mine */
  #source(at: number, { start, end }: Span): string {
    const { base, next, mine } = this.#editions;
    const { text } = [base, next, mine][at]!.policy.tree;
    return text.slice(start, end).replaceAll("\r\n", "\n");
  }

  #ofMine({ start, end }: Span): string {
    return withLineEnds(this.#mine.text.slice(start, end), this.#lineEnd);
  }

  /** The lines of a unit that is removed, with the comments directly above it that mine no longer has. */
  #linesOf({ element }: Unit): Span {
    const { text } = this.#next;
    const lines = withoutDoubleGap(text, ownLines(text, element));
    const above = withCommentsAbove(this.#next, element);
    const comments = text.slice(above.start, lines.start).trim();
    if (lines.start === element.start && lines.end === element.end && !startsLine(text, element))
      return lines;
    const isKept = comments.split(/\r?\n/).some((comment) => this.#comments.has(comment.trim()));
    return isKept || comments === "" ? lines : { start: above.start, end: lines.end };
  }

  /**
   * Takes my comments directly above a unit, such as one that suppresses a rule, if the vendor did not change
   * theirs.
   */
  #takeCommentsAbove(base: Unit, mine: Unit, next: Unit): void {
    const above = (tree: PolicyTree, { element }: Unit): Span => {
      const { start } = withCommentsAbove(tree, element);
      return { start, end: ownLines(tree.text, element).start };
    };
    const trees = [this.#editions.base.policy.tree, this.#mine, this.#next] as const;
    const spans = [above(trees[0], base), above(trees[1], mine), above(trees[2], next)] as const;
    const [was, own, is] = spans.map(({ start, end }, at) =>
      start < end ? trees[at]!.text.slice(start, end).replaceAll("\r\n", "\n") : "",
    );
    const place = spans[2];
    if (own === was || was !== is || !startsLine(this.#next.text, next.element)) return;
    const start = Math.min(place.start, place.end);
    this.#edits.add({ start, end: place.end }, withLineEnds(own!, this.#lineEnd));
  }

  #mark({ open }: Element, conflicts: readonly MergeItem[]): void {
    const { text } = this.#next;
    const indent = `${indentAt(text, open.start)}  `;
    const lines = conflicts.map((item) => `${this.#lineEnd}${indent}${conflictMark(item)}`).join("");
    const rest = text.slice(open.end, endOfLine(text, open.end)).trim();
    this.#edits.add(
      { start: open.end, end: open.end },
      rest === "" ? lines : `${lines}${this.#lineEnd}${indent}`,
    );
  }

  // --- what only mine has, or has elsewhere ---

  #insertMine(): void {
    const groups = new Map<string, { parent: Unit | undefined; part: Part; units: Unit[] }>();
    for (const [parent, units] of this.#inMine) {
      const node = parent && this.#nodes.of.get(parent);
      // what is inside of something that only mine has comes with it
      if (node !== undefined && (node.next === undefined || !this.#decisions.of.get(node)!.isPresent))
        continue;
      for (const unit of units) {
        const key = `${parent?.index} ${unit.part} ${unit.kind === "acl"}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { parent, part: unit.part, units: [unit] });
        else group.units.push(unit);
      }
    }
    for (const { parent, part, units } of groups.values()) this.#insertInto(parent, part, units);
  }

  /** Inserts the units that are missing after those of mine that are before them, or before the next ones. */
  #insertInto(parent: Unit | undefined, part: Part, units: readonly Unit[]): void {
    const node = parent && this.#nodes.of.get(parent);
    const slot = { parent: node, part };
    const isHere = (unit: Unit): boolean => {
      const one = this.#nodes.of.get(unit)!;
      return this.#stays(one) && isSameSlot(this.#decisions.of.get(one)!.slot, slot);
    };
    const added = (unit: Unit): boolean => {
      const one = this.#nodes.of.get(unit)!;
      const decision = this.#decisions.of.get(one)!;
      return decision.isPresent && !this.#stays(one) && isSameSlot(decision.slot, slot);
    };
    if (!units.some(added)) return;
    const first = units.find(isHere);
    let anchor: Unit | undefined;
    const homeless: Unit[] = [];
    for (const unit of units) {
      const own = this.#nodes.of.get(unit)!;
      if (isHere(unit)) anchor = own.next!;
      if (!added(unit)) continue;
      if (anchor !== undefined) this.#insertAfter(anchor.element.end, unit);
      else if (first !== undefined) this.#insertBefore(this.#nodes.of.get(first)!.next!.element, unit);
      else homeless.push(unit);
    }
    if (homeless.length > 0) this.#insertIntoEmpty(node?.next, part, homeless);
  }

  #insertAfter(at: number, unit: Unit): void {
    const { text } = this.#next;
    const isLast = text.slice(at, endOfLine(text, at)).trim() === "";
    this.#edits.add({ start: at, end: at }, () => {
      const gap = hasBlankLineAbove(this.#mine, unit.element) ? this.#lineEnd : "";
      return `${this.#lineEnd}${gap}${this.#lines(unit)}${isLast ? "" : this.#lineEnd}`;
    });
  }

  #insertBefore(element: Element, unit: Unit): void {
    const { text } = this.#next;
    const start = startsLine(text, element) ? withCommentsAbove(this.#next, element).start : element.start;
    this.#edits.add({ start, end: start }, () => {
      const gap = hasBlankLineAbove(this.#mine, unit.element) ? this.#lineEnd : "";
      return `${this.#lines(unit)}${this.#lineEnd}${gap}`;
    });
  }

  /** @param parent an `<if>` of the next edition; undefined: outside of all */
  #insertIntoEmpty(parent: Unit | undefined, part: Part, units: readonly Unit[]): void {
    const { policy } = this.#editions.next;
    const holder =
      parent === undefined
        ? (policy.groupPolicy ?? policy.checkTypeElement)
        : parent.element.children.find((child) => child.kind === "element" && child.tag === part);
    if (holder?.kind === "element") {
      for (const unit of units) this.#insertAfter(holder.open.end, unit);
      return;
    }
    if (parent === undefined) return;
    const end = parent.element.close?.start ?? parent.element.end;
    const at = startsLine(this.#next.text, { start: end })
      ? ownLines(this.#next.text, { start: end, end }).start
      : end;
    const indent = indentAt(this.#next.text, parent.element.start);
    this.#edits.add({ start: at, end: at }, () => {
      const lines = units.map((unit) => this.#lines(unit)).join(this.#lineEnd);
      return `${indent}<${part}>${this.#lineEnd}${lines}${this.#lineEnd}${indent}</${part}>${this.#lineEnd}`;
    });
  }

  /** A unit as written on lines of its own, without the last line end. */
  #lines(unit: Unit): string {
    const node = this.#nodes.of.get(unit)!;
    const { start } = withCommentsAbove(this.#mine, unit.element);
    const above = this.#mine.text.slice(start, unit.element.start);
    const isOwn = startsLine(this.#mine.text, unit.element);
    return `${isOwn ? withLineEnds(above, this.#lineEnd) : ""}${this.#written(node)}`;
  }

  #written(node: MergeNode): string {
    if (node.next !== undefined)
      return this.#edits.render(node.next.element.start, node.next.element.end, node);
    return this.#writtenByMine(node);
  }

  /** A unit that only mine has, with what is merged into it. */
  #writtenByMine(node: MergeNode): string {
    const { text } = this.#mine;
    const unit = node.mine!;
    const parts: string[] = [];
    let at = unit.element.start;
    for (const child of this.#inMine.get(unit) ?? []) {
      const inner = this.#nodes.of.get(child)!;
      const { isPresent, slot } = this.#decisions.of.get(inner)!;
      const isIn = isPresent && slot.parent === node && slot.part === child.part;
      const span = isIn ? child.element : ownLines(text, child.element);
      parts.push(withLineEnds(text.slice(at, span.start), this.#lineEnd));
      if (isIn) parts.push(this.#written(inner));
      at = span.end;
    }
    parts.push(withLineEnds(text.slice(at, unit.element.end), this.#lineEnd));
    return parts.join("");
  }

  // --- what the vendor no longer has ---

  /** Adds my version of what has no place in the next edition as comments at its end. */
  #keepLostVersions(): void {
    const lost = [...this.#conflicts].filter(
      ([node]) =>
        node.mine !== undefined && node.next === undefined && !this.#decisions.of.get(node)!.isPresent,
    );
    const { groupPolicy, checkTypeElement } = this.#editions.next.policy;
    const around = groupPolicy ?? checkTypeElement;
    if (lost.length === 0 || around === undefined) return;
    const at = around.close?.start ?? around.end;
    const lines = lost.flatMap(([node, items]) => [
      ...items.map(conflictMark),
      ...keptVersion(this.#mine.text.slice(node.mine!.element.start, node.mine!.element.end)),
    ]);
    const start = startsLine(this.#next.text, { start: at })
      ? ownLines(this.#next.text, { start: at, end: at }).start
      : at;
    const before = start === at && at > 0 && this.#next.text[at - 1] !== "\n" ? this.#lineEnd : "";
    this.#edits.add({ start, end: start }, `${before}${lines.join(this.#lineEnd)}${this.#lineEnd}`);
  }
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
