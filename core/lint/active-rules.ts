import type { Severity } from "../findings/finding.ts";
import { rules } from "../rules/index.ts";
import type { RuleSource, SuppressionProblem } from "../rules/rule.ts";
import { rememberFor } from "../text/remember.ts";
import type { ActiveCheckRule } from "./active-check-rule.ts";
import { type CheckRules, checkRules } from "./check-rules.ts";
import type { LintOptions } from "./options.ts";

/** A rule with the severity that the user gave it. */
export interface ActiveRule {
  id: string;
  severity: Severity;
}
export type ActivePolicyRule = ActiveRule & Pick<Extract<RuleSource, { kind: "policy" }>, "keywords" | "run">;
export type ActiveSyntaxRule = ActiveRule & Pick<Extract<RuleSource, { kind: "syntax" }>, "details">;
/** The rules that are not off, by the source of their findings. */
export interface ActiveRules {
  syntax: Map<string, ActiveSyntaxRule>;
  check: CheckRules;
  /** The rules about checks whose findings can be errors. */
  gravestCheck: CheckRules;
  policy: ActivePolicyRule[];
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
  const ofChecks: ActiveCheckRule[] = [];
  const active: Omit<ActiveRules, "check" | "gravestCheck"> = {
    syntax: new Map(),
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
      ofChecks.push({ id, severity, source });
    } else if (source.kind === "cause") active.cause.push({ id, severity, run: source.run });
    else if (source.kind === "suppression") active.suppression.set(source.problem, { id, severity });
    else {
      const { keywords, run } = source;
      active.policy.push({ id, severity, run, ...(keywords && { keywords }) });
    }
  }
  return {
    ...active,
    check: checkRules(ofChecks),
    gravestCheck: checkRules(ofChecks.filter(({ severity }) => severity === "error")),
  };
});
