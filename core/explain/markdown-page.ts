import { codeBlock, inlineCode, proseAsMarkdown } from "../text/markdown-text.ts";
import type { Block, Page } from "./page.ts";
import { paragraphs } from "./paragraphs.ts";

/** A page for a hover: its title and headings are bold. */
export function pageAsMarkdown({ title, about, blocks }: Page): string {
  const name = `**${proseAsMarkdown(title)}**`;
  return paragraphs(
    about === undefined ? name : `${name} — ${proseAsMarkdown(about)}`,
    blocksAsMarkdown(blocks, (heading) => `**${heading}**`),
  );
}

/** A page for a separate file: its title and headings are in the outline. */
export function pageAsDocument({ title, about, blocks }: Page): string {
  return paragraphs(
    `# ${proseAsMarkdown(title)}`,
    about && proseAsMarkdown(about),
    blocksAsMarkdown(blocks, (heading) => `## ${heading}`),
  );
}

function blocksAsMarkdown(blocks: readonly Block[], headingOf: (text: string) => string): string {
  return blocks.map((block) => blockAsMarkdown(block, headingOf)).join("\n\n");
}

function blockAsMarkdown(block: Block, headingOf: (text: string) => string): string {
  switch (block.kind) {
    case "heading":
      return headingOf(proseAsMarkdown(block.text));
    case "text":
      return proseAsMarkdown(block.text);
    case "list":
      return block.items.map((item) => `- ${proseAsMarkdown(item)}`).join("\n");
    case "entries":
      return block.entries
        .map(({ name, text }) => `- ${inlineCode(name)}${text === "" ? "" : `: ${proseAsMarkdown(text)}`}`)
        .join("\n");
    case "code":
      return codeBlock(block.text, block.language);
    case "source":
      return `*${block.text}*`;
  }
}
