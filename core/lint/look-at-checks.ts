import type { CheckContext, Report } from "../rules/rule.ts";
import { comparesByPattern, patternsOf } from "../semantics/patterns.ts";
import type { Policy } from "../semantics/policy.ts";
import type { Keyword, PolicyTree } from "../syntax/tree.ts";
import { Generations } from "../text/generations.ts";
import type { CheckRules } from "./check-rules.ts";

/** Where the rules report to, in the order of the rules. */
export interface Reports {
  of: readonly Report[];
  /** The number of findings so far. */
  count(): number;
}

/** Runs rules on checks of one policy. @param intact whether no syntax problem touches the check */
export type LookAtCheck = (context: CheckContext, intact: boolean) => void;

/** The most values in a generation, of which there are two. */
const mostSilentValues = 5000;

/**
 * Walks the keywords of a check once: shows each to the rules for its kind, and collects the rules that need
 * to see the whole check. The schema determines once for all checks which keywords a rule needs.
 */
export function lookAtChecks(
  checkRules: CheckRules,
  { tree }: Policy,
  checkTypeName: string | undefined,
  reports: Reports,
): LookAtCheck {
  const { rules, patternRules, plans } = checkRules;
  const silent = silentValuesIn(checkRules, tree, checkTypeName);
  const wanted = new Int32Array(Math.ceil(rules.length / 32));
  const withPatterns: Keyword[] = [];

  return (context, intact) => {
    const plan = plans.of(context.item);
    wanted.set(plan.always);
    let isRepeated = false;
    /** Each string is one pattern, since the columns of a row depend on another keyword. */
    let onlyWhole = true;
    const look = plan.nextCheck();
    let last = plan.beginning;
    for (const keyword of context.check.keywords) {
      const { name } = keyword;
      const kind = keyword.value?.kind;
      let use = last.next;
      if (use === undefined || use.kind !== kind || use.name !== name) use = plan.useOf(name, kind);
      last.next = use;
      last = use;
      if (use.isIdle) continue;
      for (let word = 0; word < wanted.length; word++) wanted[word]! |= use.wanted[word]!;
      for (const index of use.visitors) {
        const { needsIntact, keyword: visitor } = rules[index]!.source;
        if (intact || needsIntact !== true) visitor!.visit(keyword, use.keyword, context, reports.of[index]!);
      }
      if (use.mayHavePatterns && (use.keyword?.form !== "expression" || comparesByPattern(context.check))) {
        withPatterns.push(keyword);
        onlyWhole &&= use.keyword?.form !== "sql-expect";
      }
      if (use.number !== -1) {
        isRepeated ||= plan.lastSeen[use.number] === look;
        plan.lastSeen[use.number] = look;
      }
    }
    if (withPatterns.length > 0) {
      if (patternRules.length > 0) lookAtPatterns(context, intact && onlyWhole, intact);
      withPatterns.length = 0;
    }
    if (isRepeated)
      for (let word = 0; word < wanted.length; word++) wanted[word]! |= plan.whenRepeated[word]!;
    for (let word = 0; word < wanted.length; word++) {
      for (let bits = wanted[word]!; bits !== 0; bits &= bits - 1) {
        const index = 32 * word + 31 - Math.clz32(bits & -bits);
        const { needsIntact, check } = rules[index]!.source;
        if (intact || needsIntact !== true) check!.run(context, reports.of[index]!);
      }
    }
  };

  function lookAtPatterns(context: CheckContext, remembers: boolean, intact: boolean): void {
    if (remembers && withPatterns.every(isSilent)) return;
    const { check, item } = context;
    if (item === undefined) return;
    const loud = new Set<Keyword>();
    for (const pattern of patternsOf(check, item)) {
      const before = reports.count();
      for (const index of patternRules) {
        const { needsIntact, pattern: visit } = rules[index]!.source;
        if (intact || needsIntact !== true) visit!(pattern, context, reports.of[index]!);
      }
      if (reports.count() !== before) loud.add(pattern.keyword);
    }
    if (!remembers) return;
    for (const keyword of withPatterns) {
      if (!loud.has(keyword) && canBeSilent(keyword)) silent.set(textOfValue(keyword), true);
    }
  }

  function isSilent(keyword: Keyword): boolean {
    return canBeSilent(keyword) && silent.get(textOfValue(keyword)) === true;
  }

  function textOfValue({ value }: Keyword): string {
    return tree.text.slice(value!.start, value!.end);
  }
}

/** The findings in a single string only depend on its text. Long strings are unlikely to occur again. */
function canBeSilent({ value }: Keyword): boolean {
  return value?.kind === "string" && value.closed && value.end - value.start <= longestSilent;
}

const longestSilent = 500;

/** Strings are read by the quote rule, and a schema has only a few check types. */
function silentValuesIn(
  { silentValues }: CheckRules,
  { quoteRule }: PolicyTree,
  checkTypeName: string | undefined,
): Generations<true> {
  const key = `${quoteRule} ${checkTypeName ?? ""}`;
  let values = silentValues.get(key);
  if (values === undefined) {
    values = new Generations(mostSilentValues);
    silentValues.set(key, values);
  }
  return values;
}
