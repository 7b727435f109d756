import type { Comment, PolicyTree, Span } from "../../syntax/tree.ts";

/**
 * Comments that suppress findings:
 *
 *     # nessus-audit-disable-next-line RULE, RULE until 2027-01-31 -- reason
 *     # nessus-audit-disable-line RULE
 *     # nessus-audit-disable RULE … # nessus-audit-enable RULE
 *     # nessus-audit-disable-file RULE
 *
 * `next-line` is the next line that is neither blank nor a comment, so that several of them can be stacked.
 */
export interface SuppressionComment {
  action: SuppressionAction;
  comment: Comment;
  rules: SuppressedRule[];
  /** Last day on which it holds. */
  until: (Span & { date: string }) | undefined;
}

export type SuppressionAction = "disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable";

export interface SuppressedRule extends Span {
  id: string;
}

/** A comment that starts like a suppression but is not one. */
export interface SuppressionMistake extends Span {
  comment: Comment;
  message: string;
}

const prefix = "nessus-audit-";

const actions: ReadonlySet<string> = new Set<SuppressionAction>([
  "disable-next-line",
  "disable-line",
  "disable-file",
  "disable",
  "enable",
]);

/** Reads the suppressions of a policy, in order. */
export function readSuppressions(tree: PolicyTree): {
  suppressions: SuppressionComment[];
  mistakes: SuppressionMistake[];
} {
  const suppressions: SuppressionComment[] = [];
  const mistakes: SuppressionMistake[] = [];
  for (const comment of tree.comments) {
    const read = readComment(tree.text, comment);
    if (read === undefined) continue;
    if ("message" in read) mistakes.push(read);
    else suppressions.push(read);
  }
  return { suppressions, mistakes };
}

const opening = /#+[ \t]*nessus-audit-(disable|enable)([\w-]*)/y;

function readComment(text: string, comment: Comment): SuppressionComment | SuppressionMistake | undefined {
  opening.lastIndex = comment.start;
  const match = opening.exec(text);
  if (match === null) return undefined;
  const action = `${match[1]}${match[2]}`;
  const nameEnd = comment.start + match[0].length;
  const mistake = (span: Span, message: string): SuppressionMistake => ({
    start: span.start,
    end: span.end,
    comment,
    message,
  });
  if (!isAction(action)) {
    const name = { start: nameEnd - prefix.length - action.length, end: nameEnd };
    return mistake(name, `There is no ${prefix}${action}. Use one of ${[...actions].join(", ")}.`);
  }
  const words = wordsOf(text, nameEnd, comment.end);
  const untilAt = words.findIndex(({ id }) => id === "until");
  const rules = untilAt === -1 ? words : words.slice(0, untilAt);
  const [date, ...rest] = untilAt === -1 ? [] : words.slice(untilAt + 1);
  if (untilAt !== -1 && (date === undefined || !isDate(date.id) || rest.length > 0)) {
    return mistake(date ?? words[untilAt]!, "until needs a date, such as until 2027-01-31.");
  }
  if (rules.length === 0 && action !== "enable") {
    return mistake(comment, `Name the rules: # ${prefix}${action} RULE, RULE -- reason.`);
  }
  return { action, comment, rules, until: date && { ...date, date: date.id } };
}

function isAction(word: string): word is SuppressionAction {
  return actions.has(word);
}

/** The words before ` -- reason`, separated by commas or blanks. */
function wordsOf(text: string, from: number, end: number): SuppressedRule[] {
  const content = text.slice(from, end);
  const reason = content.indexOf("--");
  const words: SuppressedRule[] = [];
  const listed = reason === -1 ? content : content.slice(0, reason);
  for (const { 0: id, index } of listed.matchAll(/[^\s,]+/g)) {
    words.push({ id, start: from + index, end: from + index + id.length });
  }
  return words;
}

const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const match = /^\d{4}-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const day = Number(match[2]);
  return day >= 1 && day <= (daysOfMonths[Number(match[1]) - 1] ?? 0);
}
