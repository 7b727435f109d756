import { replaceWith } from "../../findings/suggestion.ts";
import type { Rule } from "../rule.ts";

export const mixedItemTags: Rule = {
  id: "mixed-item-tags",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      run({ check: { element } }, report) {
        const { open, close } = element;
        if (close === undefined || close.name === open.name || open.end === open.start) return;
        if (!isItem(open.name) || !isItem(close.name)) return;
        report(close, `<${open.name}> is closed by </${close.name}>.`, {
          fixes: [replaceWith(open.name, [close.nameSpan], true)],
        });
      },
    },
  },
};

function isItem(name: string): boolean {
  return name === "item" || name === "custom_item";
}
