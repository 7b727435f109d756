import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import {
  declaredVariables,
  forEachOperand,
  insideQuotes,
  type Span,
  textOf,
  variableReferences,
} from "../../core/editor.ts";
import { keywordHolder } from "../documents/keyword-holder.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

const types = ["type", "property", "enumMember", "variable"] as const;
const modifiers = ["declaration"] as const;

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...types],
  tokenModifiers: [...modifiers],
};

interface Token extends Span {
  type: (typeof types)[number];
  declaration?: boolean;
}

/**
 * Tokens that a grammar can't find: which words are item types, keywords and values of this check, and
 * variables inside strings. Unknown words keep the colour of the grammar.
 */
export function semanticTokens(document: PolicyDocument, within: Span): SemanticTokens {
  const tokens = [...checkTokens(document, within), ...variableTokens(document, within)].sort(
    (left, right) => left.start - right.start,
  );
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, declaration } of withoutOverlaps(tokens)) {
    const { line, character } = document.positionAt(start);
    builder.push(line, character, end - start, types.indexOf(type), declaration ? 1 : 0);
  }
  return builder.build();
}

function checkTokens(document: PolicyDocument, within: Span): Token[] {
  const { tree, policy } = document;
  const tokens: Token[] = [];
  for (const { element } of policy.checks) {
    if (element.end < within.start || element.start > within.end) continue;
    const holder = keywordHolder(document, element)!;
    for (const { name, nameSpan, value } of holder.present) {
      const schema = holder.keywords.get(name);
      if (schema === undefined) continue;
      tokens.push({ ...spanOf(nameSpan), type: "property" });
      if (value === undefined) continue;
      if (name === "type" && holder.item?.kind === "typed")
        tokens.push({ ...insideQuotes(value), type: "type" });
      if (schema.values.length === 0) continue;
      forEachOperand(value, (operand) => {
        const text = textOf(tree, operand);
        if (!schema.values.some((known) => known.value === text)) return;
        tokens.push({ ...insideQuotes(operand), type: "enumMember" });
      });
    }
  }
  return tokens;
}

function variableTokens({ tree }: PolicyDocument, within: Span): Token[] {
  const tokens: Token[] = [
    ...declaredVariables(tree).map(({ nameSpan }) => ({
      ...nameSpan,
      type: "variable" as const,
      declaration: true,
    })),
    ...variableReferences(tree).map((use) => ({ ...spanOf(use), type: "variable" as const })),
  ];
  return tokens.filter(({ start, end }) => end >= within.start && start <= within.end);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The protocol asks for tokens that neither overlap nor span lines; schema values have no line ends. */
function withoutOverlaps(tokens: readonly Token[]): Token[] {
  let end = -1;
  return tokens.filter((token) => {
    if (token.start < end) return false;
    end = token.end;
    return true;
  });
}
