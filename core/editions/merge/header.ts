import { declaredVariables, type VariableDeclaration } from "../../semantics/variables.ts";
import type { Element, PolicyTree, Span } from "../../syntax/tree.ts";
import { startOfLine } from "../../text/lines.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { MergeItem } from "./decide.ts";
import { conflictMark } from "./marks.ts";
import type { Editions, Side } from "./nodes.ts";
import { withLineEnds } from "./own-lines.ts";

/**
 * What becomes of my changes outside of checks: the defaults of variables, and the tags around everything.
 */
export function mergeHeader(editions: Editions, lineEnd: string): { items: MergeItem[]; edits: TextEdit[] } {
  const items: MergeItem[] = [];
  const edits: TextEdit[] = [];
  const trees = { base: treeOf("base"), mine: treeOf("mine"), next: treeOf("next") };
  mergeTags(editions, items, edits);
  mergeVariables(trees, lineEnd, items, edits);
  const conflicts = items.filter(({ outcome }) => outcome === "conflict");
  const top = editions.next.policy.checkTypeElement;
  if (conflicts.length > 0 && top !== undefined) {
    const at = startOfLine(trees.next.text, top.start);
    const newText = conflicts.map((item) => `${conflictMark(item)}${lineEnd}`).join("");
    edits.push({ start: at, end: at, newText });
  }
  return { items, edits };

  function treeOf(side: Side): PolicyTree {
    return editions[side].policy.tree;
  }
}

function mergeTags({ base, mine, next }: Editions, items: MergeItem[], edits: TextEdit[]): void {
  for (const tag of ["checkTypeElement", "groupPolicy"] as const) {
    const [was, own, is] = [base, mine, next].map(({ policy }) => policy[tag]);
    if (was === undefined || own === undefined || is === undefined) continue;
    const [before, after, theirs] = [
      tagText(base.policy.tree, was),
      tagText(mine.policy.tree, own),
      tagText(next.policy.tree, is),
    ];
    if (before === after) continue;
    const outcome = theirs === before ? "applies" : theirs === after ? "made-too" : "conflict";
    const words = `${before} → ${after}`;
    const other = outcome === "conflict" ? theirs : undefined;
    items.push({
      outcome,
      about: "policy",
      name: `<${is.tag}>`,
      mine: words,
      next: other,
      keyword: undefined,
      node: undefined,
    });
    if (outcome === "applies") edits.push({ start: is.open.start, end: is.open.end, newText: after });
  }
}

function tagText({ text }: PolicyTree, { open }: Element): string {
  return text.slice(open.start, open.end);
}

function mergeVariables(
  trees: Record<Side, PolicyTree>,
  lineEnd: string,
  items: MergeItem[],
  edits: TextEdit[],
): void {
  const [base, next] = [byName(trees.base), byName(trees.next)];
  for (const own of declaredVariables(trees.mine)) {
    const was = base.get(own.name);
    const is = next.get(own.name);
    const tell = (outcome: MergeItem["outcome"], mine: string, other?: string): void => {
      items.push({
        outcome,
        about: "variable",
        name: `variable @${own.name}@`,
        mine,
        next: other,
        keyword: undefined,
        node: undefined,
      });
    };
    if (was === undefined) {
      if (is !== undefined) {
        if (is.defaultValue === own.defaultValue) tell("made-too", "added");
        else
          tell(
            "conflict",
            `added with the default ${showDefault(own)}`,
            `added it with the default ${showDefault(is)}`,
          );
        continue;
      }
      const at = endOfVariables(trees.next);
      if (at === undefined) tell("conflict", "added", "has no variables in its header");
      else {
        tell("applies", "added");
        edits.push({ start: at, end: at, newText: withLineEnds(linesOf(trees.mine, own), lineEnd) });
      }
      continue;
    }
    if (was.defaultValue === own.defaultValue) continue;
    const words = `default ${showDefault(was)} → ${showDefault(own)}`;
    if (is === undefined) tell("conflict", words, "removed it");
    else if (is.defaultValue === own.defaultValue) tell("made-too", words);
    else if (is.defaultValue !== was.defaultValue) tell("conflict", words, `default ${showDefault(is)}`);
    else if (is.defaultSpan === undefined || own.defaultValue === undefined)
      tell("conflict", words, "has no default for it");
    else {
      tell("applies", words);
      edits.push({ ...is.defaultSpan, newText: own.defaultValue });
    }
  }
}

function byName(tree: PolicyTree): Map<string, VariableDeclaration> {
  return new Map(declaredVariables(tree).map((one) => [one.name, one]));
}

function showDefault({ defaultValue }: VariableDeclaration): string {
  return defaultValue === undefined ? "none" : `"${defaultValue}"`;
}

/** The lines of one variable in the header, from `<variable>` to `</variable>`. */
function linesOf({ text }: PolicyTree, { nameSpan }: VariableDeclaration): string {
  const span = variableAround(text, nameSpan);
  return `${text.slice(span.start, span.end)}\n`;
}

function variableAround(text: string, { start, end }: Span): Span {
  const from = startOfLine(text, text.lastIndexOf("<variable>", start));
  const closing = "</variable>";
  const to = text.indexOf(closing, end);
  return { start: from, end: to === -1 ? end : to + closing.length };
}

/** Before the line of `</variables>`; undefined if there is none. */
function endOfVariables(tree: PolicyTree): number | undefined {
  const last = declaredVariables(tree).at(-1);
  if (last === undefined) return undefined;
  const at = tree.text.indexOf("</variables>", last.nameSpan.end);
  return at === -1 ? undefined : startOfLine(tree.text, at);
}
