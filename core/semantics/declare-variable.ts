import { lineEndOf, startOfLine } from "../text/lines.ts";
import type { TextEdit } from "../text/text-edit.ts";

/** What the header says about a new variable; what is left out is for the author to add. */
export interface NewVariable {
  name: string;
  default?: string;
  valueType?: "STRING" | "INTEGER";
}

/** Where a policy declares its next variable: after the others, or in a new header if there is none. */
export interface DeclarationPlace {
  at: number;
  lineEnd: string;
  /** What already exists: the list of variables, only the header, or neither. */
  within: "variables" | "header" | undefined;
}

/** @param policyStart offset of the policy after the header */
export function placeOfDeclaration(text: string, policyStart: number): DeclarationPlace {
  const header = text.slice(0, policyStart);
  const lineOf = (tag: RegExp) => {
    const at = header.search(tag);
    return at === -1 ? undefined : startOfLine(text, at);
  };
  const [endOfVariables, endOfHeader] = [lineOf(/<\/variables>/), lineOf(/<\/ui_metadata>/)];
  return {
    at: endOfVariables ?? endOfHeader ?? startOfLine(text, policyStart),
    lineEnd: lineEndOf(text),
    within: endOfVariables !== undefined ? "variables" : endOfHeader !== undefined ? "header" : undefined,
  };
}

export function declareVariable(variable: NewVariable, { at, lineEnd, within }: DeclarationPlace): TextEdit {
  const declaration = [
    "#  <variable>",
    `#    <name>${variable.name}</name>`,
    `#    <default>${variable.default ?? ""}</default>`,
    "#    <description></description>",
    `#    <value_type>${variable.valueType ?? "STRING"}</value_type>`,
    "#  </variable>",
  ];
  const variables = ["#<variables>", ...declaration, "#</variables>"];
  const whole = ["#<ui_metadata>", ...variables, "#</ui_metadata>"];
  const lines = within === "variables" ? declaration : within === "header" ? variables : whole;
  return { start: at, end: at, newText: lines.map((line) => line + lineEnd).join("") };
}
