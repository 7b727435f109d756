import { closest } from "../schema/index.ts";
import { endOfLine, startOfLine } from "../syntax/lines.ts";
import type { PolicyTree, Span } from "../syntax/tree.ts";
import { coveredLine, coveringLeaves } from "./covered-line.ts";
import type { Finding, Fix } from "./finding.ts";
import type { SuppressionProblem } from "./rule.ts";
import { didYouMean, replaceWith } from "./suggestion.ts";
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
  /** The rules under which problems with suppressions are reported, where these are not switched off. */
  reportedAs: ReadonlyMap<SuppressionProblem, string>;
  /** False for the rules that are switched off: whether a suppression of them is needed is not known. */
  isActive(rule: string): boolean;
}

export interface SuppressionResult {
  /** What no comment silences, in order. */
  findings: Finding[];
  problems: Problem[];
}

interface Problem extends Span {
  problem: SuppressionProblem;
  message: string;
  fixes: Fix[];
}

/** Takes the findings out that the comments of a policy silence, and says which of these comments are wrong or idle. */
export function applySuppressions(
  tree: PolicyTree,
  findings: Finding[],
  options: SuppressionOptions,
): SuppressionResult {
  const { suppressions, mistakes } = readSuppressions(tree);
  if (suppressions.length === 0) {
    return { findings, problems: mistakes.map((mistake) => malformed(tree, mistake)) };
  }
  const expired = suppressions.filter((suppression) => isExpired(suppression, options.today));
  const covers = coversOf(
    tree,
    suppressions.filter((suppression) => !expired.includes(suppression)),
  );
  const isSilenced = silencerOf(covers);
  const isReported = ({ problem, start }: Problem) =>
    !isSilenced({ rule: options.reportedAs.get(problem) ?? "", start });

  const kept = findings.filter((finding) => !isSilenced(finding));
  const wrong = [
    ...mistakes.map((mistake) => malformed(tree, mistake)),
    ...suppressions.flatMap((suppression) => unknownRules(tree, suppression, options.ruleIds)),
    ...expired.map((suppression) => expiry(tree, suppression)),
  ].filter(isReported);
  const unused = [
    ...covers
      .filter((cover) => !cover.used && options.isActive(cover.rule.id))
      .map(({ suppression, rule }) => idle(tree, suppression, rule)),
    ...idleEnables(tree, suppressions, options.ruleIds),
  ].filter(isReported);
  return { findings: kept, problems: [...wrong, ...unused] };
}

/** Tells whether a comment silences a finding, and notes that the comment is of use. */
function silencerOf(covers: readonly Cover[]): (finding: { rule: string; start: number }) => boolean {
  const byRule = new Map<string, Cover[]>();
  for (const cover of covers) {
    const known = byRule.get(cover.rule.id);
    if (known === undefined) byRule.set(cover.rule.id, [cover]);
    else known.push(cover);
  }
  return ({ rule, start }) => {
    const covering = (byRule.get(rule) ?? []).filter((cover) => cover.start <= start && start <= cover.end);
    for (const cover of covering) cover.used = true;
    return covering.length > 0;
  };
}

/** The places in which a comment silences a rule; both ends included. */
interface Cover extends Span {
  rule: SuppressedRule;
  suppression: SuppressionComment;
  used: boolean;
}

function coversOf(tree: PolicyTree, suppressions: readonly SuppressionComment[]): Cover[] {
  const covers: Cover[] = [];
  let leaves: readonly Span[] | undefined;
  let open: Cover[] = [];
  for (const suppression of suppressions) {
    const { action, comment, rules } = suppression;
    if (action === "enable") {
      const ends = (cover: Cover) => rules.length === 0 || rules.some(({ id }) => id === cover.rule.id);
      for (const cover of open) if (ends(cover)) cover.end = comment.start;
      open = open.filter((cover) => !ends(cover));
      continue;
    }
    let span: Span = { start: comment.start, end: Number.POSITIVE_INFINITY };
    if (action === "disable-file") span = { start: 0, end: Number.POSITIVE_INFINITY };
    else if (action !== "disable") {
      leaves ??= coveringLeaves(tree);
      const at = action === "disable-line" ? comment.start : nextLine(tree, comment.end);
      span = coveredLine(tree, leaves, at);
    }
    for (const rule of rules) {
      const cover = { ...span, rule, suppression, used: false };
      covers.push(cover);
      if (action === "disable") open.push(cover);
    }
  }
  return covers;
}

/** Start of the next line that is neither blank nor a comment; the end of the text where there is none. */
function nextLine({ text }: PolicyTree, offset: number): number {
  const idleLine = /[ \t\r]*(?:#[^\n]*)?\n/y;
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  idleLine.lastIndex = newline + 1;
  let line = newline + 1;
  while (idleLine.test(text)) line = idleLine.lastIndex;
  return line;
}

function isExpired({ until }: SuppressionComment, today: string | undefined): boolean {
  // Days as YYYY-MM-DD sort as texts.
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
    message: `This ended on ${until!.date}. Correct what it silences, or give it another day.`,
    fixes: [removal(tree, comment)],
  };
}

function idle(
  tree: PolicyTree,
  suppression: SuppressionComment,
  { id, start, end }: SuppressedRule,
): Problem {
  const fixes = [withoutRule(tree, suppression, id)];
  return { start, end, problem: "unused", message: `There is no ${id} here that this would silence.`, fixes };
}

/** The `enable` comments that end no `disable`, not even an expired one. */
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
      const message = "No rule is disabled here that this would enable.";
      problems.push({ start, end, problem: "unused", message, fixes: [removal(tree, comment)] });
    }
    for (const { id, start, end } of rules) {
      if (open.delete(id) || !ruleIds.includes(id)) continue;
      const message = `The rule ${id} is not disabled here: this would enable nothing.`;
      problems.push({ start, end, problem: "unused", message, fixes: [withoutRule(tree, suppression, id)] });
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
    .map(({ id, start, end }) => {
      const likely = closest(id, ruleIds);
      const replace = likely === undefined ? [] : [replaceWith(likely, [{ start, end }])];
      return {
        start,
        end,
        problem: "malformed",
        message: `There is no rule ${id}${didYouMean(likely)}`,
        fixes: [...replace, withoutRule(tree, suppression, id)],
      };
    });
}

function withoutRule(tree: PolicyTree, { comment, rules }: SuppressionComment, id: string): Fix {
  const index = rules.findIndex((rule) => rule.id === id);
  const rule = rules[index]!;
  if (rules.length === 1) return removal(tree, comment);
  const next = rules[index + 1];
  const span = next
    ? { start: rule.start, end: next.start }
    : { start: rules[index - 1]!.end, end: rule.end };
  return { title: `Remove ${id}`, safe: true, edits: [{ ...span, newText: "" }] };
}

/** With its line, if nothing else stands on it. */
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
