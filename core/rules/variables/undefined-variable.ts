import type { Fix } from "../../findings/finding.ts";
import { replaceWith } from "../../findings/suggestion.ts";
import { closest } from "../../schema/index.ts";
import {
  type DeclarationPlace,
  declareVariable,
  placeOfDeclaration,
} from "../../semantics/declare-variable.ts";
import { declaredVariables, variableReferences } from "../../semantics/variables.ts";
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
    const rest = likely === undefined ? "the scanner takes the text literally." : `did you mean @${likely}@?`;
    report({ start, end }, `The variable @${name}@ is not declared in the header: ${rest}`, {
      fixes: [...(likely === undefined ? [] : [replaceWith(`@${likely}@`, [{ start, end }])]), declare(name)],
    });
  }
}

/**
 * Declares a variable; its default is left to the author. The place is only looked for once.
 * @param policyStart offset of the policy after the header
 */
function declarationsIn(text: string, policyStart: number): (name: string) => Fix {
  let place: DeclarationPlace | undefined;
  return (name) => {
    place ??= placeOfDeclaration(text, policyStart);
    const title = `Declare @${name}@ in the header`;
    return { title, safe: false, edits: [declareVariable({ name }, place)] };
  };
}

/** Is it the mark of a licence comment rather than a variable? */
function isMarker(name: string): boolean {
  return name === "PROFESSIONALFEED";
}
