import { describeStrayText } from "./stray-text.ts";
import { readCloseTag, readOpenTag } from "./tags.ts";
import { isString, TokenCursor } from "./token-cursor.ts";
import { Kind, type Tokens } from "./tokens.ts";
import {
  type CloseTag,
  type Keyword,
  KeywordNode,
  type OpenTag,
  type Stray,
  type SyntaxProblem,
} from "./tree.ts";
import { readValue, valueFollows } from "./values.ts";

/**
 * The grammar: a file is a flat list of tags, keywords and stray text. `structure.ts` makes the tree of it, since
 * which tag closes which is a question of evidence when one is missing, not of grammar. It cannot fail: what fits
 * nowhere is a stray statement.
 */

export type Statement = OpenTag | CloseTag | Keyword | Stray;

export interface Statements {
  statements: Statement[];
  errors: SyntaxProblem[];
  /** Where the first token stands that was not read. */
  end: number;
}

/**
 * Reads tokens into statements; whatever fits nowhere is a stray statement with an error.
 * @param to a statement that begins there or later is not read
 */
export function readStatements(
  text: string,
  tokens: Tokens,
  rawDoubleQuotes: boolean,
  to = text.length,
): Statements {
  const cursor = new TokenCursor(text, tokens, rawDoubleQuotes);
  const statements: Statement[] = [];
  while (!cursor.isAtEnd() && cursor.start < to) statements.push(readStatement(cursor, statements.at(-1)));
  return { statements, errors: cursor.errors, end: cursor.start };
}

function readStatement(cursor: TokenCursor, previous: Statement | undefined): Statement {
  const kind = cursor.kind();
  if (kind === Kind.Key) return readKeyword(cursor);
  if (kind === Kind.OpenTagStart && !standsForValue(cursor)) return readOpenTag(cursor);
  if (kind === Kind.CloseTag && !standsForValue(cursor)) return readCloseTag(cursor);
  if (kind === Kind.Word && startsBareKeyword(cursor)) return readBareKeyword(cursor);
  return readStray(cursor, previous);
}

function readKeyword(cursor: TokenCursor): Keyword {
  const start = cursor.start;
  const name = cursor.textOf(cursor.at++);
  const colon = cursor.start;
  cursor.at++;
  if (valueFollows(cursor)) {
    const value = readValue(cursor);
    return new KeywordNode(start, value.end, name, colon, value);
  }
  const textFollows = cursor.isOnSameLine() && cursor.kind() !== Kind.CloseTag && cursor.kind() !== Kind.Key;
  if (!textFollows) cursor.report("missing-value", start, colon + 1, `The keyword ${name} has no value.`);
  return new KeywordNode(start, colon + 1, name, colon, undefined);
}

/** A word that is the first of its line, with what looks like its value, or with nothing behind it. */
function startsBareKeyword(cursor: TokenCursor): boolean {
  if (!/^[A-Za-z_]\w*$/.test(cursor.textOf(cursor.at)) || !cursor.isFirstOnLine()) return false;
  if (!cursor.isOnSameLine(1)) return true;
  const second = cursor.kind(1);
  if (isString(second) || second === Kind.Range || second === Kind.CloseTag) return true;
  return second === Kind.Word && !cursor.isOnSameLine(2);
}

/** A flag (`debug`), or a keyword whose colon is missing. */
function readBareKeyword(cursor: TokenCursor): Keyword {
  const start = cursor.start;
  const name = cursor.textOf(cursor.at++);
  const end = cursor.end;
  if (!cursor.isOnSameLine() || !valueFollows(cursor))
    return new KeywordNode(start, end, name, -1, undefined);
  const value = readValue(cursor);
  cursor.report("missing-colon", start, end, `A colon is missing after ${name}.`);
  return new KeywordNode(start, value.end, name, -1, value);
}

/** A `<` right after the colon of a keyword is text whose quotes are missing, unless the tag is one of ours. */
function standsForValue(cursor: TokenCursor): boolean {
  if (cursor.at === 0 || cursor.kind(-1) !== Kind.Colon) return false;
  return cursor.isOnSameLine() && !cursor.startsStructure();
}

/** Text that fits nowhere: one node and one error, up to where structure begins again. */
function readStray(cursor: TokenCursor, previous: Statement | undefined): Stray {
  const start = cursor.start;
  const keyword = cursor.isOnSameLine() && previous?.kind === "keyword" ? previous : undefined;
  do cursor.at++;
  while (!cursor.isAtEnd() && staysStray(cursor));
  const span = { start, end: cursor.end };
  cursor.errors.push(describeStrayText(cursor.text, span, keyword, cursor.rawDoubleQuotes));
  return { kind: "stray", ...span, parent: undefined };
}

/** Stray text goes on to the end of its line, and over further lines until one that is structure. */
function staysStray(cursor: TokenCursor): boolean {
  const kind = cursor.kind();
  const isTag = kind === Kind.OpenTagStart || kind === Kind.CloseTag;
  return (!isTag && cursor.isOnSameLine()) || !cursor.startsStructure();
}
