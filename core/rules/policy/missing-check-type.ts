import { forEachElement, isDamaged } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const missingCheckType: Rule = {
  id: "missing-check-type",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", run: findCheckType },
};

function findCheckType({ tree, policy }: PolicyContext, report: Report): void {
  const element = policy.checkTypeElement;
  if (element !== undefined) {
    if (element.open.value !== undefined || isDamaged(tree, element.open)) return;
    report(element.open, 'This <check_type> names no check type: write one, such as <check_type:"Unix">.');
    return;
  }
  if (tree.errors.some(({ rule }) => rule === "unopened-tag" || rule === "malformed-tag")) return;
  const [first] = tree.children;
  if (first === undefined || (first.kind === "element" && first.tag === "check_type")) return;
  let tags = 0;
  forEachElement(tree, () => tags++);
  if (tags === 0) report(first, "This is not an audit file: it has no <check_type> and no other tag.");
  else
    report(
      first.kind === "element" ? first.open : first,
      'The file has no <check_type:"\u2026"> around its checks.',
    );
}
