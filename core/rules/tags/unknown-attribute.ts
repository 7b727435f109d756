import { didYouMean, isTypo, replaceWith } from "../../findings/suggestion.ts";
import { closest, tagSchema } from "../../schema/index.ts";
import { forEachElement } from "../../syntax/elements.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unknownAttribute: Rule = {
  id: "unknown-attribute",
  severity: "error",
  summary: "A tag has an attribute that it does not take.",
  why: `Attributes are part of the tag, as in <condition type:"AND" auto:"FAILED">. One that the scanner doesn't know makes
it reject the file. On <check_type>, where nothing says what plugins do with it, it is a warning.`,
  bad: `<check_type:"Unix">
<if>
  <condition typ:"AND">
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
  source: { kind: "policy", run: findUnknown },
};

function findUnknown({ tree, checkType, schema }: PolicyContext, report: Report): void {
  forEachElement(tree, ({ name, open }) => {
    if (open.attributes.length === 0 || (name === "check_type" && checkType === undefined)) return;
    const tag = tagSchema(name, checkType?.name, schema);
    if (tag === undefined) return;
    for (const attribute of open.attributes) {
      if (tag.attributes.some((known) => known.name === attribute.name)) continue;
      const likely = closest(
        attribute.name,
        tag.attributes.map((known) => known.name),
      );
      // Whether a plugin minds an attribute too many is not known; a misspelt one is missing, too.
      const certain = name !== "check_type" || isTypo(attribute.name, likely);
      report(attribute.nameSpan, `Unknown attribute ${attribute.name} of <${name}>${didYouMean(likely)}`, {
        severity: certain ? "error" : "warning",
        fixes: likely === undefined ? [] : [replaceWith(likely, [attribute.nameSpan])],
      });
    }
  });
}
