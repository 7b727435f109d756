import { declaredVariables } from "../../semantics/variables.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unusedVariable: Rule = {
  id: "unused-variable",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "policy", run: findUnused },
};

function findUnused({ tree }: PolicyContext, report: Report): void {
  for (const { name, nameSpan } of declaredVariables(tree)) {
    // A comment counts: in a file made from a template it says which value took the variable's place.
    if (tree.text.includes(`@${name}@`)) continue;
    report(nameSpan, `The variable ${name} is never used as @${name}@.`);
  }
}
