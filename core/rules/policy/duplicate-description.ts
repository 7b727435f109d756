import { type Circumstances, canRunTogether, circumstancesIn } from "../../semantics/branches.ts";
import { type Check, keywordOf } from "../../semantics/policy.ts";
import type { Value } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateDescription: Rule = {
  id: "duplicate-description",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", keywords: ["description", "system"], run: findDuplicates },
};

/**
 * How many checks with the same description are compared with each other; more are copies of the same few.
 */
const twinsCompared = 20;

function findDuplicates({ policy, textsOf }: PolicyContext, report: Report): void {
  /** By description: the only check with it, as for nearly all, or the first ones. */
  const seen = new Map<string, Check | Check[]>();
  let circumstancesOf: ((check: Check) => Circumstances) | undefined;
  for (const [number, text] of textsOf(descriptionText).entries()) {
    if (text === undefined) continue;
    const check = policy.checks[number]!;
    const known = seen.get(text);
    if (known === undefined) {
      seen.set(text, check);
      continue;
    }
    const others = Array.isArray(known) ? known : [known];
    if (others !== known) seen.set(text, others);
    circumstancesOf ??= circumstancesIn(policy);
    const when = circumstancesOf;
    const twin = others.find((other) => canRunTogether(when(other), when(check)));
    const place = twin && keywordOf(twin, "description");
    const value = descriptionOf(check);
    if (place !== undefined && value !== undefined) {
      report(
        value,
        "Another check has the same description. Change one of them: Tenable.sc derives the ID of a result from it, so one result hides the other.",
        { related: { start: place.start, end: place.end, message: "The other one." } },
      );
    }
    if (others.length < twinsCompared) others.push(check);
  }
}

/** As it is written; of a check outside of conditions, which alone has a result. */
function descriptionText(check: Check): string | undefined {
  const value = check.inCondition ? undefined : descriptionOf(check);
  return value && check.tree.text.slice(value.start + 1, value.end - 1);
}

function descriptionOf(check: Check): Value | undefined {
  const value = keywordOf(check, "description")?.value;
  return value?.kind === "string" ? value : undefined;
}
