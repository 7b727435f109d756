import type { Branch, PlannedCondition } from "../plan.ts";
import type { Dialect } from "./dialects.ts";
import { cases } from "./expressions.ts";
import type { Column } from "./questions.ts";

/**
 * Whether the scanner reaches a branch, as a number, following what `evaluate` does with nested conditions.
 */
const state = {
  notReached: 0,
  reached: 1,
  /** A condition is undecided, and the checks may be reported. */
  unknown: 2,
  /** Likewise, but if it does not pass, `auto` reports them. */
  unknownOrAuto: 3,
  passed: 4,
  failed: 5,
  warning: 6,
} as const;

const autoStates = { PASSED: state.passed, FAILED: state.failed, WARNING: state.warning } as const;

const truth = { no: 0, yes: 1, unknown: 2 } as const;

/** The columns that say whether conditions pass and branches are reached. */
export interface BranchColumns {
  /** Layer by layer: a column depends on those of earlier layers. */
  layers: Column[][];
  /** The column of a branch; undefined outside conditions. */
  of(branch: Branch | undefined): string | undefined;
}

/**
 * Builds a layer for all the conditions, and one for each depth of branches. A state is looked up in a
 * string, by the state of the parent branch and by whether the condition passes: databases copy the operand
 * of a CASE into each of its cases, so nested conditions would grow exponentially.
 *
 * @param branches those that something is reported in, with the column that has the status of a check of
 *   their policy
 */
export function branchColumns(
  branches: Iterable<{ branch: Branch | undefined; statusOf(check: number): string }>,
  dialect: Dialect,
): BranchColumns {
  const conditions = new Map<PlannedCondition, Column>();
  const states = new Map<Branch, Column>();
  const layers: Column[][] = [];
  const add = (branch: Branch, statusOf: (check: number) => string): number => {
    const depth = branch.parent === undefined ? 0 : add(branch.parent, statusOf) + 1;
    if (states.has(branch)) return depth;
    let condition = conditions.get(branch.condition);
    if (condition === undefined) {
      const name = `passes_${conditions.size}`;
      condition = { name, expression: truthOf(branch.condition, statusOf) };
      conditions.set(branch.condition, condition);
    }
    const above = branch.parent === undefined ? String(state.reached) : states.get(branch.parent)!.name;
    const table = Object.values(state).flatMap((own) =>
      Object.values(truth).map((decided) => nextState(branch, own, decided)),
    );
    const place = `3 * ${above} + ${condition.name} + 1`;
    const expression = `CAST(SUBSTR('${table.join("")}', ${place}, 1) AS ${dialect.integer})`;
    const column = { name: `branch_${states.size}`, expression };
    states.set(branch, column);
    layers[depth] ??= [];
    layers[depth].push(column);
    return depth;
  };
  for (const { branch, statusOf } of branches) if (branch !== undefined) add(branch, statusOf);
  return {
    layers: conditions.size === 0 ? [] : [[...conditions.values()], ...layers],
    of: (branch) => (branch === undefined ? undefined : states.get(branch)!.name),
  };
}

function nextState({ part, auto }: Branch, above: number, condition: number): number {
  if (above === state.notReached) return state.notReached;
  if (part === "else") {
    // `auto` only reports then parts.
    if (above > state.unknownOrAuto || condition === truth.yes) return state.notReached;
    return above === state.reached && condition === truth.no ? state.reached : state.unknown;
  }
  if (above > state.unknown) return above;
  const undecided = auto === undefined ? state.unknown : state.unknownOrAuto;
  if (condition === truth.unknown) return undecided;
  if (condition === truth.yes) return above;
  if (auto === undefined) return state.notReached;
  return above === state.reached ? autoStates[auto] : state.unknownOrAuto;
}

/** Whether the condition passes. One check may decide it, whatever the others say. */
function truthOf({ operator, checks }: PlannedCondition, statusOf: (check: number) => string): string {
  if (checks.length === 0) return String(truth.unknown);
  const passes = (check: number) => `${statusOf(check)} = 'PASSED'`;
  const fails = (check: number) => `${statusOf(check)} IN ('FAILED', 'WARNING')`;
  const any = (test: typeof passes) => checks.map(test).join(" OR ");
  const all = (test: typeof passes) => checks.map(test).join(" AND ");
  const pairs: [string, string][] =
    operator === "AND"
      ? [
          [any(fails), String(truth.no)],
          [all(passes), String(truth.yes)],
        ]
      : [
          [any(passes), String(truth.yes)],
          [all(fails), String(truth.no)],
        ];
  return cases(pairs, String(truth.unknown));
}

/**
 * The status that a check reports in its branch; NULL if it reports nothing. @param where the column of its
 * branch
 */
export function reportedStatus(status: string, where: string | undefined): string {
  if (where === undefined) return status;
  const undecided = `CASE WHEN ${status} = 'NOT_EVALUATED' THEN 'NOT_EVALUATED' ELSE 'UNDECIDED' END`;
  return (
    `CASE WHEN ${where} = ${state.reached} THEN ${status} ` +
    `WHEN ${where} IN (${state.unknown}, ${state.unknownOrAuto}) THEN ${undecided} ` +
    `WHEN ${where} = ${state.passed} THEN 'PASSED' WHEN ${where} = ${state.failed} THEN 'FAILED' ` +
    `WHEN ${where} = ${state.warning} THEN 'WARNING' END`
  );
}

/** The evidence for a check below an undecided condition. */
export const gateEvidence = "it is not known whether the condition passes";

/** The evidence that a check reports in its branch. */
export function reportedEvidence(evidence: string, where: string | undefined): string {
  if (where === undefined) return evidence;
  return (
    `CASE WHEN ${where} = ${state.reached} THEN ${evidence} ` +
    `WHEN ${where} IN (${state.unknown}, ${state.unknownOrAuto}) THEN '${gateEvidence}' ` +
    `WHEN ${where} > ${state.unknownOrAuto} THEN 'the condition does not pass, and auto reports this' END`
  );
}
