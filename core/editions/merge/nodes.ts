import type { Edition, Part, Unit } from "../edition.ts";
import { matchUnits } from "../match-units.ts";

/** A unit in up to three editions: the one that both others come from, mine, and the vendor's next one. */
export interface MergeNode {
  base: Unit | undefined;
  mine: Unit | undefined;
  next: Unit | undefined;
}

export type Side = keyof MergeNode;

export interface Editions {
  base: Edition;
  mine: Edition;
  next: Edition;
}

/** The units of three editions, each once, matched across them. */
export interface Nodes {
  /** Those of the next edition in order, then those that only the others have. */
  all: MergeNode[];
  of: Map<Unit, MergeNode>;
  /** The units of the next edition, in order. */
  units: readonly Unit[];
}

export function readNodes({ base, mine, next }: Editions): Nodes {
  const toMine = matchUnits(base, mine);
  const toNext = matchUnits(base, next);
  const isNew = (unit: Unit, { before }: typeof toMine) => !before.has(unit);
  // what both have added may be the same: it is matched separately, when the conditions around it are known
  const added = matchUnits(mine, next, {
    before: mine.units.filter((unit) => isNew(unit, toMine)),
    after: next.units.filter((unit) => isNew(unit, toNext)),
  });
  const nodes: Nodes = { all: [], of: new Map(), units: next.units };
  const add = (node: MergeNode): void => {
    nodes.all.push(node);
    for (const unit of [node.base, node.mine, node.next]) if (unit !== undefined) nodes.of.set(unit, node);
  };
  for (const unit of next.units) {
    const older = toNext.before.get(unit);
    add({
      base: older,
      mine: older === undefined ? added.before.get(unit) : toMine.after.get(older),
      next: unit,
    });
  }
  for (const unit of base.units) {
    if (!nodes.of.has(unit)) add({ base: unit, mine: toMine.after.get(unit), next: undefined });
  }
  for (const unit of mine.units) {
    if (!nodes.of.has(unit)) add({ base: undefined, mine: unit, next: undefined });
  }
  return nodes;
}

/** Where a unit is, in terms of what is the same in all editions. */
export interface Slot {
  parent: MergeNode | undefined;
  part: Part;
}

export function slotOf({ of }: Nodes, { parent, part }: Unit): Slot {
  return { parent: parent === undefined ? undefined : of.get(parent), part };
}

export function isSameSlot(one: Slot, other: Slot): boolean {
  return one.parent === other.parent && one.part === other.part;
}
