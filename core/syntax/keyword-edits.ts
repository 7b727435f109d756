import type { ChangedRange } from "../text/changed-range.ts";
import { ownText } from "../text/own-text.ts";
import type { PolicyTree, Statement } from "./tree.ts";

/** A change from one version of a policy to the next that left its tags and the kinds of its statements as they were. */
export interface KeywordEdit extends ChangedRange {
  /** The keywords whose values changed, in lower case; undefined if more than values may be read differently now. */
  keywords: readonly string[] | undefined;
  /** Whether blanks or comments changed too. */
  between: boolean;
}

/** A version of a policy among those that have the same tags. Keeps no text and no tree. */
export interface VersionMark {
  edits: EditHistory;
  number: number;
}

/** More versions than arise between two runs of lint. */
const mostEdits = 100;

class EditHistory {
  #edits: KeywordEdit[] = [];
  #forgotten = 0;

  get length(): number {
    return this.#forgotten + this.#edits.length;
  }

  add(edit: KeywordEdit): void {
    this.#edits.push(edit);
    if (this.#edits.length <= 2 * mostEdits) return;
    this.#forgotten += mostEdits;
    this.#edits = this.#edits.slice(mostEdits);
  }

  /** Undefined if they are forgotten. */
  between(number: number, later: number): readonly KeywordEdit[] | undefined {
    if (number < this.#forgotten || number > later) return undefined;
    return this.#edits.slice(number - this.#forgotten, later - this.#forgotten);
  }
}

const marks = new WeakMap<PolicyTree, VersionMark>();

/** Records that a tree is an earlier one with an edit. */
export function rememberEdit(before: PolicyTree, tree: PolicyTree, edit: KeywordEdit): void {
  const { edits } = markOf(before);
  edits.add(edit);
  marks.set(tree, { edits, number: edits.length });
}

/** Names this version of a policy for `editsSince`. */
export function markOf(tree: PolicyTree): VersionMark {
  let mark = marks.get(tree);
  if (mark === undefined) {
    mark = { edits: new EditHistory(), number: 0 };
    marks.set(tree, mark);
  }
  return mark;
}

/** The edits from an earlier version to a tree, in order; undefined if its tags may have changed, or that is not known. */
export function editsSince(
  { edits, number }: VersionMark,
  tree: PolicyTree,
): readonly KeywordEdit[] | undefined {
  const mark = marks.get(tree);
  return mark?.edits === edits ? edits.between(number, mark.number) : undefined;
}

/** Statements and the text that they are in. */
interface ReadIn {
  text: string;
  statements: readonly Statement[];
}

/**
 * Describes a change that replaced each of some statements by another.
 * @param before the statements before the change, at their places there
 */
export function keywordEdit(range: ChangedRange, before: ReadIn, after: ReadIn): KeywordEdit {
  const { start, oldEnd, newEnd } = range;
  const keywords: string[] = [];
  let isCertain = true;
  let between = true;
  for (const [index, old] of before.statements.entries()) {
    const next = after.statements[index]!;
    if (before.text.slice(old.start, old.end) === after.text.slice(next.start, next.end)) continue;
    if (old.start <= start && oldEnd <= old.end && newEnd <= next.end) between = false;
    if (old.kind === "keyword" && next.kind === "keyword" && old.name === next.name)
      keywords.push(ownText(next.name.toLowerCase()));
    else isCertain = false;
  }
  return { start, oldEnd, newEnd, keywords: isCertain ? keywords : undefined, between };
}
