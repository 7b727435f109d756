import type { PolicyNode } from "../../semantics/policy.ts";
import { tagsPairUp } from "../../syntax/elements.ts";
import { isTag, mayContain } from "../../syntax/nesting.ts";
import type { Element, PolicyTree } from "../../syntax/tree.ts";
import type { Report, Rule } from "../rule.ts";
import { wrapInTag } from "./wrap-in-tag.ts";

export const incompleteIf: Rule = {
  id: "incomplete-if",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: [],
    run: ({ tree, policy }, report) => void (tagsPairUp(tree) && findIncomplete(tree, policy.body, report)),
  },
};

function findIncomplete(tree: PolicyTree, nodes: readonly PolicyNode[], report: Report): void {
  for (const node of nodes) {
    if (node.kind !== "conditional") continue;
    if (node.condition === undefined) report(node.element.open, "This <if> has no <condition>.");
    else if (!hasBranch(node.element)) reportBranch(tree, node.element, report);
    findIncomplete(tree, node.then, report);
    findIncomplete(tree, node.else, report);
  }
}

/** What is directly after the condition was meant for the branch. */
function reportBranch({ text }: PolicyTree, element: Element, report: Report): void {
  const [first, ...rest] = unbranched(element);
  if (first === undefined) {
    report(element.open, "This <if> has neither <then> nor <else>.");
    return;
  }
  const condition = element.children.find((child) => child.kind === "element" && child.tag === "condition");
  report(first.open, "What follows the condition belongs in <then> \u2026 </then>.", {
    ...(condition?.kind === "element" && {
      related: { start: condition.open.start, end: condition.open.end, message: "The condition." },
    }),
    fixes: [wrapInTag(text, "then", first, rest.at(-1) ?? first)],
  });
}

/** The children of an <if> with a condition but no branch that a <then> around them would correct. */
export function unbranched(element: Element): readonly Element[] {
  const children = element.children.filter((child) => child.kind === "element");
  if (element.tag !== "if" || hasBranch(element)) return [];
  const condition = children.findIndex(({ tag }) => tag === "condition");
  return condition === -1
    ? []
    : children.slice(condition + 1).filter(({ tag }) => isTag(tag) && mayContain("then", tag));
}

function hasBranch({ children }: Element): boolean {
  return children.some((child) => child.kind === "element" && (child.tag === "then" || child.tag === "else"));
}
