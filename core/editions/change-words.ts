import { readRange } from "../semantics/numbers.ts";
import type { Check } from "../semantics/policy.ts";
import { textOf } from "../syntax/string-value.ts";
import type { PolicyTree, Value } from "../syntax/tree.ts";
import { changedRange } from "../text/changed-range.ts";
import { type Field, tagField } from "./check-fields.ts";
import type { KeywordChange } from "./keyword-changes.ts";
import { portsText, valueText } from "./value-text.ts";

/** The same check in two editions. */
export interface CheckVersions {
  before: Check;
  after: Check;
}

/** Describes the change of a keyword: `minimum password length 14 → 16`, `ports also 443, no longer 80`. */
export function changeWords({ keyword, before, after }: KeywordChange, checks: CheckVersions): string {
  const name = labelOf(keyword, checks);
  if (before === undefined) return `${name} ${showField(after!, checks.after)} is new`;
  if (after === undefined) return `${name} ${showField(before, checks.before)} is gone`;
  const sets = setWords(before, after, checks);
  return sets === undefined ? `${name} ${pairWords(before, after, checks)}` : `${name} ${sets}`;
}

/** Keywords that say what the value of a check is about. */
const naming = [
  "password_policy",
  "lockout_policy",
  "kerberos_policy",
  "audit_policy",
  "audit_policy_subcategory",
];

/** `value_data` of a policy gets the name of what the policy is about. */
function labelOf(keyword: string, { after }: CheckVersions): string {
  if (keyword === tagField) return "result";
  if (keyword !== "value_data" && keyword !== "value") return keyword;
  for (const { name, value } of after.keywords) {
    if (!naming.includes(name) && !(name === "name" && after.builtin !== undefined)) continue;
    const text = valueText(after.tree, value);
    if (text !== "" && text.length <= longestShown) return text.toLowerCase().replaceAll("_", " ");
  }
  return keyword;
}

const longestShown = 60;

function pairWords(before: Field, after: Field, checks: CheckVersions): string {
  const ranges = rangeWords(before.text, after.text);
  if (ranges !== undefined) return ranges;
  const [older, newer] = excerpts(before.text, after.text);
  return `${quote(older, before, checks.before)} → ${quote(newer, after, checks.after)}`;
}

/** Numbers and ranges: `14 → 16`, `at least 14 → at least 16`. */
function rangeWords(before: string, after: string): string | undefined {
  const [older, newer] = [amountOf(before), amountOf(after)];
  return older === undefined || newer === undefined ? undefined : `${older} → ${newer}`;
}

function amountOf(text: string): string | undefined {
  if (/^[+-]?\d+$/.test(text)) return text;
  const range = readRange(text);
  if (range?.from === undefined || range.to === undefined) return undefined;
  const { from, to } = range;
  if (to === Number.POSITIVE_INFINITY) return from === Number.NEGATIVE_INFINITY ? "any" : `at least ${from}`;
  return from === Number.NEGATIVE_INFINITY ? `at most ${to}` : `${from} to ${to}`;
}

/**
 * Ports, and alternatives whose order does not matter: `also 443, no longer 80`. Undefined for other values.
 */
function setWords(before: Field, after: Field, checks: CheckVersions): string | undefined {
  const [older, newer] = [membersOf(before, checks.before), membersOf(after, checks.after)];
  if (older === undefined || newer === undefined || older.joint !== newer.joint) return undefined;
  const [had, has] = [new Set(older.members), new Set(newer.members)];
  const added = newer.members.filter((member) => !had.has(member));
  const gone = older.members.filter((member) => !has.has(member));
  if (added.length === newer.members.length && gone.length === older.members.length) return undefined;
  const parts = [
    ...(added.length > 0 ? [`also ${listWords(added)}`] : []),
    ...(gone.length > 0 ? [`no longer ${listWords(gone)}`] : []),
  ];
  return parts.length === 0 ? "in a different order" : parts.join(", ");
}

const mostListed = 8;

function listWords(members: readonly string[]): string {
  const shownMembers = members.slice(0, mostListed).map((member) => shorten(member));
  const rest = members.length - shownMembers.length;
  return `${shownMembers.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** The members of a value that is a set, and their separator. */
function membersOf(
  { keywords }: Field,
  check: Check,
): { joint: string; members: readonly string[] } | undefined {
  const [keyword, ...more] = keywords;
  if (keyword?.value === undefined || more.length > 0) return undefined;
  const ports = portsText(check, keyword);
  if (ports !== undefined) return { joint: "ports", members: ports === "" ? [] : ports.split(", ") };
  const { value } = keyword;
  if (keyword.name === "reference" && value.kind === "string") {
    return { joint: ",", members: textOf(check.tree, value).split(/\s*,\s*/) };
  }
  if (value.kind === "list") {
    if (value.operator === ",") return undefined;
    return { joint: value.operator, members: value.operands.map((one) => writeValue(check.tree, one)) };
  }
  return value.kind === "string" ? { joint: "||", members: [writeValue(check.tree, value)] } : undefined;
}

function writeValue(tree: PolicyTree, value: Value): string {
  const text = valueText(tree, value);
  return value.kind === "string" ? `"${text}"` : text;
}

/** The parts in which two texts differ, with some context if they are long. */
function excerpts(before: string, after: string): [before: string, after: string] {
  if (before.length <= longestShown && after.length <= longestShown) return [before, after];
  const { start, oldEnd, newEnd } = changedRange(before, after);
  const from = Math.max(0, start - 15);
  const part = (text: string, end: number): string => {
    const to = Math.min(text.length, Math.max(end + 15, from), from + longestShown);
    return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  };
  return [part(before, oldEnd), part(after, newEnd)];
}

function showField(field: Field, check: Check): string {
  return field.keywords.length === 0 ? field.text : quote(shorten(field.text), field, check);
}

function shorten(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}…`;
}

/** Quotes a text; words, numbers and composite values stay as they are. */
function quote(text: string, { keywords }: Field, check: Check): string {
  const value = keywords[0]?.value;
  if (keywords[0] !== undefined && portsText(check, keywords[0]) !== undefined)
    return text === "" ? "none" : text;
  return value?.kind === "string" && keywords.length > 0 ? `"${text}"` : text;
}
