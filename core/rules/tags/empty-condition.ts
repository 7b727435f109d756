import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const emptyCondition: Rule = {
  id: "empty-condition",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findEmpty },
};

function findEmpty({ tree }: PolicyContext, report: Report): void {
  if (!tagsPairUp(tree)) return;
  forEachElement(tree, ({ name, open, children }) => {
    if (name !== "condition" || children.some((child) => child.kind === "element")) return;
    report(open, "This <condition> has no check.");
  });
}
