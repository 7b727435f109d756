import { childrenOf, type RegexNode, type RegexSpan } from "../../regex/syntax/node.ts";
import { parsePattern } from "../../semantics/patterns.ts";
import { escapeMarkdown, inlineCode } from "../../text/markdown-text.ts";
import { describeCount, wordsFor } from "./words.ts";

/** How many pieces are explained, how deeply nested, and how much of one is shown. */
const mostPieces = 40;
const deepest = 5;
const longestPiece = 60;

/** What a regular expression matches, piece by piece, as Markdown. @param text as the engine reads it */
export function explainPattern(text: string): string {
  const { node, errors } = parsePattern(text);
  const problem = errors[0];
  if (problem !== undefined)
    return `This regular expression does not compile: ${escapeMarkdown(problem.message)}`;
  const lines: string[] = [];
  const left = addPieces(text, node, 0, lines);
  if (left > 0) lines.push("- …");
  return ["Regular expression, piece by piece:", lines.join("\n")].join("\n\n");
}

/** @returns how many pieces were left out */
function addPieces(text: string, node: RegexNode, depth: number, lines: string[]): number {
  let left = 0;
  for (const { start, end, words, inside } of piecesOf(node)) {
    if (lines.length >= mostPieces) return left + 1;
    lines.push(`${"  ".repeat(depth)}- ${showText(text, start, end)} ${words}`);
    if (inside === undefined) continue;
    if (depth + 1 >= deepest) left++;
    else left += addPieces(text, inside, depth + 1, lines);
  }
  return left;
}

function showText(text: string, start: number, end: number): string {
  if (start === end) return "(empty)";
  return inlineCode(
    end - start > longestPiece ? `${text.slice(start, start + longestPiece)}…` : text.slice(start, end),
  );
}

interface Piece extends RegexSpan {
  words: string;
  /** What it consists of, if that needs an explanation. */
  inside?: RegexNode;
}

/** The pieces of a node: those of a sequence, with adjacent literals as one. */
function piecesOf(node: RegexNode): Piece[] {
  if (node.kind === "alternation")
    return node.alternatives.map((alternative) => alternativePiece(alternative));
  if (node.kind !== "sequence") return [pieceOf(node)];
  const pieces: Piece[] = [];
  for (let at = 0; at < node.items.length; at++) {
    const first = node.items[at]!;
    if (first.kind !== "literal") {
      pieces.push(pieceOf(first));
      continue;
    }
    let last = first;
    for (
      let next = node.items[at + 1];
      next?.kind === "literal" && next.ignoreCase === first.ignoreCase;
      next = node.items[at + 1]
    ) {
      last = next;
      at++;
    }
    const words =
      last === first ? wordsFor(first) : first.ignoreCase ? "this text, upper or lower case" : "this text";
    pieces.push({ start: first.start, end: last.end, words });
  }
  return pieces;
}

function alternativePiece(node: RegexNode): Piece {
  const [only, ...others] = piecesOf(node);
  if (only === undefined) return { start: node.start, end: node.end, words: "or: nothing" };
  if (others.length === 0) return { ...only, words: `or: ${only.words}` };
  return { start: node.start, end: node.end, words: "or, one after the other", inside: node };
}

function pieceOf(node: RegexNode): Piece {
  const { start, end } = node;
  if (node.kind === "quantified") {
    const inner = pieceOf(node.body);
    const words = `${describeCount(node)}: ${inner.words}`;
    return inner.inside === undefined ? { start, end, words } : { start, end, words, inside: inner.inside };
  }
  const words = wordsFor(node);
  if (node.kind === "alternation") return { start, end, words, inside: node };
  const [body, other] = childrenOf(node);
  if (body === undefined) return { start, end, words };
  if (other !== undefined) return { start, end, words };
  if (body.kind === "alternation") return { start, end, words: `${words}: ${wordsFor(body)}`, inside: body };
  const inner = piecesOf(body);
  if (inner.length === 1 && inner[0]!.inside === undefined) {
    return { start, end, words: `${words}: ${inner[0]!.words}` };
  }
  return { start, end, words, inside: body };
}
