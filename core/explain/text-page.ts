import type { Block, Page } from "./page.ts";

/** How a terminal emphasises; `paint` is one. */
export interface Pen {
  bold(text: string): string;
  dim(text: string): string;
  blue(text: string): string;
}

const width = 100;
const termWidth = 22;

/** A page laid out for a terminal of 100 columns. */
export function pageAsText({ title, about, blocks }: Page, pen: Pen): string {
  const name = pen.bold(title.replaceAll("`", ""));
  return [
    about === undefined ? name : `${name}  ${pen.dim(about.replaceAll("`", ""))}`,
    ...blocks.map((block, index) => {
      const isUnderHeading = blocks[index - 1]?.kind === "heading";
      return `${isUnderHeading ? "" : "\n"}${blockAsText(block, pen)}`;
    }),
  ].join("\n");
}

function blockAsText(block: Block, pen: Pen): string {
  switch (block.kind) {
    case "heading":
      return pen.bold(block.text);
    case "list":
      return block.items.map((item) => hangingText("  - ", 4, item)).join("\n");
    case "entries":
      return block.entries
        .map(({ name, text }) => {
          const indent = termWidth + 2;
          const term = pen.blue(name.length < termWidth ? name.padEnd(termWidth) : name);
          if (text === "") return `  ${term}`.trimEnd();
          return name.length < termWidth
            ? hangingText(`  ${term}`, indent, text)
            : `  ${term}\n${hangingText(" ".repeat(indent), indent, text)}`;
        })
        .join("\n");
    case "code":
      return block.text.replace(/^(?=.)/gm, "    ");
    case "text":
      return wrap(withoutLinks(block.text), width).join("\n");
    case "source":
      return wrap(withoutLinks(block.text), width).map(pen.dim).join("\n");
  }
}

/** The text after `head`, with a hanging indent. */
function hangingText(head: string, indent: number, text: string): string {
  return head + wrap(withoutLinks(text), width - indent).join(`\n${" ".repeat(indent)}`);
}

/** `[text](address)` → `text (address)` */
function withoutLinks(text: string): string {
  return text.replace(/\[([^[\]]*)\]\((https:[^()\s]*)\)/g, "$1 ($2)");
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + word.length >= columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
