import type { VariableDeclaration } from "../semantics/variables.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { paragraphs } from "./paragraphs.ts";
import { source } from "./source.ts";

/** What the header says about a variable, as Markdown. */
export function explainVariable(name: string, declaration: VariableDeclaration | undefined): string {
  if (declaration === undefined) {
    return paragraphs(
      `**${inlineCode(`@${name}@`)}** — variable`,
      "It is not declared. Declare it in the `#<ui_metadata>` header, or write the value.",
    );
  }
  const { defaultValue, valueType } = declaration;
  return paragraphs(
    `**${inlineCode(`@${name}@`)}** — variable${valueType === undefined ? "" : `, ${inlineCode(valueType)}`}`,
    "The scanner asks for its value when the policy is uploaded.",
    defaultValue === undefined || defaultValue === ""
      ? "It has no default."
      : `Default: ${inlineCode(defaultValue)}`,
    `*${source({ certainty: "documented", pages: "159" }).text}*`,
  );
}
