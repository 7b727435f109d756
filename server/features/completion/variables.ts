import { declaredVariables, explainVariable } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { Suggestion } from "./edit.ts";

/** `@NAME@` for the variables of the header, when an `@` was typed in a value. */
export function suggestVariables({ document, offset }: CompletionContext): Suggestion[] {
  const { text, tree } = document;
  let start = offset;
  while (start > 0 && /[A-Z0-9_]/i.test(text[start - 1]!)) start--;
  if (text[start - 1] !== "@") return [];
  let end = offset;
  while (end < text.length && /[A-Z0-9_]/i.test(text[end]!)) end++;
  if (text[end] === "@") end++;
  return declaredVariables(tree).map((declaration) => ({
    label: `@${declaration.name}@`,
    kind: "Variable",
    replace: { start: start - 1, end },
    text: `@${declaration.name}@`,
    detail: declaration.defaultValue,
    documentation: explainVariable(declaration.name, declaration),
  }));
}
