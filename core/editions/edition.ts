import type { Check, Conditional, Policy, PolicyNode } from "../semantics/policy.ts";
import type { Element } from "../syntax/tree.ts";
import { type CheckFacts, factsOf } from "./check-facts.ts";
import { valueText } from "./value-text.ts";

/** A part of a policy that can be added, removed or moved: a check, an `<if>` or an ACL block. */
export interface Unit {
  kind: "check" | "conditional" | "acl";
  element: Element;
  /** Of a check. */
  facts: CheckFacts | undefined;
  conditional: Conditional | undefined;
  /** The `<if>` around it; undefined outside of all. */
  parent: Unit | undefined;
  part: Part;
  /** Its index among all units of the policy. */
  index: number;
}

/** The part of its parent that a unit is in. */
export type Part = "body" | "condition" | "then" | "else";

/** A policy as a list of its units, in the order of the file; an `<if>` comes before what is in it. */
export interface Edition {
  policy: Policy;
  units: Unit[];
}

export function readEdition(policy: Policy): Edition {
  const facts = new Map<Check, CheckFacts>(factsOf(policy).map((one) => [one.check, one]));
  const units: Unit[] = [];
  const add = (unit: Omit<Unit, "index">): Unit => {
    const added = { ...unit, index: units.length };
    units.push(added);
    return added;
  };
  const visit = (nodes: readonly PolicyNode[], parent: Unit | undefined, part: Part): void => {
    for (const node of nodes) {
      const { element } = node;
      if (node.kind === "check") {
        add({ kind: "check", element, facts: facts.get(node), conditional: undefined, parent, part });
        continue;
      }
      const unit = add({ kind: "conditional", element, facts: undefined, conditional: node, parent, part });
      visit(node.condition?.checks ?? [], unit, "condition");
      visit(node.then, unit, "then");
      visit(node.else, unit, "else");
    }
  };
  for (const element of policy.aclBlocks) {
    add({ kind: "acl", element, facts: undefined, conditional: undefined, parent: undefined, part: "body" });
  }
  visit(policy.body, undefined, "body");
  return { policy, units };
}

/** Tag and name of an ACL block: `file_acl ACL1`. */
export function aclName({ policy }: Edition, { element }: Unit): string {
  return `${element.tag} ${valueText(policy.tree, element.open.value)}`;
}

/** The content of an ACL block. */
export function aclText({ policy: { tree } }: Edition, element: Element): string {
  const parts = element.children.map((child) => {
    if (child.kind === "keyword") return `${child.name}:${valueText(tree, child.value)}`;
    return child.kind === "element" ? aclText({ policy: { tree } } as Edition, child) : "";
  });
  return `<${element.tag} ${valueText(tree, element.open.value)}>${parts.join(";")}`;
}

/** How a condition combines its checks, and the branch that it generates: `AND`, `OR auto FAILED`. */
export function conditionText({ conditional }: Unit): string {
  const condition = conditional?.condition;
  if (condition === undefined) return "";
  return condition.auto === undefined ? condition.operator : `${condition.operator} auto ${condition.auto}`;
}

/**
 * What is around a unit, in words that editions share: the branch and the checks of its condition. The
 * nearest two conditions are enough, and a policy can nest thousands.
 */
export function placesOf(units: readonly Unit[]): Map<Unit, string> {
  const names = new Map<Unit, string>();
  for (const unit of units) if (unit.kind === "conditional") names.set(unit, nameOfCondition(unit));
  const own = (unit: Unit | undefined): string =>
    unit?.parent === undefined ? "" : `${unit.part} ${names.get(unit.parent)}`;
  return new Map(units.map((unit) => [unit, `${own(unit.parent)}/${own(unit)}`]));
}

/** How many checks of a condition, and how many characters of their names, are enough to identify it. */
const mostNamed = 8;
const longestName = 300;

/** The names of the checks of a condition, joined. */
export function nameOfCondition({ conditional }: Unit): string {
  const names = conditional?.condition?.checks.slice(0, mostNamed).map((check) => descriptionOf(check)) ?? [];
  return names.join(conditional?.condition?.operator === "OR" ? " or " : " and ").slice(0, longestName);
}

function descriptionOf(check: Check): string {
  const { keywords, tree } = check;
  const value = keywords.find(({ name }) => name.toLowerCase() === "description")?.value;
  return valueText(tree, value).replace(/\s+/g, " ").trim();
}
