import { childrenOf, type RegexNode, type RegexSpan } from "../syntax/node.ts";

/** Digits, a hyphen and digits in a pattern of numbers, outside of brackets: the text `5-9`, not a range. */
export interface LiteralRange extends RegexSpan {
  /** What was meant, if that is certain: `[5-9]`. */
  meant?: string;
}

/**
 * Finds ranges outside of brackets if the alternatives around them are numbers: `(5-9|1[0-9])`. Text such as
 * `sha2-256` or a date is not one. In order.
 */
export function literalRanges(node: RegexNode): LiteralRange[] {
  const found: LiteralRange[] = [];
  visit(node, found);
  return found;
}

function visit(node: RegexNode, found: LiteralRange[]): void {
  if (node.kind === "alternation") {
    const numeric = node.alternatives.filter(isNumeric);
    if (numeric.length > 1 && numeric.some(holdsDigitClass)) {
      for (const alternative of numeric) collect(alternative, found);
      for (const other of node.alternatives) if (!numeric.includes(other)) visit(other, found);
      return;
    }
  }
  for (const child of childrenOf(node)) visit(child, found);
}

function collect(node: RegexNode, found: LiteralRange[]): void {
  const items = node.kind === "sequence" ? node.items : childrenOf(node);
  for (let at = 0; at < items.length; at++) {
    const from = digitsAt(items, at);
    if (from > at && isLiteral(items[from], "-")) {
      const to = digitsAt(items, from + 1);
      if (to > from + 1) {
        found.push(rangeOf(items, at, from, to));
        at = to - 1;
        continue;
      }
    }
    if (from > at) at = from - 1;
    else collect(items[at]!, found);
  }
}

/** @param hyphen index of the hyphen, @param to index after the last digit */
function rangeOf(items: readonly RegexNode[], from: number, hyphen: number, to: number): LiteralRange {
  const [first, last] = [items[from]!, items[to - 1]!];
  const closes = isLiteral(items[to], "]");
  const span = { start: first.start, end: closes ? items[to]!.end : last.end };
  const single = hyphen === from + 1 && to === hyphen + 2 && digit(first) < digit(last);
  return single ? { ...span, meant: `[${digit(first)}-${digit(last)}]` } : span;
}

function digitsAt(items: readonly RegexNode[], from: number): number {
  let at = from;
  while (at < items.length && digit(items[at]!) >= 0) at++;
  return at;
}

/** The digit that a node is, or -1. */
function digit(node: RegexNode): number {
  return node.kind === "literal" && node.codePoint >= 48 && node.codePoint <= 57 ? node.codePoint - 48 : -1;
}

function isLiteral(node: RegexNode | undefined, character: string): boolean {
  return node?.kind === "literal" && node.codePoint === character.charCodeAt(0);
}

/** Digits, hyphens and a lost `]`, sets of digits, and what repeats, groups or anchors them. */
function isNumeric(node: RegexNode): boolean {
  if (node.kind === "literal") return digit(node) >= 0 || isLiteral(node, "-") || isLiteral(node, "]");
  if (node.kind === "class" || node.kind === "class-escape") return isDigitClass(node);
  if (node.kind === "assertion") return true;
  const grouping = node.kind === "group" || node.kind === "quantified" || node.kind === "alternation";
  return (
    (grouping || node.kind === "sequence") && childrenOf(node).length > 0 && childrenOf(node).every(isNumeric)
  );
}

function holdsDigitClass(node: RegexNode): boolean {
  return isDigitClass(node) || childrenOf(node).some(holdsDigitClass);
}

function isDigitClass(node: RegexNode): boolean {
  if (node.kind === "class-escape") return node.letter === "d";
  if (node.kind !== "class" || node.negated) return false;
  return node.items.every(
    (item) =>
      (item.kind === "character" && item.codePoint >= 48 && item.codePoint <= 57) ||
      (item.kind === "range" && item.from >= 48 && item.to <= 57) ||
      (item.kind === "escape" && item.letter === "d"),
  );
}
