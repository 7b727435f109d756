import { type Schema, standardSchema } from "../schema/schema.ts";
import { type ChangedRange, changedRange } from "../text/changed-range.ts";
import { firstAt } from "../text/first-at.ts";
import { isAscii } from "../text/is-ascii.ts";
import { keepElements } from "./elements.ts";
import { readStatements } from "./grammar/policy.ts";
import { type KeywordEdit, keywordEdit, rememberEdit } from "./keyword-edits.ts";
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
    if (isKept) {
      keepElements(last!.tree, tree);
      rememberEdit(last!.tree, tree, editOf(last!.flat, change));
    }
    this.#last = { flat, structure, tree };
    return tree;
  }
}

/** A changed text, and the part of it that was read again. */
interface Change {
  range: ChangedRange;
  flat: FlatPolicy;
  /** Statements of the last version, at their places in it. */
  replaced: readonly Statement[];
  /** Statements of this version in their place. */
  fresh: readonly Statement[];
  /** Whether something was or is wrong with them. */
  damaged: boolean;
}

/** What is wrong, or the check type, may be read by anyone: then more than keywords may read differently. */
function editOf(last: FlatPolicy, { range, flat, replaced, fresh, damaged }: Change): KeywordEdit {
  const before = { text: last.text, statements: replaced };
  const edit = keywordEdit(range, before, { text: flat.text, statements: fresh });
  return damaged || last.checkType !== flat.checkType ? { ...edit, keywords: undefined } : edit;
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
    nodes: Node[],
    fresh: readonly Node[],
    shift: (node: Node, by: number) => void,
  ): Node[] => {
    const end = firstAt(nodes, oldTo);
    if (by !== 0) for (let index = end; index < nodes.length; index++) shift(nodes[index]!, by);
    return putInto(nodes, { start: firstAt(nodes, from), end }, fresh, firstAt(fresh, to));
  };
  const before = last.statements.slice(firstAt(last.statements, from), resumed);
  const errorsWereAt = firstAt(last.errors, from) < firstAt(last.errors, oldTo);
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
    range,
    flat,
    replaced: before,
    fresh: read.statements.slice(0, firstAt(read.statements, to)),
    damaged: errorsWereAt || firstAt(read.errors, to) > 0,
  };
}

/** Puts the first so many nodes in the place of others: into their list, which the last version needs no more. */
function putInto<Node>(nodes: Node[], { start, end }: Span, fresh: readonly Node[], count: number): Node[] {
  if (end - start !== count) return nodes.slice(0, start).concat(fresh.slice(0, count), nodes.slice(end));
  for (let index = 0; index < count; index++) nodes[start + index] = fresh[index]!;
  return nodes;
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
