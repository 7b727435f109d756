import { changeWords } from "../change-words.ts";
import type { CheckFacts } from "../check-facts.ts";
import { checkName } from "../compare-editions.ts";
import { aclName, aclText, conditionText, nameOfCondition, type Unit } from "../edition.ts";
import { type KeywordChange, keywordChanges } from "../keyword-changes.ts";
import {
  type Editions,
  isSameSlot,
  type MergeNode,
  type Nodes,
  type Side,
  type Slot,
  slotOf,
} from "./nodes.ts";

/** One change of mine, and what becomes of it in the next edition. */
export interface MergeItem {
  /**
   * It still applies; the vendor made it too; or the vendor changed the same thing, so that somebody has to
   * decide.
   */
  outcome: "applies" | "made-too" | "conflict";
  about: Unit["kind"] | "variable" | "policy";
  /** `CMD_EXEC "The kernel release"` */
  name: string;
  /** What I changed: `expect "^5" → "^6"`. */
  mine: string;
  /** What the vendor changed in the same thing, or next to it. */
  next: string | undefined;
  keyword: string | undefined;
  /** The unit that it is about; undefined for variables and the policy itself. */
  node: MergeNode | undefined;
}

/** What becomes of a unit. */
export interface Decision {
  isPresent: boolean;
  /** Where it is, if it stays. */
  slot: Slot;
  /** My changes that are applied to the unit of the next edition. */
  apply: KeywordChange[];
  /** The condition's operator, or the whole ACL block, is taken from mine. */
  takesMine: boolean;
}

export interface Decisions {
  items: MergeItem[];
  of: Map<MergeNode, Decision>;
}

export function decide(editions: Editions, nodes: Nodes): Decisions {
  const items: MergeItem[] = [];
  const of = new Map<MergeNode, Decision>();
  for (const node of nodes.all) of.set(node, decideNode(editions, nodes, node, items));
  return { items, of };
}

function decideNode(editions: Editions, nodes: Nodes, node: MergeNode, items: MergeItem[]): Decision {
  const { base, mine, next } = node;
  const tell = (outcome: MergeItem["outcome"], text: string, other?: string, keyword?: string): void => {
    const { kind } = (next ?? mine ?? base)!;
    items.push({
      outcome,
      about: kind,
      name: nodeName(editions, node),
      mine: text,
      next: other,
      keyword,
      node,
    });
  };
  const decision = (isPresent: boolean, unit: Unit): Decision => ({
    isPresent,
    slot: slotOf(nodes, unit),
    apply: [],
    takesMine: false,
  });
  if (base === undefined) {
    if (mine === undefined) return decision(true, next!);
    if (next === undefined) {
      tell("applies", "added");
      return decision(true, mine);
    }
    const others = differences(editions, { unit: mine, side: "mine" }, { unit: next, side: "next" });
    if (others.length === 0) tell("made-too", "added");
    else tell("conflict", "added", `added it with other values: ${others.join("; ")}`);
    return decision(true, next);
  }
  if (mine === undefined && next === undefined) {
    tell("made-too", "removed");
    return decision(false, base);
  }
  const of = { unit: base, side: "base" } as const;
  if (mine === undefined) {
    const others = differences(editions, of, { unit: next!, side: "next" }, false);
    const hasMoved = !isSameSlot(slotOf(nodes, base), slotOf(nodes, next!));
    if (others.length === 0 && !hasMoved) {
      const texts = differences(editions, of, { unit: next!, side: "next" });
      tell("applies", "removed", texts.length === 0 ? undefined : `changed texts of it: ${texts.join("; ")}`);
      return decision(false, next!);
    }
    tell("conflict", "removed", [...others, ...(hasMoved ? ["moved to another condition"] : [])].join("; "));
    return decision(true, next!);
  }
  if (next === undefined) {
    const own = differences(editions, of, { unit: mine, side: "mine" });
    const hasMoved = !isSameSlot(slotOf(nodes, base), slotOf(nodes, mine));
    if (own.length > 0 || hasMoved) {
      tell(
        "conflict",
        [...own, ...(hasMoved ? ["moved to another condition"] : [])].join("; "),
        "removed it",
      );
    }
    // what I moved into something that only I have stays there
    const isKept = hasMoved && slotOf(nodes, mine).parent?.next === undefined && mine.parent !== undefined;
    return decision(isKept, mine);
  }
  return decideInAll(editions, nodes, { base, mine, next }, tell);
}

type Tell = (outcome: MergeItem["outcome"], mine: string, next?: string, keyword?: string) => void;

function decideInAll(editions: Editions, nodes: Nodes, units: Record<Side, Unit>, tell: Tell): Decision {
  const { base, mine, next } = units;
  const decision: Decision = { isPresent: true, slot: slotOf(nodes, next), apply: [], takesMine: false };
  const [was, own, theirs] = [slotOf(nodes, base), slotOf(nodes, mine), decision.slot];
  if (!isSameSlot(was, own)) {
    const words = `moved ${slotWords(mine)}`;
    if (isSameSlot(was, theirs)) {
      tell("applies", words);
      decision.slot = own;
    } else if (isSameSlot(own, theirs)) tell("made-too", words);
    else tell("conflict", words, `moved ${slotWords(next)}`);
  }
  if (base.facts !== undefined) {
    decideKeywords({ base: base.facts, mine: mine.facts!, next: next.facts! }, decision, tell);
    return decision;
  }
  const text = (side: Side): string =>
    base.kind === "acl" ? aclText(editions[side], units[side].element) : conditionText(units[side]);
  const shown = (side: Side): string => (base.kind === "acl" ? "other entries" : text(side));
  if (text("mine") === text("base")) return decision;
  const words = base.kind === "acl" ? "other entries" : `${text("base")} → ${text("mine")}`;
  if (text("next") === text("base")) {
    tell("applies", words);
    decision.takesMine = true;
  } else if (text("next") === text("mine")) tell("made-too", words);
  else tell("conflict", words, shown("next"));
  return decision;
}

function decideKeywords(facts: Record<Side, CheckFacts>, decision: Decision, tell: Tell): void {
  const { base, mine, next } = facts;
  const versions = { before: base.check, after: mine.check };
  const theirs = new Map(keywordChanges(base.fields, next.fields).map((change) => [change.keyword, change]));
  const beside = [...theirs.values()].filter(({ isProse }) => !isProse).map(({ keyword }) => keyword);
  for (const change of keywordChanges(base.fields, mine.fields)) {
    const words = changeWords(change, versions);
    const other = theirs.get(change.keyword);
    if (other === undefined) {
      const also = beside.length > 0 && !change.isProse ? `changed ${beside.join(", ")} of it` : undefined;
      tell("applies", words, also, change.keyword);
      decision.apply.push(change);
    } else if (other.after?.key === change.after?.key) tell("made-too", words, undefined, change.keyword);
    else
      tell("conflict", words, changeWords(other, { before: base.check, after: next.check }), change.keyword);
  }
}

interface SideUnit {
  unit: Unit;
  side: Side;
}

/** How one differs from the other, in words. @param withProse also in texts for people */
function differences(editions: Editions, from: SideUnit, to: SideUnit, withProse = true): string[] {
  if (from.unit.facts !== undefined && to.unit.facts !== undefined) {
    const versions = { before: from.unit.facts.check, after: to.unit.facts.check };
    return keywordChanges(from.unit.facts.fields, to.unit.facts.fields)
      .filter(({ isProse }) => withProse || !isProse)
      .map((change) => changeWords(change, versions));
  }
  if (from.unit.kind === "acl") {
    const [one, other] = [from, to].map(({ unit, side }) => aclText(editions[side], unit.element));
    return one === other ? [] : ["other entries"];
  }
  const [was, is] = [conditionText(from.unit), conditionText(to.unit)];
  return was === is ? [] : [`${was} → ${is}`];
}

function slotWords({ parent, part }: Unit): string {
  return parent === undefined
    ? "out of its condition"
    : `into <${part}> of the condition "${nameOfCondition(parent).slice(0, 80)}"`;
}

export function nodeName({ mine, next, base }: Editions, node: MergeNode): string {
  const unit = (node.next ?? node.mine ?? node.base)!;
  if (unit.facts !== undefined) return checkName(unit.facts.check, unit.facts.description);
  if (unit.kind === "conditional") return `condition "${nameOfCondition(unit).slice(0, 100)}"`;
  return aclName(unit === node.next ? next : unit === node.mine ? mine : base, unit);
}
