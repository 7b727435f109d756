import { attributeText } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { OfferedValue } from "./offered-value.ts";

/** The ACL blocks of the file, for a value that names one. */
export function aclNames({ document }: CompletionContext): OfferedValue[] {
  const names = new Map<string, string>();
  for (const block of document.policy.aclBlocks) {
    const name = attributeText(document.tree, block, "");
    if (name !== undefined && !names.has(name)) names.set(name, block.name);
  }
  return [...names].map(([value, tag]) => ({ value, bare: false, detail: `<${tag}>` }));
}
