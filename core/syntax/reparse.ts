import { type Schema, standardSchema } from "../schema/schema.ts";
import { type ChangedRange, changedRange } from "../text/changed-range.ts";
import { firstAt } from "../text/first-at.ts";
import { isAscii } from "../text/is-ascii.ts";
import { keepElements } from "./elements.ts";
import { readStatements } from "./grammar/policy.ts";
import { type FlatPolicy, quoteRuleOf, readFlat, treeOf } from "./parse.ts";
import { replaceStatements } from "./replace-statements.ts";
import { tokenize } from "./scanner.ts";
import { shiftProblem, shiftSpan, shiftStatement } from "./shift.ts";
import { buildStructure, type Structure } from "./structure.ts";
import type { PolicyTree, Span, Statement } from "./tree.ts";

/**
 * Parses one version of a document after another, reading again only the statements around a change. The tree
 * of a version reuses the nodes of the one before, which is invalid from then on.
 */
export class DocumentParser {
  #last: { flat: FlatPolicy; structure: Structure; tree: PolicyTree } | undefined;

  /** The same tree as `parse` makes. Trees that it returned before must not be used afterwards. */
  parse(text: string, schema: Schema = standardSchema): PolicyTree {
    const last = this.#last;
    const change = last && readChange(last.flat, text, schema);
    const flat = change?.flat ?? readFlat(text, schema);
    const isKept =
      change !== undefined &&
      last!.structure.isCertain &&
      replaceStatements(last!.tree, change.replaced, change.fresh);
    const structure = isKept ? last!.structure : buildStructure(text, flat.statements);
    const tree = treeOf(flat, structure);
    if (isKept) keepElements(last!.tree, tree);
    this.#last = { flat, structure, tree };
    return tree;
  }
}

/** A changed text, and the part of it that was read again. */
interface Change {
  flat: FlatPolicy;
  /** Statements of the last version, at their places in it. */
  replaced: readonly Statement[];
  /** Statements of this version in their place. */
  fresh: readonly Statement[];
}

/** What is this many statements further on can't change how a statement is read: the lookahead is shorter. */
const lookAhead = 4;

/** The statements of a changed text; undefined if more than the changed place may read differently now. */
function readChange(last: FlatPolicy, text: string, schema: Schema): Change | undefined {
  const { checkType, rule } = quoteRuleOf(text, schema);
  if (rule !== last.rule) return undefined;
  const range = changedRange(last.text, text);
  const by = range.newEnd - range.oldEnd;
  const first = firstTouched(last, range);
  const from = first === 0 ? 0 : last.statements[first]!.start;
  const resumed = firstUntouched(last, range);
  // The end of an unclosed string depends on what comes after it, however far away.
  if (resumed === undefined || last.unclosed.some(({ start }) => start < from)) return undefined;
  const oldTo = last.statements[resumed]!.start;
  const to = oldTo + by;
  const ahead = last.statements[resumed + lookAhead];
  const scanned = tokenize(text, rule, from, ahead && ahead.start + by);
  const read = readStatements(text, scanned.tokens, rule === "raw-double", to);
  if (read.end !== to) return undefined;

  const replaced = <Node extends Span>(
    nodes: readonly Node[],
    fresh: readonly Node[],
    shift: (node: Node, by: number) => void,
  ): Node[] => {
    const behind = nodes.slice(firstAt(nodes, oldTo));
    if (by !== 0) for (const node of behind) shift(node, by);
    return nodes.slice(0, firstAt(nodes, from)).concat(fresh.slice(0, firstAt(fresh, to)), behind);
  };
  const flat: FlatPolicy = {
    text,
    checkType,
    rule,
    isAscii: last.isAscii ? isAscii(text.slice(range.start, range.newEnd)) : isAscii(text),
    statements: replaced(last.statements, read.statements, shiftStatement),
    comments: replaced(last.comments, scanned.comments, shiftSpan),
    errors: replaced(last.errors, read.errors, shiftProblem),
    unclosed: replaced(last.unclosed, scanned.unclosed, shiftSpan),
  };
  return {
    flat,
    replaced: last.statements.slice(firstAt(last.statements, from), resumed),
    fresh: read.statements.slice(0, firstAt(read.statements, to)),
  };
}

/** The index of the first statement that may have looked at the changed part; it begins a line. */
function firstTouched({ text, statements }: FlatPolicy, { start }: ChangedRange): number {
  // The end of a string may depend on the line after it.
  const lineBefore = text.lastIndexOf("\n", text.lastIndexOf("\n", start - 1) - 1) + 1;
  let index = firstAt(statements, lineBefore) - 1 - lookAhead;
  while (index > 0 && !beginsLine(text, statements, index)) index--;
  return Math.max(index, 0);
}

/** The index of the first statement that begins a line after the changed part. */
function firstUntouched({ text, statements }: FlatPolicy, { oldEnd }: ChangedRange): number | undefined {
  const lineBehind = text.indexOf("\n", oldEnd) + 1;
  if (lineBehind === 0) return undefined;
  let index = firstAt(statements, lineBehind);
  while (index < statements.length && !beginsLine(text, statements, index)) index++;
  return index < statements.length ? index : undefined;
}

function beginsLine(text: string, statements: readonly Statement[], index: number): boolean {
  return text.slice(statements[index - 1]?.end ?? 0, statements[index]!.start).includes("\n");
}
