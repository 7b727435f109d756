import type { CharSet } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import { childrenOf, type Quantified, type RegexNode, type RegexSpan } from "../syntax/node.ts";
import { firstSetOf } from "./first-set.ts";
import { followGraphOf, isAmbiguous } from "./follow-graph.ts";

/** A part of a pattern on which a backtracking engine, such as the scanner's, can take very long. */
export interface BacktrackingRisk extends RegexSpan {
  /** Exponential: the time can double with each character of the text. Polynomial: it grows with its square. */
  kind: "exponential" | "polynomial";
  /** Plain words, with what to do. */
  reason: string;
}

/**
 * The parts of a pattern (the tree of one without errors) that can match the same text in so many ways that a
 * text that does not match takes very long. Reports only what is proven: unbounded repetitions whose rounds
 * can be split differently, as in `(a+)+` or `(a|a)*`, and adjacent repetitions of the same characters, as in
 * `a*a*`; and only if something after them can fail. Overlaps that merely cost some time, as in `\s*.*x`, are
 * ordinary.
 */
export function backtrackingRisksOf(node: RegexNode): BacktrackingRisk[] {
  const risks: BacktrackingRisk[] = [];
  collect(node, false, risks);
  return risks.sort((a, b) => a.start - b.start);
}

/** `restCanFail`: can what follows the node fail, so that the engine comes back to it? */
function collect(node: RegexNode, restCanFail: boolean, risks: BacktrackingRisk[]): void {
  switch (node.kind) {
    case "sequence": {
      let canFail = restCanFail;
      for (let i = node.items.length - 1; i >= 0; i--) {
        const item = node.items[i]!;
        collect(item, canFail, risks);
        const next = node.items[i + 1];
        if (next && repeatTheSame(item, next) && canFailAfter(node.items, i + 1, restCanFail)) {
          risks.push({ kind: "polynomial", reason: polynomialReason, start: item.start, end: next.end });
        }
        canFail ||= !alwaysSucceeds(item);
      }
      return;
    }
    case "quantified": {
      const known = risks.length;
      collect(node.body, restCanFail && node.mode !== "possessive", risks);
      const inner = risks.slice(known).some(({ kind }) => kind === "exponential");
      if (!inner && restCanFail && node.mode !== "possessive" && isExponential(node)) {
        risks.push({ kind: "exponential", reason: exponentialReason, start: node.start, end: node.end });
      }
      return;
    }
    case "look":
      // Engines never backtrack into a lookaround.
      collect(node.body, false, risks);
      return;
    case "group":
      collect(node.body, restCanFail && node.type !== "atomic", risks);
      return;
    default:
      for (const child of childrenOf(node)) {
        collect(child, restCanFail, risks);
      }
  }
}

const exponentialReason =
  "This repetition can match the same text in many ways. On a long line that does not match, the engine may give up, and " +
  "the check ends in an error. Remove one of the nested quantifiers, or make each repetition begin with a character that occurs nowhere else in it.";

const polynomialReason =
  "Two neighbouring quantifiers repeat the same characters, so on a text that does not match, the engine tries every " +
  "way to share them. One of the two is enough.";

function alwaysSucceeds(node: RegexNode): boolean {
  const first = firstSetOf(node);
  return first.nullable && !first.tested;
}

function canFailAfter(items: readonly RegexNode[], index: number, restCanFail: boolean): boolean {
  return restCanFail || items.slice(index + 1).some((item) => !alwaysSucceeds(item));
}

function isExponential(node: Quantified): boolean {
  // Rounds of one character each can only be split in one way.
  if (node.max !== Number.POSITIVE_INFINITY || characterSetOf(node.body) !== undefined) {
    return false;
  }
  const graph = followGraphOf(node);
  return graph !== undefined && isAmbiguous(graph);
}

function repeatTheSame(left: RegexNode, right: RegexNode): boolean {
  const [a, b] = [repeatedSetOf(left), repeatedSetOf(right)];
  return a !== undefined && b !== undefined && a.length > 0 && a.join() === b.join();
}

/** The characters of an unbounded repetition of single characters, in a group or not. */
function repeatedSetOf(node: RegexNode): CharSet | undefined {
  if (node.kind === "group" && node.type !== "atomic") {
    return repeatedSetOf(node.body);
  }
  return node.kind === "quantified" && node.max === Number.POSITIVE_INFINITY && node.mode !== "possessive"
    ? characterSetOf(node.body)
    : undefined;
}
