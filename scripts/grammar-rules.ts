/** The rules of the running grammar, as data: what is printed and drawn is what reads policies. */
import type { ISerializedGast } from "chevrotain";
import { ExpressionGrammar, ListGrammar, PolicyGrammar, RangeGrammar } from "../core/pages.ts";
import { literals } from "./grammar-terminals.ts";

/** A part of a rule. */
export type Part =
  | { kind: "terminal"; name: string }
  | { kind: "rule"; name: string }
  | { kind: "sequence"; parts: Part[] }
  | { kind: "choice"; parts: Part[] }
  | { kind: "optional" | "repeated" | "at-least-once"; part: Part };

export interface GrammarRule {
  name: string;
  body: Part;
}

/** The rules of policies, and those of values. */
export function policyRules(): GrammarRule[] {
  return rulesOf(new PolicyGrammar());
}

export function valueRules(): GrammarRule[] {
  return [new ExpressionGrammar(), new RangeGrammar(), new ListGrammar()].flatMap(rulesOf);
}

/** Every terminal that the rules name, in their order. */
export function terminalsOf(rules: readonly GrammarRule[]): string[] {
  const names = new Set<string>();
  const visit = (part: Part) => {
    if (part.kind === "terminal") names.add(part.name);
    else if ("part" in part) visit(part.part);
    else if ("parts" in part) part.parts.forEach(visit);
  };
  for (const { body } of rules) visit(body);
  return [...names];
}

/** A rule in EBNF: `[ … ]` may be left out, `{ … }` may be repeated or left out. */
export function ebnf({ name, body }: GrammarRule): string {
  const alternatives = body.kind === "choice" ? body.parts : [body];
  const lines = alternatives.map(
    (part, index) => `${index === 0 ? `${name} =` : "  |"} ${textOf(part, false)}`,
  );
  const oneLine = `${name} = ${textOf(body, false)} ;`;
  return oneLine.length <= 100 ? oneLine : `${lines.join("\n")} ;`;
}

function textOf(part: Part, isInside: boolean): string {
  switch (part.kind) {
    case "terminal":
      return literals[part.name] === undefined ? part.name : `"${literals[part.name]}"`;
    case "rule":
      return part.name;
    case "sequence":
      return part.parts.map((one) => textOf(one, true)).join(" ");
    case "choice": {
      const text = part.parts.map((one) => textOf(one, false)).join(" | ");
      return isInside ? `( ${text} )` : text;
    }
    case "optional":
      return `[ ${textOf(part.part, false)} ]`;
    case "repeated":
      return `{ ${textOf(part.part, false)} }`;
    case "at-least-once": {
      const text = textOf(part.part, true);
      return `${text} { ${text} }`;
    }
  }
}

function rulesOf(grammar: { getSerializedGastProductions(): ISerializedGast[] }): GrammarRule[] {
  const rules = grammar.getSerializedGastProductions().map((rule) => ({
    name: (rule as unknown as { name: string }).name,
    body: sequence(childrenOf(rule)),
  }));
  return rules.map((rule) => ({ ...rule, body: named(rule.body, rule.name, rules) }));
}

function childrenOf(production: ISerializedGast): Part[] {
  return ((production as { definition?: ISerializedGast[] }).definition ?? []).map(partOf);
}

function partOf(production: ISerializedGast): Part {
  const { type, name } = production as { type: string; name: string };
  switch (type) {
    case "Terminal":
      return { kind: "terminal", name };
    case "NonTerminal":
      return { kind: "rule", name };
    case "Option":
      return { kind: "optional", part: sequence(childrenOf(production)) };
    case "Repetition":
      return { kind: "repeated", part: sequence(childrenOf(production)) };
    case "RepetitionMandatory":
      return { kind: "at-least-once", part: sequence(childrenOf(production)) };
    case "Alternation":
      return choice(childrenOf(production));
    case "Alternative":
      return sequence(childrenOf(production));
  }
  throw new Error(`The grammar has a production of type ${type}, which nobody prints yet.`);
}

function sequence(parts: Part[]): Part {
  return parts.length === 1 ? parts[0]! : { kind: "sequence", parts };
}

/** An empty alternative makes the others optional. */
function choice(alternatives: Part[]): Part {
  const parts = alternatives.filter((part) => part.kind !== "sequence" || part.parts.length > 0);
  const all: Part = parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  return parts.length < alternatives.length ? { kind: "optional", part: all } : all;
}

/**
 * Replaces a part that is written out by the name of an equal rule: the first operand of a value is read
 * inline, because that is faster than a rule of its own.
 */
function named(part: Part, own: string, rules: readonly GrammarRule[]): Part {
  const same = rules.find(
    ({ name, body }) =>
      name !== own && body.kind === "choice" && JSON.stringify(body) === JSON.stringify(part),
  );
  if (same !== undefined) return { kind: "rule", name: same.name };
  if ("part" in part) return { ...part, part: named(part.part, own, rules) };
  return "parts" in part ? { ...part, parts: part.parts.map((one) => named(one, own, rules)) } : part;
}
