import type { Severity } from "../findings/finding.ts";
import { rules } from "../rules/index.ts";
import type { CheckContext, PolicyContext, Report, RuleSource, SuppressionProblem } from "../rules/rule.ts";
import { rememberFor } from "../text/remember.ts";
import { concernFinder } from "./find-concerns.ts";
import type { LintOptions } from "./options.ts";

/** A rule with the severity that the user gave it. */
export interface ActiveRule {
  id: string;
  severity: Severity;
}
export type ActiveSyntaxRule = ActiveRule & Pick<Extract<RuleSource, { kind: "syntax" }>, "details">;
export interface ActiveCheckRule extends ActiveRule {
  needsIntact: boolean;
  /** An index; -1: every check. */
  concern: number;
  run(context: CheckContext, report: Report): void;
}
/** The rules that are not switched off, by where their findings come from. */
export interface ActiveRules {
  syntax: Map<string, ActiveSyntaxRule>;
  check: ActiveCheckRule[];
  policy: (ActiveRule & { run(context: PolicyContext, report: Report): void })[];
  cause: (ActiveRule & Pick<Extract<RuleSource, { kind: "cause" }>, "run">)[];
  suppression: Map<SuppressionProblem, ActiveRule>;
  ids: Set<string>;
}

const noSeverities = {};

/** Sorts the rules once for each object of severities. */
export function activeRules({ severities = noSeverities }: LintOptions): ActiveRules {
  return sortRules(severities);
}

const sortRules = rememberFor((severities: NonNullable<LintOptions["severities"]>): ActiveRules => {
  const active: ActiveRules = {
    syntax: new Map(),
    check: [],
    policy: [],
    cause: [],
    suppression: new Map(),
    ids: new Set(),
  };
  for (const { id, severity: own, source } of rules) {
    const severity = severities[id] ?? own;
    if (severity === "off") continue;
    active.ids.add(id);
    if (source.kind === "syntax") {
      active.syntax.set(source.problem, { id, severity, ...(source.details && { details: source.details }) });
    } else if (source.kind === "check") {
      const { run, needsIntact = false } = source;
      const concern = source.concern === undefined ? -1 : concerns.indexOf(source.concern);
      active.check.push({ id, severity, needsIntact, concern, run });
    } else if (source.kind === "cause") active.cause.push({ id, severity, run: source.run });
    else if (source.kind === "suppression") active.suppression.set(source.problem, { id, severity });
    else active.policy.push({ id, severity, run: source.run });
  }
  return active;
});

/** Each concern of a rule once. */
const concerns = [
  ...new Set(
    rules.flatMap(({ source }) => (source.kind === "check" && source.concern ? [source.concern] : [])),
  ),
];

/** The concerns that a check meets: a 1 at the index that an active rule has for its own. */
export const findConcerns = concernFinder(concerns);
