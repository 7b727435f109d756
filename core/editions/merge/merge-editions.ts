import { type Policy, policyOf } from "../../semantics/policy.ts";
import { parse } from "../../syntax/parse.ts";
import type { PolicyTree } from "../../syntax/tree.ts";
import { lineEndOf } from "../../text/lines.ts";
import { plural } from "../../text/plural.ts";
import { compareEditions, type EditionComparison } from "../compare-editions.ts";
import { readEdition } from "../edition.ts";
import { buildMerge } from "./build.ts";
import { type Decisions, decide, type MergeItem } from "./decide.ts";
import { mergeHeader } from "./header.ts";
import { type Editions, type Nodes, readNodes } from "./nodes.ts";
import { isCheck, settle } from "./settle.ts";

/** My changes of a policy, seen from the vendor's next edition of it. */
export interface EditionMerge {
  items: MergeItem[];
  /** What the vendor changed between the edition that mine was made from and the next one. */
  vendor: EditionComparison["counts"];
  /** What to know about the merge, one sentence each. */
  notes: string[];
  /**
   * Makes the next edition with my changes; conflicts stay as the vendor wrote them, with a comment in the
   * check.
   */
  text(): MergedText;
}

export type MergedText = { ok: true; text: string; notes: string[] } | { ok: false; reason: string };

export type MergeAnswer = { ok: true; merge: EditionMerge } | { ok: false; reason: string };

/** A policy and its name in messages. */
export interface NamedEdition {
  name: string;
  policy: Policy;
}

/**
 * Which of my changes of a policy apply to the vendor's next edition of it, check by check and keyword by keyword.
 *
 * @param base the edition that mine was made from
 */
export function mergeEditions(base: NamedEdition, mine: NamedEdition, next: NamedEdition): MergeAnswer {
  const reason = whyNot(base, mine, next);
  if (reason !== undefined) return { ok: false, reason };
  const editions: Editions = {
    base: readEdition(base.policy),
    mine: readEdition(mine.policy),
    next: readEdition(next.policy),
  };
  const nodes = readNodes(editions);
  for (const side of ["mine", "next"] as const) {
    if (nodes.all.some((node) => node.base?.kind === "check" && node[side] !== undefined)) continue;
    const other = side === "mine" ? mine : next;
    const why = `No check of ${base.name} is in ${other.name}: they are probably not editions of the same policy.`;
    return { ok: false, reason: why };
  }
  const decisions = decide(editions, nodes);
  settle(nodes, decisions);
  const lineEnd = lineEndOf(next.policy.tree.text);
  const header = mergeHeader(editions, lineEnd);
  const items = [...header.items, ...decisions.items];
  const merge: EditionMerge = {
    items,
    vendor: compareEditions(base.policy, next.policy).counts,
    notes: notesOn(nodes, items, { base, mine, next }),
    text: () => mergedText(editions, nodes, decisions, header.edits),
  };
  return { ok: true, merge };
}

/** Why these can't be merged; a sentence with a next step. */
function whyNot(...editions: readonly NamedEdition[]): string | undefined {
  for (const { name, policy } of editions) {
    if (policy.checkTypeElement === undefined) return `${name} is not a policy: it has no <check_type>.`;
    if (policy.checks.length === 0) return `${name} has no checks.`;
  }
  const [base, mine, next] = editions as [NamedEdition, NamedEdition, NamedEdition];
  for (const { name, policy } of [mine, next]) {
    if (policy.checkType === base.policy.checkType) continue;
    const [one, other] = [base.policy.checkType ?? "none", policy.checkType ?? "none"];
    return `${base.name} is of check type ${one} and ${name} of ${other}: they are not editions of the same policy.`;
  }
  return undefined;
}

function notesOn(
  nodes: Nodes,
  items: readonly MergeItem[],
  names: Record<"base" | "mine" | "next", NamedEdition>,
): string[] {
  const { base, mine, next } = names;
  const notes: string[] = [];
  const madeToo = items.filter(({ outcome }) => outcome === "made-too").length;
  if (madeToo >= 5 && madeToo * 2 > items.length) {
    notes.push(
      `${madeToo} of ${plural(items.length, "change")} in ${mine.name} are also in ${next.name}: ${base.name} may be older than the edition that ${mine.name} was made from.`,
    );
  }
  const checks = nodes.all.filter(({ base: unit }) => unit?.kind === "check");
  const kept = checks.filter(({ mine: unit }) => unit !== undefined).length;
  if (kept * 2 < checks.length) {
    notes.push(
      `${mine.name} has only ${kept} of the ${plural(checks.length, "check")} of ${base.name}: it may have been made from another policy.`,
    );
  }
  return notes;
}

function mergedText(
  editions: Editions,
  nodes: Nodes,
  decisions: Decisions,
  edits: Parameters<typeof buildMerge>[3],
): MergedText {
  for (const side of ["mine", "next"] as const) {
    const { tree } = editions[side].policy;
    if (tree.errors.length > 0) {
      const which = side === "mine" ? "The policy with your changes" : "The next edition";
      return {
        ok: false,
        reason: `${which} has a syntax error on line ${lineOf(tree, tree.errors[0]!.start)}. Correct it first.`,
      };
    }
  }
  const text = buildMerge(editions, nodes, decisions, edits);
  const merged = policyOf(parse(text));
  if (merged.tree.errors.length > 0) {
    const line = lineOf(merged.tree, merged.tree.errors[0]!.start);
    return {
      ok: false,
      reason: `The result can't be read, on line ${line} of it: this is a bug in nessus-audit. Please report it.`,
    };
  }
  const expected = nodes.all.filter((node) => isCheck(node) && decisions.of.get(node)!.isPresent).length;
  if (merged.checks.length !== expected) {
    const counts = `${plural(merged.checks.length, "check")} instead of ${expected}`;
    return {
      ok: false,
      reason: `The result would have ${counts}: this is a bug in nessus-audit. Please report it.`,
    };
  }
  return { ok: true, text, notes: lostComments(editions, merged.tree) };
}

function lineOf({ text }: PolicyTree, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Comments of mine that have no place in the result: nothing shows where they belong. */
function lostComments({ base, mine }: Editions, merged: PolicyTree): string[] {
  const counts = new Map<string, number>();
  const add = ({ text, comments }: PolicyTree, by: number): void => {
    for (const { start, end } of comments) {
      const comment = text.slice(start, end).trim();
      counts.set(comment, (counts.get(comment) ?? 0) + by);
    }
  };
  add(base.policy.tree, -1);
  const older = new Map(counts);
  add(mine.policy.tree, 1);
  const there = new Set(merged.comments.map(({ start, end }) => merged.text.slice(start, end).trim()));
  const lost = [...counts].filter(
    ([comment, more]) => more > 0 && !older.has(comment) && !there.has(comment) && comment !== "#",
  );
  if (lost.length === 0) return [];
  return [
    `${plural(lost.length, "comment")} of yours ${lost.length === 1 ? "is" : "are"} not in the result, such as ${lost[0]![0].slice(0, 80)}`,
  ];
}
