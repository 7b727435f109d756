import { type Concern, type KeywordUse, patternConcern } from "../rules/concern.ts";
import type { ItemSchema, KeywordSchema } from "../schema/index.ts";
import { Generations } from "../text/generations.ts";
import { ownText } from "../text/own-text.ts";
import type { ActiveCheckRule } from "./active-check-rule.ts";

/** What rules need from a keyword that is used in some way. */
export interface PlannedUse {
  name: string;
  kind: KeywordUse["kind"];
  /** What followed it last time, and probably does again: comparing is cheaper than a lookup. */
  next: PlannedUse | undefined;
  /** True: nothing at all, as for most texts for people. */
  isIdle: boolean;
  keyword: KeywordSchema | undefined;
  /** Indexes of the rules that look at it. */
  visitors: readonly number[];
  /** The rules that need to see its whole check, as bits. */
  wanted: Int32Array;
  mayHavePatterns: boolean;
  /** Number of the keyword among those of the item type that can't be repeated; -1 for others. */
  number: number;
}

/** What rules need from checks of one item type. */
export interface ItemPlan {
  /**
   * The rules that need to see every check, as bits; likewise those that need to see checks with a repeated
   * keyword.
   */
  always: Int32Array;
  whenRepeated: Int32Array;
  /** The number of the check in which a keyword was last seen, by the number of the keyword. */
  lastSeen: Int32Array;
  /** Numbers the checks. */
  nextCheck(): number;
  useOf(name: string, kind: KeywordUse["kind"]): PlannedUse;
  /** The state before the first keyword. */
  beginning: PlannedUse;
}

/** What rules need from checks, by item type; each plan is built on first use. */
export interface Plans {
  of(item: ItemSchema | undefined): ItemPlan;
}

export function plansFor(rules: readonly ActiveCheckRule[]): Plans {
  const plans = new WeakMap<ItemSchema, ItemPlan>();
  let ofUnknown: ItemPlan | undefined;
  return {
    of(item) {
      if (item === undefined) {
        ofUnknown ??= makePlan(rules, item);
        return ofUnknown;
      }
      let plan = plans.get(item);
      if (plan === undefined) {
        plan = makePlan(rules, item);
        plans.set(item, plan);
      }
      return plan;
    },
  };
}

/**
 * The most uses that are kept. Those unknown to the schema come from policies, so their number is unbounded.
 */
const mostUses = 1000;

function makePlan(rules: readonly ActiveCheckRule[], item: ItemSchema | undefined): ItemPlan {
  const keywords = [...(item?.keywords.values() ?? [])];
  const numbers = new Map(
    keywords.filter(({ repeatable }) => repeatable === false).map(({ name }, index) => [name, index]),
  );
  const uses = new Map<KeywordUse["kind"], Generations<PlannedUse>>();
  const words = Math.ceil(rules.length / 32);
  let check = 0;

  const plan = (name: string, kind: KeywordUse["kind"]): PlannedUse => {
    const keyword = item?.keywords.get(name);
    const use: KeywordUse = { name, keyword, item, kind };
    const concerns = (concern: Concern | undefined) => concern?.(use) === true;
    const visitors = rules.flatMap(({ source }, index) => (concerns(source.keyword?.concern) ? [index] : []));
    const wanted = bitsOf(
      rules,
      words,
      ({ source }) => isOfItem(source, item) && concerns(source.check?.concern),
    );
    const mayHavePatterns = patternConcern(use);
    const number = numbers.get(name) ?? -1;
    const isIdle =
      visitors.length === 0 && wanted.every((bits) => bits === 0) && !mayHavePatterns && number === -1;
    return { name, kind, next: undefined, isIdle, keyword, visitors, wanted, mayHavePatterns, number };
  };

  return {
    always: bitsOf(
      rules,
      words,
      ({ source }) =>
        source.check !== undefined &&
        source.check.concern === undefined &&
        source.check.whenRepeated !== true &&
        isOfItem(source, item),
    ),
    whenRepeated: bitsOf(
      rules,
      words,
      ({ source }) => source.check?.whenRepeated === true && isOfItem(source, item),
    ),
    lastSeen: new Int32Array(numbers.size),
    beginning: plan("", undefined),
    nextCheck() {
      check = (check + 1) | 0;
      return check;
    },
    useOf(name, kind) {
      let ofKind = uses.get(kind);
      if (ofKind === undefined) {
        ofKind = new Generations(mostUses);
        uses.set(kind, ofKind);
      }
      let use = ofKind.get(name);
      if (use === undefined) {
        const own = ownText(name);
        use = plan(own, kind);
        ofKind.set(own, use);
      }
      return use;
    },
  };
}

function isOfItem({ check }: ActiveCheckRule["source"], item: ItemSchema | undefined): boolean {
  return check !== undefined && (check.ofItem === undefined || check.ofItem(item));
}

/** A bit for each rule for which a test holds. */
function bitsOf(
  rules: readonly ActiveCheckRule[],
  words: number,
  holds: (rule: ActiveCheckRule) => boolean,
): Int32Array {
  const bits = new Int32Array(words);
  for (const [index, rule] of rules.entries()) {
    if (holds(rule)) bits[index >> 5]! |= 1 << (index & 31);
  }
  return bits;
}
