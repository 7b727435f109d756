import { textOf } from "../syntax/string-value.ts";
import type { Element, PolicyTree } from "../syntax/tree.ts";
import { codeBlock, escapeMarkdown, inlineCode } from "../text/markdown-text.ts";
import { plural } from "../text/plural.ts";
import { paragraphs } from "./paragraphs.ts";

/** Longer blocks are better read in place. */
const mostCharacters = 2000;

/** Explains an ACL block for a hover over its name: who is in it, and its text. */
export function explainAclBlock(tree: PolicyTree, block: Element, name: string): string {
  const users = block.children.flatMap((child) =>
    child.kind === "element" && child.tag === "user" && child.open.value !== undefined
      ? [textOf(tree, child.open.value)]
      : [],
  );
  const text = tree.text.slice(block.start, block.end);
  return paragraphs(
    `**${escapeMarkdown(name)}** — ${inlineCode(`<${block.name}>`)} of ${plural(users.length, "entry", "entries")}`,
    text.length > mostCharacters ? users.map(inlineCode).join(", ") : codeBlock(text, "nessus-audit"),
  );
}
