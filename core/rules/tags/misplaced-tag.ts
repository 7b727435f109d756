import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import { isTag, mayContain } from "../../syntax/nesting.ts";
import type { Element, TreeNode } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";
import { unbranched } from "./incomplete-if.ts";

export const misplacedTag: Rule = {
  id: "misplaced-tag",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findMisplaced },
};

function findMisplaced({ tree }: PolicyContext, report: Report): void {
  if (tree.checkType === undefined || !tagsPairUp(tree)) return;
  reportRuns(tree.children, undefined, report);
  forEachElement(tree, (element) => {
    if (isTag(element.tag)) reportRuns(element.children, element, report);
  });
}

/** The first of several misplaced tags in a row: they have one cause. */
function reportRuns(nodes: readonly TreeNode[], parent: Element | undefined, report: Report): void {
  const outer = parent?.tag;
  const explained = parent?.tag === "if" ? new Set(unbranched(parent)) : undefined;
  let inRun = false;
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    const misplaced = isMisplaced(outer, node.tag) && explained?.has(node) !== true;
    const nested = outer === "condition" && node.tag === "if";
    if (misplaced && !inRun)
      report(node.open, messageFor(outer, node.tag), nested ? { severity: "warning" } : {});
    inRun = misplaced;
  }
}

function isMisplaced(outer: string | undefined, child: string): boolean {
  return isTag(child) && !mayContain(outer, child) && !hasOwnRule(outer, child);
}

function messageFor(outer: string | undefined, child: string): string {
  if (outer === undefined) return `<${child}> can't be outside <check_type>.`;
  if (outer === "condition" && child === "if") {
    return "Tenable does not document when a <condition> with an <if> inside passes. Move the <if> out of it.";
  }
  const remedy = outer === "if" && mayContain("then", child) ? ": it must be in <then> or <else>." : ".";
  return `<${child}> can't be inside <${outer}>${remedy}`;
}

/**
 * Reported more precisely by incomplete-if, then-without-if, report-in-condition and duplicate-check-type.
 */
function hasOwnRule(outer: string | undefined, child: string): boolean {
  if (child === "then" || child === "else" || child === "condition") return outer !== "if";
  return child === "check_type" || (outer === "condition" && child === "report");
}
