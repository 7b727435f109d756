import { formatPolicy } from "../../../core/format/format.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { tokenize } from "../../../core/syntax/scanner.ts";
import { Kind } from "../../../core/syntax/tokens.ts";
import type { PolicyTree } from "../../../core/syntax/tree.ts";
import { applyEdits } from "../../../core/text/text-edit.ts";

/** What the formatter promises of any policy that it formats, as sentences about the promises that it broke. */
export function brokenPromises(text: string): string[] {
  const tree = parse(text);
  const edits = formatPolicy(tree);
  if (edits === undefined) return [];
  const formatted = applyEdits(text, edits);
  const again = parse(formatted);
  const broken: string[] = [];
  const expect = (holds: boolean, promise: string) => {
    if (!holds) broken.push(promise);
  };
  expect(same(errorsOf(tree), errorsOf(again)), "the formatted policy has the same syntax errors");
  expect(formatPolicy(again)?.length === 0, "a formatted policy stays as it is");
  expect(same(tokensOf(tree), tokensOf(again)), "the sequence of tokens is unchanged");
  expect(same(commentsOf(tree), commentsOf(again)), "the comments are unchanged");
  expect(same(lineEndsOf(text), lineEndsOf(formatted)), "the line ends are unchanged");
  expect(text.startsWith("\ufeff") === formatted.startsWith("\ufeff"), "the byte order mark is kept");
  return broken;
}

function tokensOf({ text, rawDoubleQuotes }: PolicyTree): string[] {
  const { tokens } = tokenize(text, rawDoubleQuotes ? "raw-double" : "escaped");
  return Array.from({ length: tokens.count }, (_, at) => {
    const image = text.slice(tokens.start(at), tokens.end(at));
    return tokens.kind(at) === Kind.CloseTag ? image.trimEnd() : image;
  });
}

function commentsOf({ text, comments }: PolicyTree): string[] {
  return comments.map(({ start, end }) => text.slice(start, end));
}

function errorsOf({ errors }: PolicyTree): string[] {
  return errors.map(({ rule, message }) => `${rule}: ${message}`);
}

function lineEndsOf(text: string): string[] {
  return text.match(/\r?\n/g) ?? [];
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
