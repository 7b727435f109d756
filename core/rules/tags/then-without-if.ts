import { forEachElement, tagsPairUp } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const thenWithoutIf: Rule = {
  id: "then-without-if",
  severity: "error",
  summary: "A <condition>, <then> or <else> stands outside an <if>.",
  why: `The three are the parts of an <if>: alone they mean nothing, and the scanner rejects the file (G 156, 352).`,
  bad: `<check_type:"Unix">
<then>
  <report type:"PASSED">
    description : "A kernel that is supported"
  </report>
</then>
</check_type>
`,
  good: `<check_type:"Unix">
<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: findLonelyParts },
};

const partsOfIf = new Set(["condition", "then", "else"]);

function findLonelyParts({ tree }: PolicyContext, report: Report): void {
  if (!tagsPairUp(tree)) return;
  forEachElement(tree, ({ tag: part, open, parent }) => {
    if (!partsOfIf.has(part) || parent?.tag === "if") return;
    report(open, `<${part}> without <if>: it has to stand right inside one.`);
  });
}
