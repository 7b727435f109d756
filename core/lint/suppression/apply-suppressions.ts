import type { Fix } from "../../findings/finding.ts";
import { didYouMean, replaceWith } from "../../findings/suggestion.ts";
import type { SuppressionProblem } from "../../rules/rule.ts";
import { closest } from "../../schema/index.ts";
import type { PolicyTree, Span } from "../../syntax/tree.ts";
import { firstAt, firstIndex } from "../../text/first-at.ts";
import { endOfLine, startOfLine } from "../../text/lines.ts";
import { coveredLine, coveringLeaves } from "./covered-line.ts";
import {
  readSuppressions,
  type SuppressedRule,
  type SuppressionComment,
  type SuppressionMistake,
} from "./suppression-comments.ts";

export interface SuppressionOptions {
  /** "YYYY-MM-DD"; without it no suppression expires. */
  today: string | undefined;
  ruleIds: readonly string[];
  /** The rules that report problems with suppressions, unless they are off. */
  reportedAs: ReadonlyMap<SuppressionProblem, string>;
  /** False for rules that are off, for which it is unknown whether a suppression is needed. */
  isActive(rule: string): boolean;
}

/** The comments of a policy that suppress findings, and whether they are used. */
export interface Suppressions {
  /** Whether a comment suppresses a finding; records that the comment is used. */
  isSilenced(finding: { rule: string; start: number }): boolean;
  /**
   * The problems of the comments: invalid or unused ones. Call after `isSilenced` was called for all
   * findings.
   */
  problems(): Problem[];
}

interface Problem extends Span {
  problem: SuppressionProblem;
  message: string;
  fixes: Fix[];
}

/** Reads the comments of a policy that suppress findings. */
export function suppressionsOf(tree: PolicyTree, options: SuppressionOptions): Suppressions {
  const { suppressions, mistakes } = readSuppressions(tree);
  if (suppressions.length === 0) {
    return {
      isSilenced: () => false,
      problems: () => mistakes.map((mistake) => malformed(tree, mistake)),
    };
  }
  const expired = suppressions.filter((suppression) => isExpired(suppression, options.today));
  const covers = coversOf(
    tree,
    suppressions.filter((suppression) => !isExpired(suppression, options.today)),
  );
  const { isSilenced, isUsed } = silencerOf(covers);
  const isReported = ({ problem, start }: Problem) =>
    !isSilenced({ rule: options.reportedAs.get(problem) ?? "", start });
  return {
    isSilenced,
    problems() {
      const wrong = [
        ...mistakes.map((mistake) => malformed(tree, mistake)),
        ...suppressions.flatMap((suppression) => unknownRules(tree, suppression, options.ruleIds)),
        ...expired.map((suppression) => expiry(tree, suppression)),
      ].filter(isReported);
      const unused = [
        ...covers
          .filter((cover) => options.isActive(cover.rule.id) && !isUsed(cover))
          .map(({ suppression, rule }) => idle(tree, suppression, rule)),
        ...idleEnables(tree, suppressions, options.ruleIds),
      ].filter(isReported);
      return [...wrong, ...unused];
    },
  };
}

/** Returns a function that tests whether a comment of the policy suppresses a finding. */
export function silencedIn(
  tree: PolicyTree,
  today: string | undefined,
): (finding: { rule: string; start: number }) => boolean {
  const holding = readSuppressions(tree).suppressions.filter((suppression) => !isExpired(suppression, today));
  return holding.length === 0 ? () => false : silencerOf(coversOf(tree, holding)).isSilenced;
}

/**
 * Tests whether a comment suppresses a finding, and afterwards which comments were used. Uses binary search,
 * since there can be as many findings and comments as lines in a policy.
 */
function silencerOf(covers: readonly Cover[]): {
  isSilenced(finding: { rule: string; start: number }): boolean;
  isUsed(cover: Cover): boolean;
} {
  const stretches = new Map<string, Span[]>();
  for (const [rule, ofRule] of byRule(covers)) stretches.set(rule, joined(ofRule));
  /** By rule, the offsets where it was suppressed. */
  const silenced = new Map<string, number[]>();
  let isSorted = false;
  return {
    isSilenced({ rule, start }) {
      const stretch = lastUpTo(stretches.get(rule) ?? [], start);
      if (stretch === undefined || stretch.end < start) return false;
      const known = silenced.get(rule);
      if (known === undefined) silenced.set(rule, [start]);
      else if (known.at(-1) !== start) known.push(start);
      isSorted = false;
      return true;
    },
    isUsed({ rule, start, end }) {
      if (!isSorted) for (const places of silenced.values()) places.sort((left, right) => left - right);
      isSorted = true;
      const places = silenced.get(rule.id) ?? [];
      const first = places[firstIndex(places.length, (index) => places[index]! >= start)];
      return first !== undefined && first <= end;
    },
  };
}

function byRule(covers: readonly Cover[]): Map<string, Cover[]> {
  const rules = new Map<string, Cover[]>();
  for (const cover of covers) {
    const known = rules.get(cover.rule.id);
    if (known === undefined) rules.set(cover.rule.id, [cover]);
    else known.push(cover);
  }
  return rules;
}

/** Merges overlapping spans, in order. */
function joined(spans: readonly Span[]): Span[] {
  const stretches: Span[] = [];
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

function lastUpTo(spans: readonly Span[], offset: number): Span | undefined {
  return spans[firstAt(spans, offset + 1) - 1];
}

/** The span in which a comment suppresses a rule; both ends included. */
interface Cover extends Span {
  rule: SuppressedRule;
  suppression: SuppressionComment;
}

function coversOf(tree: PolicyTree, suppressions: readonly SuppressionComment[]): Cover[] {
  const covers: Cover[] = [];
  const nextLine = nextLinesOf(tree);
  let leaves: readonly Span[] | undefined;
  /** What is disabled at the current place, by rule. */
  const open = new Map<string, Cover[]>();
  for (const suppression of suppressions) {
    const { action, comment, rules } = suppression;
    if (action === "enable") {
      for (const id of rules.length === 0 ? [...open.keys()] : rules.map((rule) => rule.id)) {
        for (const cover of open.get(id) ?? []) cover.end = comment.start;
        open.delete(id);
      }
      continue;
    }
    let span: Span = { start: comment.start, end: Number.POSITIVE_INFINITY };
    if (action === "disable-file") span = { start: 0, end: Number.POSITIVE_INFINITY };
    else if (action !== "disable") {
      leaves ??= coveringLeaves(tree);
      const at = action === "disable-line" ? comment.start : nextLine(comment.end);
      span = coveredLine(tree, leaves, at);
    }
    for (const rule of rules) {
      const cover = { ...span, rule, suppression };
      covers.push(cover);
      if (action !== "disable") continue;
      const known = open.get(rule.id);
      if (known === undefined) open.set(rule.id, [cover]);
      else known.push(cover);
    }
  }
  return covers;
}

/**
 * The start of the next line that is neither blank nor a comment; the end of the text if there is none. Call
 * with ascending offsets: consecutive comments have the same next line, which is searched for once.
 */
function nextLinesOf({ text }: PolicyTree): (offset: number) => number {
  const idleLine = /[ \t\r]*(?:#[^\n]*)?\n/y;
  let known = -1;
  return (offset) => {
    if (offset < known) return known;
    const newline = text.indexOf("\n", offset);
    known = text.length;
    if (newline === -1) return known;
    idleLine.lastIndex = newline + 1;
    known = newline + 1;
    while (idleLine.test(text)) known = idleLine.lastIndex;
    return known;
  };
}

function isExpired({ until }: SuppressionComment, today: string | undefined): boolean {
  // Dates as YYYY-MM-DD sort as strings.
  return until !== undefined && today !== undefined && until.date < today;
}

function malformed(tree: PolicyTree, { start, end, comment, message }: SuppressionMistake): Problem {
  return { start, end, problem: "malformed", message, fixes: [removal(tree, comment)] };
}

function expiry(tree: PolicyTree, { comment, until }: SuppressionComment): Problem {
  return {
    start: until!.start,
    end: until!.end,
    problem: "expired",
    message: `This expired on ${until!.date}. Correct what it suppresses, or give it a later date.`,
    fixes: [removal(tree, comment)],
  };
}

function idle(tree: PolicyTree, suppression: SuppressionComment, rule: SuppressedRule): Problem {
  const { id, start, end } = rule;
  const fixes = [withoutRule(tree, suppression, rule)];
  return { start, end, problem: "unused", message: `There is no ${id} here for this to suppress.`, fixes };
}

/** The `enable` comments that do not end any `disable`, not even an expired one. */
function idleEnables(
  tree: PolicyTree,
  suppressions: readonly SuppressionComment[],
  ruleIds: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const open = new Set<string>();
  for (const suppression of suppressions) {
    const { action, comment, rules } = suppression;
    if (action === "disable") for (const { id } of rules) open.add(id);
    if (action !== "enable") continue;
    if (rules.length === 0 && open.size === 0) {
      const { start, end } = comment;
      const message = "No rule is disabled here, so this enables nothing.";
      problems.push({ start, end, problem: "unused", message, fixes: [removal(tree, comment)] });
    }
    for (const rule of rules) {
      const { id, start, end } = rule;
      if (open.delete(id) || !ruleIds.includes(id)) continue;
      const message = `The rule ${id} is not disabled here, so this enables nothing.`;
      problems.push({
        start,
        end,
        problem: "unused",
        message,
        fixes: [withoutRule(tree, suppression, rule)],
      });
    }
    if (rules.length === 0) open.clear();
  }
  return problems;
}

function unknownRules(
  tree: PolicyTree,
  suppression: SuppressionComment,
  ruleIds: readonly string[],
): Problem[] {
  return suppression.rules
    .filter(({ id }) => !ruleIds.includes(id))
    .map((rule) => {
      const { id, start, end } = rule;
      const likely = closest(id, ruleIds);
      const replace = likely === undefined ? [] : [replaceWith(likely, [{ start, end }])];
      return {
        start,
        end,
        problem: "malformed",
        message: `There is no rule ${id}${didYouMean(likely)}`,
        fixes: [...replace, withoutRule(tree, suppression, rule)],
      };
    });
}

function withoutRule(tree: PolicyTree, { comment, rules }: SuppressionComment, rule: SuppressedRule): Fix {
  const index = firstAt(rules, rule.start);
  if (rules.length === 1) return removal(tree, comment);
  const next = rules[index + 1];
  const span = next
    ? { start: rule.start, end: next.start }
    : { start: rules[index - 1]!.end, end: rule.end };
  return { title: `Remove ${rule.id}`, safe: true, edits: [{ ...span, newText: "" }] };
}

/** With its line, if nothing else is on it. */
function removal({ text }: PolicyTree, { start, end, afterValue }: SuppressionComment["comment"]): Fix {
  let span = { start, end };
  if (afterValue) {
    while (text[span.start - 1] === " " || text[span.start - 1] === "\t") span.start--;
  } else {
    const newline = text.indexOf("\n", end);
    span = { start: startOfLine(text, start), end: newline === -1 ? endOfLine(text, end) : newline + 1 };
  }
  return { title: "Remove the comment", safe: true, edits: [{ ...span, newText: "" }] };
}
