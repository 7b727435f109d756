import type { Need } from "../../observations/observation.ts";
import { type Check, keywordText, type Policy } from "../../semantics/policy.ts";
import { compileCheck } from "../checks/compile-check.ts";
import { hostOf } from "../host/host.ts";
import type { EvaluateOptions } from "../options.ts";
import { type Outcome, outcome } from "../outcome.ts";
import { defaultValues, type Values } from "../values.ts";
import { markLines, type TrialMarks } from "./mark-lines.ts";
import { snapshotOfText, type TextKind } from "./snapshot-of-text.ts";

/** One check, evaluated on a text that a person provides. */
export interface Trial {
  outcome: Outcome;
  marks: TrialMarks;
  /** What the text was taken for. */
  taken: TextKind;
}

/**
 * Judges one check of a policy on a text, which is taken for what the check looks at first: the output of its
 * command, or the text of its file. A text with terminal prompts is read as a session. Nothing is run.
 */
export function tryCheck(policy: Policy, check: Check, text: string, options: EvaluateOptions): Trial {
  const defaults = valuesFor(policy, options);
  const { judge, needs, unjudged } = compileCheck(check, defaults);
  const { snapshot, taken } = snapshotOfText(needs, text);
  // By choosing the check, the person says that the host is one that it is for.
  const system = keywordText(check, "system") ?? snapshot.system;
  const host = hostOf(system === undefined ? snapshot : { ...snapshot, system }, options);
  const found = unjudged === undefined ? judge(host) : outcome("NOT_EVALUATED", unjudged);
  return { outcome: found, marks: markLines({ check, values: defaults, needs, host, found }), taken };
}

/** What a check looks at first; undefined if that is not known, or if it is never judged. */
export function neededFirst(policy: Policy, check: Check, options: EvaluateOptions): Need | undefined {
  return compileCheck(check, valuesFor(policy, options)).needs[0];
}

/** Values that are known without a host; settings take precedence over the defaults of the header. */
function valuesFor(policy: Policy, { variables, set }: EvaluateOptions): Values {
  return new Map([...defaultValues(policy), ...Object.entries(variables), ...Object.entries(set)]);
}
