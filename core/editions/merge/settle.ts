import type { Decision, Decisions, MergeItem } from "./decide.ts";
import { isSameSlot, type MergeNode, type Nodes, slotOf } from "./nodes.ts";

/**
 * Makes the decisions about single units fit together: an `<if>` is only removed if nothing stays in it, a
 * condition keeps a check, and nothing is inside of what is gone or of itself. What can't stay as I had it
 * becomes a conflict.
 */
export function settle(nodes: Nodes, decisions: Decisions): void {
  const items = new Map<MergeNode, MergeItem[]>();
  for (const item of decisions.items) {
    if (item.node === undefined) continue;
    const known = items.get(item.node);
    if (known === undefined) items.set(item.node, [item]);
    else known.push(item);
  }
  const settling: Settling = { nodes, decisions, items };
  for (const node of nodes.all) stayOutOfItself(settling, node);
  keepWhatIsNeeded(settling);
  leaveAllThatIsGone(settling);
  keepWhatIsNeeded(settling);
  leaveAllThatIsGone(settling);
}

interface Settling {
  nodes: Nodes;
  decisions: Decisions;
  items: Map<MergeNode, MergeItem[]>;
}

function of({ decisions }: Settling, node: MergeNode): Decision {
  return decisions.of.get(node)!;
}

/** My changes to a unit can't be made: all of them become conflicts. */
function fail({ items }: Settling, node: MergeNode, why: string): void {
  for (const item of items.get(node) ?? []) {
    if (item.outcome !== "applies" || item.keyword !== undefined) continue;
    item.outcome = "conflict";
    item.next = why;
  }
}

/** How many conditions around a unit are looked at; more than any policy nests. */
const deepest = 1000;

/** I moved an `<if>` into one that the vendor moved into it. */
function stayOutOfItself(settling: Settling, node: MergeNode): void {
  const { nodes } = settling;
  const decision = of(settling, node);
  const { base, next } = node;
  if (base?.kind !== "conditional" || next === undefined || isSameSlot(decision.slot, slotOf(nodes, next)))
    return;
  let { parent } = decision.slot;
  for (let depth = 0; parent !== undefined && parent !== node && depth < deepest; depth++) {
    parent = of(settling, parent).slot.parent;
  }
  if (parent === undefined) return;
  decision.slot = slotOf(nodes, next);
  fail(settling, node, "moved the one into the other");
}

function leaveAllThatIsGone(settling: Settling): void {
  const seen = new Set<MergeNode>();
  for (const node of settling.nodes.all) leaveWhatIsGone(settling, node, seen);
}

/** The parent of a unit comes first: it may have to leave something itself. */
function leaveWhatIsGone(settling: Settling, node: MergeNode, seen: Set<MergeNode>): void {
  if (seen.has(node)) return;
  seen.add(node);
  const decision = of(settling, node);
  const { parent } = decision.slot;
  if (parent !== undefined) leaveWhatIsGone(settling, parent, seen);
  if (!decision.isPresent || parent === undefined || of(settling, parent).isPresent) return;
  const own = node.next && slotOf(settling.nodes, node.next);
  if (own !== undefined && !isSameSlot(own, decision.slot)) {
    decision.slot = own;
    fail(settling, node, "removed the condition that it is in");
    return;
  }
  decision.isPresent = false;
  fail(settling, node, "removed the condition that it is in");
}

/**
 * From the innermost outwards: a parent with content stays, and so does a check without which a condition
 * would be empty.
 */
function keepWhatIsNeeded(settling: Settling): void {
  const { nodes } = settling;
  const children = new Map<MergeNode, { any: boolean; inCondition: boolean }>();
  const note = (node: MergeNode): void => {
    const { isPresent, slot } = of(settling, node);
    if (!isPresent || slot.parent === undefined) return;
    const known = children.get(slot.parent) ?? { any: false, inCondition: false };
    known.any = true;
    known.inCondition ||= slot.part === "condition";
    children.set(slot.parent, known);
  };
  const checks = nodes.all.filter(isCheck);
  for (const node of checks) note(node);
  const conditionals = nodes.all.filter((node) => !isCheck(node));
  for (const node of conditionals.reverse()) {
    const decision = of(settling, node);
    const held = children.get(node) ?? { any: false, inCondition: false };
    if (!decision.isPresent && held.any && node.next !== undefined) {
      decision.isPresent = true;
      fail(settling, node, "has more in it");
    }
    if (decision.isPresent && !held.inCondition && hasCondition(node)) {
      if (node.next === undefined) {
        decision.isPresent = false;
        fail(settling, node, "left nothing of its condition");
      } else for (const check of checksOfCondition(settling, node)) keepInCondition(settling, check);
    }
    note(node);
  }
}

export function isCheck({ base, mine, next }: MergeNode): boolean {
  return (next ?? mine ?? base)!.kind === "check";
}

function hasCondition({ mine, next }: MergeNode): boolean {
  return ((next ?? mine)?.conditional?.condition?.checks.length ?? 0) > 0;
}

function checksOfCondition({ nodes }: Settling, { next }: MergeNode): MergeNode[] {
  const { element } = next!.conditional!.condition!;
  const inside: MergeNode[] = [];
  // the checks of a condition come directly after its <if>
  for (let at = next!.index + 1; at < nodes.units.length; at++) {
    const unit = nodes.units[at]!;
    if (unit.element.start > element.end) break;
    if (unit.parent === next && unit.part === "condition") inside.push(nodes.of.get(unit)!);
  }
  return inside;
}

function keepInCondition(settling: Settling, node: MergeNode): void {
  const decision = of(settling, node);
  decision.isPresent = true;
  decision.slot = slotOf(settling.nodes, node.next!);
  fail(settling, node, "needs it in its condition");
}
