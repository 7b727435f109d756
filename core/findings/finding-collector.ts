import type { BoundedFindings, LeftOut } from "./bounded.ts";
import type { Finding, Severity } from "./finding.ts";

/** A finding, and its rank among those at the same place. */
interface Kept {
  finding: Finding;
  group: number;
  order: number;
}

/** Findings of one rule. */
interface OfRule {
  kept: Kept[];
  /** The last kept entry, once some were left out: entries after it are left out too. */
  last: Kept | undefined;
}

/**
 * Collects findings in any order, and keeps a limited number for each rule: the most severe, and among equals
 * those at the first places. The others are counted and dropped at once, so that a policy with hundreds of
 * thousands of findings takes no more memory than what is kept.
 */
export class FindingCollector {
  readonly #ofRule: number;
  readonly #rules = new Map<string, OfRule>();
  readonly #more = new Map<string, number>();
  readonly #leftOut: LeftOut = { error: 0, warning: 0, hint: 0 };

  /** @param ofRule how many findings of a rule are kept */
  constructor(ofRule: number) {
    this.#ofRule = ofRule;
  }

  /**
   * @param group orders findings at the same place; within a group `order` decides, and then the order of the calls
   */
  add(finding: Finding, group: number, order: number): void {
    const entry: Kept = { finding, group, order };
    const known = this.#rules.get(finding.rule);
    if (known === undefined) {
      this.#rules.set(finding.rule, { kept: [entry], last: undefined });
      return;
    }
    if (known.last !== undefined && byWeight(entry, known.last) >= 0) {
      this.#leaveOut(entry);
      return;
    }
    known.kept.push(entry);
    // twice the limit, so that sorting is rare
    if (known.kept.length >= 2 * this.#ofRule) this.#cut(known);
  }

  /** The kept findings in the order of their places, and how many others there were. */
  result(): BoundedFindings {
    const all: Kept[] = [];
    for (const ofRule of this.#rules.values()) {
      this.#cut(ofRule);
      for (const entry of ofRule.kept) all.push(entry);
    }
    const findings = all.sort(byPlace).map(({ finding }) => finding);
    return {
      findings,
      more: this.#more,
      leftOut: this.#more.size === 0 ? undefined : this.#leftOut,
    };
  }

  #cut(ofRule: OfRule): void {
    const { kept } = ofRule;
    if (kept.length <= this.#ofRule) return;
    kept.sort(byWeight);
    for (let index = this.#ofRule; index < kept.length; index++) this.#leaveOut(kept[index]!);
    kept.length = this.#ofRule;
    ofRule.last = kept.at(-1);
  }

  #leaveOut({ finding: { rule, severity } }: Kept): void {
    this.#more.set(rule, (this.#more.get(rule) ?? 0) + 1);
    this.#leftOut[severity]++;
  }
}

const weights: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

function byWeight(left: Kept, right: Kept): number {
  return weights[left.finding.severity] - weights[right.finding.severity] || byPlace(left, right);
}

function byPlace(left: Kept, right: Kept): number {
  return (
    left.finding.start - right.finding.start ||
    left.finding.end - right.finding.end ||
    left.group - right.group ||
    left.order - right.order
  );
}
