import { factsOf, isProse } from "../editions/check-facts.ts";
import { tagField } from "../editions/check-fields.ts";
import { keywordText, type Policy, type PolicyNode } from "../semantics/policy.ts";
import { forEachReference } from "../semantics/references.ts";

/** A check of a policy in an inventory. */
export interface ListedCheck {
  /** Where it begins, as an offset. */
  start: number;
  /** Item type, name of a built-in check, or `report`. */
  type: string;
  description: string;
  /** The number or id that begins the description; empty if there is none. */
  id: string;
  /** As in the policy; empty if it has none, which counts as HIGH (G 158). */
  severity: string;
  references: { framework: string; control: string }[];
  /** It only decides whether other checks are reported. */
  inCondition: boolean;
  /** What it reads and expects, equal for equal checks; empty for reports, which look at nothing. */
  content: string;
  /**
   * The index of an earlier check of the policy that reads and expects the same, and that can be reported
   * together with it.
   */
  sameAs: number | undefined;
}

/** Every check of a policy, in the order of the file. */
export function listChecks(policy: Policy): ListedCheck[] {
  const checks = factsOf(policy).map((facts): ListedCheck => {
    const { check, description, number, fields } = facts;
    const parts = [...fields].flatMap(([keyword, { key }]) =>
      isProse(keyword) || keyword === "severity" || keyword === tagField ? [] : [`${keyword}\0${key}`],
    );
    return {
      start: check.element.start,
      type: check.itemType ?? check.builtin ?? check.tag,
      description,
      id: number,
      severity: keywordText(check, "severity") ?? "",
      references: referencesOf(check),
      inCondition: check.inCondition,
      content: check.tag === "report" || parts.length === 0 ? "" : parts.sort().join("\0"),
      sameAs: undefined,
    };
  });
  markDoubles(policy, checks);
  return checks;
}

function referencesOf(check: Parameters<typeof keywordText>[0]): ListedCheck["references"] {
  const references: ListedCheck["references"] = [];
  for (const { name, value } of check.keywords) {
    if (name !== "reference" || value?.kind !== "string") continue;
    forEachReference(check.tree, value, ({ framework, id }) => {
      if (framework !== "" && id !== "") references.push({ framework, control: id });
    });
  }
  return references;
}

/**
 * The branches that a check is in, from the innermost out: only one of the two branches of a condition is
 * reported.
 */
type Branches = ReadonlyMap<object, "then" | "else">;

/** How many equal checks of a policy are compared with each. */
const mostCompared = 8;

function markDoubles({ body }: Policy, checks: ListedCheck[]): void {
  const branches = branchesByStart(body);
  const known = new Map<string, number[]>();
  for (const [index, check] of checks.entries()) {
    if (check.content === "" || check.inCondition) continue;
    const own = branches.get(check.start)!;
    const earlier = known.get(check.content);
    if (earlier === undefined) known.set(check.content, [index]);
    else {
      check.sameAs = earlier.find((other) => areBesideEachOther(own, branches.get(checks[other]!.start)!));
      if (earlier.length < mostCompared) earlier.push(index);
    }
  }
}

function branchesByStart(body: readonly PolicyNode[]): Map<number, Branches> {
  const found = new Map<number, Branches>();
  const visit = (nodes: readonly PolicyNode[], branches: Branches): void => {
    for (const node of nodes) {
      if (node.kind === "check") found.set(node.element.start, branches);
      else {
        visit(node.then, withBranch(branches, node, "then"));
        visit(node.else, withBranch(branches, node, "else"));
      }
    }
  };
  visit(body, new Map());
  return found;
}

/** More conditions around a check than any policy has; those further out are ignored. */
const deepest = 50;

function withBranch(branches: Branches, node: object, branch: "then" | "else"): Branches {
  return branches.size >= deepest ? branches : new Map([...branches, [node, branch]]);
}

function areBesideEachOther(one: Branches, other: Branches): boolean {
  return ![...one].some(([node, branch]) => other.has(node) && other.get(node) !== branch);
}
