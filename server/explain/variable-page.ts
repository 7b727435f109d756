import { inlineCode, type VariableDeclaration } from "../../core/editor.ts";
import { paragraphs } from "./markdown.ts";

/** What the header says about a variable. */
export function variablePage(name: string, declaration: VariableDeclaration | undefined): string {
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
    "*Reference Guide, p. 159*",
  );
}
