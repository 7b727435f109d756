import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const thenWithoutIf: Rule = {
  id: "then-without-if",
  severity: "error",
  since: "0.1.0",
  source: { kind: "policy", keywords: [], run: findLonelyParts },
};

const partsOfIf = new Set(["condition", "then", "else"]);

function findLonelyParts({ tree }: PolicyContext, report: Report): void {
  if (!tagsPairUp(tree)) return;
  forEachElement(tree, ({ tag: part, open, parent }) => {
    if (!partsOfIf.has(part) || parent?.tag === "if") return;
    report(open, `<${part}> without <if>: it belongs directly inside one.`);
  });
}
