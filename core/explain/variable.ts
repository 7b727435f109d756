import type { VariableDeclaration } from "../semantics/variables.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { paragraphs } from "./paragraphs.ts";
import { source } from "./source.ts";

/** What the header says about a variable, as Markdown. */
export function explainVariable(name: string, declaration: VariableDeclaration | undefined): string {
  if (declaration === undefined) {
    return paragraphs(
      `**${inlineCode(`@${name}@`)}** — variable`,
      "Nothing declares it. Declare it in the `#<ui_metadata>` header, or write the value.",
    );
  }
  const { defaultValue, valueType } = declaration;
  return paragraphs(
    `**${inlineCode(`@${name}@`)}** — variable${valueType === undefined ? "" : `, ${inlineCode(valueType)}`}`,
    "Its value is asked for when the policy is uploaded to the scanner.",
    defaultValue === undefined || defaultValue === ""
      ? "It has no default."
      : `Default: ${inlineCode(defaultValue)}`,
    `*${source({ certainty: "documented", pages: "159" }).text}*`,
  );
}
