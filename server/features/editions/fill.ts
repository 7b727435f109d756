import {
  declaredVariables,
  type FillValue,
  fillVariables,
  findPlaces,
  variableReference,
} from "../../../core/editor.ts";
import { t, tCount } from "../../../l10n/translate.ts";
import type { PolicyDocument } from "../../documents/policy-document.ts";
import type {
  DocumentResult,
  FillVariablesParams,
  ListVariablesResult,
  PolicyVariable,
} from "../../protocol.ts";

/**
 * The variables of a policy with what a form shows for each.
 *
 * @param configured values by name
 */
export function listedVariables(
  name: string,
  { tree, schema }: PolicyDocument,
  configured: Readonly<Record<string, string>>,
): ListVariablesResult {
  const variables = new Map<string, PolicyVariable>();
  for (const { name: variable, title, info, defaultValue, valueType } of declaredVariables(tree)) {
    variables.set(variable, {
      name: variable,
      ...(title !== undefined && { title }),
      ...(info !== undefined && { info }),
      ...(defaultValue !== undefined && { preset: defaultValue }),
      ...(valueType !== undefined && { valueType }),
      places: 0,
      patterns: 0,
    });
  }
  for (const { operand, isPattern } of findPlaces(tree, schema)) {
    for (const [, variable] of tree.text.slice(operand.start, operand.end).matchAll(variableReference)) {
      const known = variables.get(variable!) ?? { name: variable!, places: 0, patterns: 0 };
      known.places++;
      if (isPattern) known.patterns++;
      variables.set(variable!, known);
    }
  }
  // variables that no check uses need no value
  const used = [...variables.values()].filter(({ places }) => places > 0);
  for (const variable of used) {
    if (Object.hasOwn(configured, variable.name)) variable.configured = configured[variable.name]!;
  }
  if (used.length > 0) return { variables: used };
  return {
    variables: [],
    problem: t("{0} has no variables in its checks: it can be uploaded as it is.", name),
  };
}

/** The policy with values in place of its variables. */
export function filledPolicy(
  { policy, schema }: PolicyDocument,
  values: FillVariablesParams["values"],
): DocumentResult {
  const given = values.map(({ name, value, isText }): [string, FillValue] => [
    name,
    { value, isText, from: "the form" },
  ]);
  const answer = fillVariables(policy, new Map(given), { schema });
  if (!answer.ok) return { text: "", problem: answer.problems.join(" ") };
  const { text, filled, notes } = answer;
  const names = new Set(filled.map(({ name }) => name));
  const places = tCount(filled.length, "{0} place", "{0} places");
  const counts = tCount(
    names.size,
    "{0} variable filled in, in {1}.",
    "{0} variables filled in, in {1}.",
    places,
  );
  return { text, summary: [counts, ...notes].join(" ") };
}
