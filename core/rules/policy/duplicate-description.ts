import { type Circumstances, canRunTogether, circumstancesIn } from "../../semantics/branches.ts";
import { type Check, keywordOf } from "../../semantics/policy.ts";
import type { Keyword } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateDescription: Rule = {
  id: "duplicate-description",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: findDuplicates },
};

/** So many checks with one description are compared with each other; more are a copy of the same few. */
const twinsCompared = 20;

function findDuplicates({ tree, policy }: PolicyContext, report: Report): void {
  const seen = new Map<string, { check: Check; description: Keyword }[]>();
  let circumstancesOf: ((check: Check) => Circumstances) | undefined;
  for (const check of policy.checks) {
    if (check.inCondition) continue;
    const description = keywordOf(check, "description");
    if (description?.value?.kind !== "string") continue;
    const text = tree.text.slice(description.value.start + 1, description.value.end - 1);
    const others = seen.get(text);
    if (others === undefined) {
      seen.set(text, [{ check, description }]);
      continue;
    }
    circumstancesOf ??= circumstancesIn(policy);
    const known = circumstancesOf;
    const twin = others.find((other) => canRunTogether(known(other.check), known(check)));
    if (twin !== undefined) {
      report(
        description.value,
        "Another check has the same description. Tenable.sc makes the id of a result from it, so one result hides the other.",
        {
          related: { start: twin.description.start, end: twin.description.end, message: "The other one." },
        },
      );
    }
    if (others.length < twinsCompared) others.push({ check, description });
  }
}
