import type { Fix } from "../../findings/finding.ts";
import { replaceWith } from "../../findings/suggestion.ts";
import { closest } from "../../schema/index.ts";
import { declaredVariables, variableReferences } from "../../semantics/variables.ts";
import { lineEndOf, startOfLine } from "../../text/lines.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const undefinedVariable: Rule = {
  id: "undefined-variable",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: findUndefined },
};

function findUndefined({ tree, policy }: PolicyContext, report: Report): void {
  const references = variableReferences(tree);
  if (references.length === 0) return;
  const declared = new Set(declaredVariables(tree).map(({ name }) => name));
  const declare = declarationsIn(tree.text, policy.checkTypeElement?.open.start ?? 0);
  const likelyByName = new Map<string, string | undefined>();
  for (const { name, start, end } of references) {
    if (declared.has(name) || isMarker(name)) continue;
    if (!likelyByName.has(name)) likelyByName.set(name, closest(name, declared));
    const likely = likelyByName.get(name);
    const rest =
      likely === undefined ? "the scanner takes the text as it stands." : `did you mean @${likely}@?`;
    report({ start, end }, `The variable @${name}@ is not declared in the header: ${rest}`, {
      fixes: [...(likely === undefined ? [] : [replaceWith(`@${likely}@`, [{ start, end }])]), declare(name)],
    });
  }
}

/**
 * Declares a variable behind the others, in a header that is made where there is none; its default is for the author to
 * say. Where that is, is found once.
 * @param policyStart offset of the policy behind the header
 */
function declarationsIn(text: string, policyStart: number): (name: string) => Fix {
  let place: DeclarationPlace | undefined;
  return (name) => {
    place ??= placeOfDeclaration(text, policyStart);
    return declaration(name, place);
  };
}

interface DeclarationPlace {
  at: number;
  lineEnd: string;
  /** What is there already: the list of variables, the header alone, or neither. */
  within: "variables" | "header" | undefined;
}

function placeOfDeclaration(text: string, policyStart: number): DeclarationPlace {
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

function declaration(name: string, { at, lineEnd, within }: DeclarationPlace): Fix {
  const variable = [
    "#  <variable>",
    `#    <name>${name}</name>`,
    "#    <default></default>",
    "#    <description></description>",
    "#    <value_type>STRING</value_type>",
    "#  </variable>",
  ];
  const variables = ["#<variables>", ...variable, "#</variables>"];
  const whole = ["#<ui_metadata>", ...variables, "#</ui_metadata>"];
  const lines = within === "variables" ? variable : within === "header" ? variables : whole;
  const newText = lines.map((line) => line + lineEnd).join("");
  return { title: `Declare @${name}@ in the header`, safe: false, edits: [{ start: at, end: at, newText }] };
}

/** The mark of a licence comment, no variable. */
function isMarker(name: string): boolean {
  return name === "PROFESSIONALFEED";
}
