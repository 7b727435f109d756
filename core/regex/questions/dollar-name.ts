import { childrenOf, type RegexNode, type RegexSpan } from "../syntax/node.ts";

/**
 * The places where `$`, the end of a line, is before a name, which therefore can't match: `$HOME`, `${HOME}`.
 * Each span covers the `$` and the name, up to the last letter, digit or underscore.
 */
export function dollarNames(node: RegexNode): RegexSpan[] {
  const found: RegexSpan[] = [];
  visit(node, found);
  return found;
}

function visit(node: RegexNode, found: RegexSpan[]): void {
  const children = childrenOf(node);
  if (node.kind === "sequence") {
    for (const [index, item] of children.entries()) {
      if (item.kind !== "assertion" || (item.place !== "end" && item.place !== "line-end")) continue;
      // Whoever writes \Z knows what it means.
      if (item.end !== item.start + 1) continue;
      const name = nameAfter(children, index + 1);
      if (name > index + 1) found.push({ start: item.start, end: children[name - 1]!.end });
    }
  }
  for (const child of children) visit(child, found);
}

/** Index after the last node of the name that begins at an index; the index itself if none does. */
function nameAfter(items: readonly RegexNode[], from: number): number {
  const brace = isCharacter(items[from], /\{/);
  let at = brace ? from + 1 : from;
  if (!isCharacter(items[at], /[A-Za-z_]/)) return from;
  while (isCharacter(items[at], /\w/)) at++;
  return brace && isCharacter(items[at], /\}/) ? at + 1 : at;
}

function isCharacter(node: RegexNode | undefined, wanted: RegExp): boolean {
  return node?.kind === "literal" && wanted.test(String.fromCodePoint(node.codePoint));
}
