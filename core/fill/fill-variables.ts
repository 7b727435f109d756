import { type Schema, standardSchema } from "../schema/index.ts";
import { insideQuotes } from "../semantics/operands.ts";
import { parsePattern } from "../semantics/patterns.ts";
import type { Policy } from "../semantics/policy.ts";
import {
  declaredVariables,
  isVariable,
  type VariableDeclaration,
  variableReferences,
} from "../semantics/variables.ts";
import { parse } from "../syntax/parse.ts";
import { decodeString, textOf } from "../syntax/string-value.ts";
import type { PolicyTree } from "../syntax/tree.ts";
import { closest } from "../text/closest.ts";
import { LineIndex, lineEndOf, startOfLine } from "../text/lines.ts";
import { rememberFor } from "../text/remember.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { escapeInPattern, escapeInString, quoteText } from "./escape-value.ts";
import { findPlaces, type Place, variableReference } from "./find-places.ts";
import { whyUnsuitable } from "./suitable-value.ts";
import { findMistake } from "./verify.ts";

/** The value of a variable. */
export interface FillValue {
  value: string;
  /** True: plain text, which matches itself in a pattern. Otherwise it is part of the pattern. */
  isText: boolean;
  /** The origin of the value, in words, for the list of what was filled in. */
  from: string;
}

/** A variable that was filled in somewhere. */
export interface FilledPlace {
  name: string;
  value: string;
  from: string;
  /** The keyword, or the tag. */
  field: string;
  /** Offset in the original policy. */
  start: number;
  isPattern: boolean;
  /** What was written for it, escaped. */
  written: string;
}

export type FillAnswer =
  | { ok: true; text: string; filled: FilledPlace[]; notes: string[] }
  | { ok: false; problems: string[] };

/**
 * Writes values into every place where a policy names a variable, escaped as each place needs it, so that the
 * scanner reads the value there. The header keeps what it says about the variables, and a comment above each
 * check says what was filled in, as in the vendor's own policies.
 *
 * @param given by name
 * @param withDefaults uses the defaults of the header for what is not given
 */
export function fillVariables(
  { tree, checks }: Policy,
  given: ReadonlyMap<string, FillValue>,
  { withDefaults = false, schema = standardSchema }: { withDefaults?: boolean; schema?: Schema } = {},
): FillAnswer {
  if (tree.errors.length > 0) {
    const line = lineOf(tree, tree.errors[0]!.start);
    return { ok: false, problems: [`It has a syntax error on line ${line}. Correct it first.`] };
  }
  const declared = new Map(declaredVariables(tree).map((one) => [one.name, one]));
  const named = new Set(variableReferences(tree).map(({ name }) => name));
  const values = new Map(given);
  if (withDefaults) {
    for (const { name, defaultValue } of declared.values()) {
      if (values.has(name) || !named.has(name) || defaultValue === undefined || defaultValue === "") continue;
      values.set(name, { value: defaultValue, isText: false, from: "the default in the header" });
    }
  }
  const problems = [
    ...unknownNames(given, named, declared),
    ...[...named].filter((name) => !values.has(name)).map((name) => missing(name, declared.get(name))),
    ...[...values].flatMap(([name, value]) => typeProblem(name, value, declared.get(name))),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const filled: FilledPlace[] = [];
  const notes: string[] = [];
  const edits: TextEdit[] = [];
  const expected = new Map<number, string>();
  for (const place of findPlaces(tree, schema)) {
    const edit = fillPlace(tree, place, values, filled);
    if (typeof edit === "string") problems.push(edit);
    else edits.push(edit);
    const { operand, isPattern } = place;
    if (operand.kind === "string") expected.set(operand.start, textWithValues(tree, place, values));
    if (isPattern) for (const note of patternNotes(tree, place, values)) notes.push(note);
    const broken = isPattern ? mistakeInPattern(tree, place, values) : undefined;
    if (broken !== undefined) {
      const names = [...new Set(namesIn(tree, operand))].map((name) => `@${name}@`).join(", ");
      problems.push(
        `With ${names} the pattern of ${place.field} on line ${lineOf(tree, operand.start)} is not a regular expression: ${broken} If a value is plain text, give it as plain text.`,
      );
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const elements = checks.map(({ element }) => element);
  const comments = noteEdits(tree, filled, elements);
  const text = applyEdits(tree.text, mergeEdits(edits, comments));
  const mistake = findMistake(tree, text, expected, schema);
  if (mistake !== undefined) {
    const line = lineOf(tree, mistake);
    return {
      ok: false,
      problems: [`The values can't be written on line ${line} in a way that the scanner reads.`],
    };
  }
  for (const [name] of given)
    if (!named.has(name)) notes.push(`@${name}@ is declared, but no check uses it.`);
  return { ok: true, text, filled, notes };
}

function unknownNames(
  given: ReadonlyMap<string, FillValue>,
  named: ReadonlySet<string>,
  declared: ReadonlyMap<string, VariableDeclaration>,
): string[] {
  const known = [...new Set([...named, ...declared.keys()])];
  return [...given.keys()]
    .filter((name) => !named.has(name) && !declared.has(name))
    .map((name) => {
      const meant = closest(name, known);
      return `The policy has no variable ${name}${meant === undefined ? "" : `: did you mean ${meant}?`}${meant === undefined ? "." : ""}`;
    });
}

function missing(name: string, declaration: VariableDeclaration | undefined): string {
  const { title, defaultValue } = declaration ?? {};
  const about = title === undefined ? "" : ` (${title})`;
  const preset =
    defaultValue === undefined || defaultValue === "" ? "" : ` The header has the default "${defaultValue}".`;
  return `@${name}@${about} has no value.${preset}`;
}

function typeProblem(
  name: string,
  { value }: FillValue,
  declaration: VariableDeclaration | undefined,
): string[] {
  const reason = whyUnsuitable(value, declaration?.valueType);
  return reason === undefined ? [] : [`@${name}@ ${reason}`];
}

/** The edit that fills in a place, or why it can't be filled. */
function fillPlace(
  tree: PolicyTree,
  place: Place,
  values: ReadonlyMap<string, FillValue>,
  filled: FilledPlace[],
): TextEdit | string {
  const { operand, field, isPattern } = place;
  const { start, end } = operand;
  const source = tree.text.slice(start, end);
  const plainOf = (name: string): string => {
    const { value, isText } = values.get(name)!;
    return isPattern && isText ? escapeInPattern(value) : value;
  };
  const tell = (name: string, at: number, written: string): void => {
    const { value, from } = values.get(name)!;
    filled.push({ name, value, from, field, start: at, isPattern, written });
  };
  if (operand.kind === "string") {
    const inner = insideQuotes(operand);
    const parts: { name: string; at: number; written: string | undefined }[] = [];
    const text = tree.text
      .slice(inner.start, inner.end)
      .replace(variableReference, (_, name: string, at: number) => {
        const written = escapeInString(operand, plainOf(name));
        parts.push({ name, at: inner.start + at, written });
        return written ?? "";
      });
    if (parts.every(({ written }) => written !== undefined)) {
      for (const { name, at, written } of parts) tell(name, at, written!);
      return { start: inner.start, end: inner.end, newText: text };
    }
    // a quote in a raw string: use the other quotes for the whole string
    const whole = decodeString(tree, operand).text.replace(variableReference, (_, name: string) =>
      plainOf(name),
    );
    for (const { name, at } of parts)
      tell(name, at, escapeInString({ quote: "'", raw: false }, plainOf(name))!);
    return { start, end, newText: quoteText(tree, whole) };
  }
  const text = source.replace(variableReference, (_, name: string) => plainOf(name));
  const isAlone = isVariable(source);
  const isWhole = operand.kind === "range" ? /^\[[^"'\]]*\.\.[^"'\]]*\]$/.test(text) : isValue(tree, text);
  if (!isWhole && !isAlone) {
    return `${source} on line ${lineOf(tree, start)} can't be ${JSON.stringify(text)}: only a number is allowed there.`;
  }
  const newText = isWhole ? text : quoteText(tree, text);
  for (const match of source.matchAll(variableReference)) tell(match[1]!, start + match.index, newText);
  return { start, end, newText };
}

/** Can a text be a value as it is: a number, a word, a range, or strings with operators between them? */
function isValue(tree: PolicyTree, text: string): boolean {
  if (/^[+-]?\w+$/.test(text)) return true;
  if (!/^["'([]/.test(text) || /[\r\n]/.test(text)) return false;
  const type = tree.checkType === undefined ? "" : `<check_type:"${tree.checkType}">`;
  const { errors, children } = parse(
    `${type}<custom_item>\nvalue_data : ${text}\n</custom_item></check_type>`,
  );
  const item = children[0]?.kind === "element" ? children[0].children[0] : undefined;
  return errors.length === 0 && item?.kind === "element" && item.children.length === 1;
}

/** What the scanner must read at a place that is a string. */
function textWithValues(
  tree: PolicyTree,
  { operand, isPattern }: Place,
  values: ReadonlyMap<string, FillValue>,
): string {
  return textOf(tree, operand).replace(variableReference, (_, name: string) => {
    const { value, isText } = values.get(name)!;
    return isPattern && isText ? escapeInPattern(value) : value;
  });
}

/** A mistake in a pattern that had none before. */
function mistakeInPattern(
  tree: PolicyTree,
  place: Place,
  values: ReadonlyMap<string, FillValue>,
): string | undefined {
  const [error] = parsePattern(textWithValues(tree, place, values)).errors;
  if (error === undefined) return undefined;
  const before = textOf(tree, place.operand).replace(variableReference, "x");
  return parsePattern(before).errors.length > 0 ? undefined : error.message;
}

function namesIn(tree: PolicyTree, { start, end }: { start: number; end: number }): string[] {
  return [...tree.text.slice(start, end).matchAll(variableReference)].map((match) => match[1]!);
}

/** What a value means in a pattern that its author may not expect. */
function patternNotes(
  tree: PolicyTree,
  { operand, field }: Place,
  values: ReadonlyMap<string, FillValue>,
): string[] {
  const notes: string[] = [];
  for (const name of new Set(namesIn(tree, operand))) {
    const { value, isText } = values.get(name)!;
    if (isText) continue;
    // a dot between word characters, as in addresses and names of hosts and files
    if (!/\w\.\w/.test(value) || /[\\[(*+?{|^$]/.test(value)) continue;
    notes.push(
      `In the pattern of ${field} on line ${lineOf(tree, operand.start)} a dot of @${name}@ matches any character: give ${value} as plain text if that is what it is.`,
    );
  }
  return notes;
}

const longestNote = 300;

/** Adds a comment above each check that says what was filled in, as in the vendor's policies. */
function noteEdits(
  tree: PolicyTree,
  filled: readonly FilledPlace[],
  elements: readonly { start: number; end: number }[],
): TextEdit[] {
  const { text } = tree;
  const lineEnd = lineEndOf(text);
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { start, end } of elements) {
    while (at < filled.length && filled[at]!.start < start) at++;
    const line = startOfLine(text, start);
    const indent = text.slice(line, start);
    const notes = new Set<string>();
    for (; at < filled.length && filled[at]!.start < end; at++) {
      const { name, value, field } = filled[at]!;
      const shown = value.replace(/\r?\n/g, "\\n");
      const cut = shown.length > longestNote ? `${shown.slice(0, longestNote)}...` : shown;
      notes.add(`# Note: Variable @${name}@ replaced with "${cut}" in field "${field}".`);
    }
    if (notes.size === 0 || indent.trim() !== "") continue;
    const newText = [...notes].map((note) => `${indent}${note}${lineEnd}`).join("");
    edits.push({ start: line, end: line, newText });
  }
  return edits;
}

function mergeEdits(one: readonly TextEdit[], other: readonly TextEdit[]): TextEdit[] {
  return [...one, ...other].sort((a, b) => a.start - b.start);
}

const linesOf = rememberFor(({ text }: PolicyTree) => new LineIndex(text));

function lineOf(tree: PolicyTree, offset: number): number {
  return linesOf(tree).positionAt(offset).line + 1;
}
