import { replaceWith } from "../../findings/suggestion.ts";
import type { Rule } from "../rule.ts";

export const mixedItemTags: Rule = {
  id: "mixed-item-tags",
  severity: "hint",
  summary: "A check is opened as one kind of item and closed as the other.",
  why: `The scanner takes </item> and </custom_item> for either (G 176, 266), but readers and other tools stumble.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    run({ check: { element } }, report) {
      const { open, close } = element;
      if (close === undefined || close.name === open.name || open.end === open.start) return;
      if (!isItem(open.name) || !isItem(close.name)) return;
      report(close, `<${open.name}> is closed by </${close.name}>.`, {
        fixes: [replaceWith(open.name, [close.nameSpan], true)],
      });
    },
  },
};

function isItem(name: string): boolean {
  return name === "item" || name === "custom_item";
}
