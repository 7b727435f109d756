import { shownThing } from "../observations/device-key.ts";
import type { Need } from "../observations/observation.ts";
import type { Check } from "../semantics/policy.ts";
import type { NamedPolicy } from "./capture-script.ts";
import { keyOf } from "./need-key.ts";
import { type CheckNeeds, needsOf } from "./policy-needs.ts";

/** What policies need, for people and scripts that decide what to capture. */
export interface PolicyNeeds {
  version: 1;
  /**
   * By check type: how many checks there are, and how many of them are judged if a host shows what they need.
   */
  families: Record<string, { checks: number; judged: number }>;
  /** Without duplicates; first what most checks depend on or look at. */
  needs: ListedNeed[];
  /** Checks that are never judged. */
  unjudged: { type: string; reason: string; checks: number }[];
}

export interface ListedNeed {
  kind: Need["kind"] | "device command";
  /** A command, a path or glob, or a list and a name in it; "" for sockets and processes. */
  key: string;
  /** Checks that look at it, including those in conditions. */
  checks: number;
  /** Checks below a condition that looks at it. */
  gates: number;
}

/** What the checks of policies need, and which are never judged; answers of people don't count. */
export function policyNeeds(policies: readonly NamedPolicy[]): PolicyNeeds {
  const families: PolicyNeeds["families"] = {};
  const needs = new Map<string, ListedNeed>();
  const unjudged = new Map<string, PolicyNeeds["unjudged"][number]>();
  for (const { policy, values } of policies) {
    const checks = needsOf(policy, values);
    const needsByCheck = new Map(checks.map(({ check, needs: own }) => [check, own]));
    const name = policy.checkType ?? "";
    families[name] ??= { checks: 0, judged: 0 };
    for (const one of checks) {
      countFamily(families[name], one, unjudged);
      for (const need of distinct(one.needs)) addNeed(needs, need).checks++;
      for (const need of distinct(gateNeeds(one.gates, needsByCheck))) addNeed(needs, need).gates++;
    }
  }
  return {
    version: 1,
    families,
    needs: [...needs.values()].sort((a, b) => b.gates + b.checks - (a.gates + a.checks)),
    unjudged: [...unjudged.values()].sort((a, b) => b.checks - a.checks),
  };
}

function countFamily(
  family: { checks: number; judged: number },
  { check, unjudged: reason }: CheckNeeds,
  unjudged: Map<string, PolicyNeeds["unjudged"][number]>,
): void {
  family.checks++;
  if (reason === undefined) {
    family.judged++;
    return;
  }
  const type = check.itemType ?? check.builtin ?? check.tag;
  const key = JSON.stringify([type, reason]);
  const known = unjudged.get(key);
  if (known === undefined) unjudged.set(key, { type, reason, checks: 1 });
  else known.checks++;
}

function gateNeeds(gates: readonly Check[], needs: ReadonlyMap<Check, readonly Need[]>): Need[] {
  return gates.flatMap((gate) => needs.get(gate) ?? []);
}

function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [keyOf(need), need])).values()];
}

function addNeed(all: Map<string, ListedNeed>, need: Need): ListedNeed {
  const key = keyOf(need);
  let entry = all.get(key);
  if (entry === undefined) {
    // Queries as written in the policy, because case and blanks are folded in their keys.
    const shown =
      need.kind === "answer" ? need.text.trim().replace(/\s+/g, " ") : key.slice(need.kind.length + 1);
    entry = { ...shownThing(need.kind, shown), checks: 0, gates: 0 };
    all.set(key, entry);
  }
  return entry;
}
