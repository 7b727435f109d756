import { forEachElement } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const duplicateCheckType: Rule = {
  id: "duplicate-check-type",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findSecond },
};

function findSecond({ tree, policy }: PolicyContext, report: Report): void {
  const first = policy.checkTypeElement;
  if (first === undefined) return;
  forEachElement(tree, (element) => {
    if (element.name !== "check_type" || element === first) return;
    report(
      element.open,
      "A file can have only one <check_type>: move these checks to the first one, or to another file.",
      {
        related: { start: first.open.start, end: first.open.end, message: "The first one." },
      },
    );
  });
}
