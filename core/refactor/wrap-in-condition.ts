import { forEachOperand } from "../semantics/operands.ts";
import { type Check, keywordOf } from "../semantics/policy.ts";
import type { Element, PolicyTree } from "../syntax/tree.ts";
import { lineEndOf, startOfLine } from "../text/lines.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Makes a check the condition of an `<if>` whose branches report PASSED and FAILED in its place: what is
 * reported stays the same, and the branches can be filled in. Undefined in a condition, and if the check
 * shares its lines with something else.
 */
export function wrapInCondition(check: Check): Refactoring | undefined {
  const { tree, element, tag, inCondition } = check;
  const { text } = tree;
  const line = text.slice(startOfLine(text, element.start), element.start);
  const isDone = element.close !== undefined && !element.open.selfClosing;
  if (inCondition || tag === "report" || !isDone || line.trim() !== "") return undefined;
  const unit = line.includes("\t") ? "\t" : "  ";
  const lineEnd = lineEndOf(text);
  const said = keywordOf(check, "description")?.value;
  const description = said?.kind === "string" && said.closed ? text.slice(said.start, said.end) : '""';
  const report = (branch: string, status: string) => [
    `${unit}<${branch}>`,
    `${unit}${unit}<report type:"${status}">`,
    `${unit}${unit}${unit}description : ${description}`,
    `${unit}${unit}</report>`,
    `${unit}</${branch}>`,
  ];
  const before = ["<if>", `${unit}<condition type:"AND">`];
  const after = [`${unit}</condition>`, ...report("then", "PASSED"), ...report("else", "FAILED"), "</if>"];
  return {
    name: { is: "wrap-in-condition" },
    kind: "rewrite",
    edits: [
      {
        start: element.start,
        end: element.start,
        newText: [...before, ""].join(`${lineEnd}${line}`) + unit + unit,
      },
      ...indentLines(tree, element, unit + unit),
      { start: element.end, end: element.end, newText: ["", ...after].join(`${lineEnd}${line}`) },
    ],
  };
}

/**
 * Indents the lines after the first, except those that begin inside of a string, where blanks are part of it.
 */
function indentLines({ text }: PolicyTree, element: Element, by: string): TextEdit[] {
  const strings: { start: number; end: number }[] = [];
  for (const child of element.children) {
    if (child.kind !== "keyword" || child.value === undefined) continue;
    forEachOperand(child.value, (operand) => void strings.push(operand));
  }
  const edits: TextEdit[] = [];
  for (
    let at = text.indexOf("\n", element.start);
    at !== -1 && at < element.end;
    at = text.indexOf("\n", at + 1)
  ) {
    const start = at + 1;
    const isBlank = text[start] === "\n" || text[start] === "\r";
    if (isBlank || strings.some((string) => string.start < start && start < string.end)) continue;
    edits.push({ start, end: start, newText: by });
  }
  return edits;
}
