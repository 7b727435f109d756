import { createToken, EOF, Lexer, type TokenType } from "chevrotain";
import { Kind, kindBits, lineBit } from "../tokens.ts";
import type { Terminals } from "./token-source.ts";

/**
 * The terminals of the grammar. Lines matter in this language: a terminal that can begin a value or an
 * attribute is on the same line as what is before it, and one that begins a line is a different terminal. The
 * names are those in `docs/reference/grammar.md`.
 */
export interface Vocabulary extends Terminals, Readonly<Record<Exclude<KindName, "End">, TokenType>> {
  /** A string, on this line or a later one, with or without its closing quote. */
  AnyString: TokenType;
  /** A key, anywhere. */
  AnyKey: TokenType;
  AnyColon: TokenType;
  ColonOnNewLine: TokenType;
  /** The start of text that fits nowhere: everything that is not the first token of another statement. */
  TextStart: TokenType;
  AnyToken: TokenType;
}

type KindName = keyof typeof Kind;

/** Kinds for which it matters whether they begin a line. */
const lineMatters: ReadonlySet<KindName> = new Set<KindName>([
  "String",
  "UnclosedString",
  "SmartString",
  "Word",
  "Range",
  "GroupStart",
  "Key",
  "Colon",
]);

/** Kinds that begin a statement. */
const beginsStatement: ReadonlySet<KindName> = new Set<KindName>([
  "Key",
  "RegexKey",
  "BareKey",
  "Flag",
  "OpenTagStart",
  "CloseTag",
]);

export function createVocabulary(): Vocabulary {
  const all: TokenType[] = [];
  const terminal = (name: string, categories: TokenType[] = []): TokenType => {
    const type = createToken({ name, pattern: Lexer.NA, categories });
    all.push(type);
    return type;
  };
  const AnyToken = terminal("AnyToken");
  const TextStart = terminal("TextStart");
  const AnyString = terminal("AnyString");
  const AnyKey = terminal("AnyKey");
  const AnyColon = terminal("AnyColon");
  const categories: Partial<Record<KindName, TokenType>> = {
    String: AnyString,
    UnclosedString: AnyString,
    Key: AnyKey,
    RegexKey: AnyKey,
    Colon: AnyColon,
  };
  const ofKind = new Map<number, { here: TokenType; onNewLine: TokenType }>();
  const named: Partial<Record<KindName, TokenType>> = {};
  for (const [name, kind] of Object.entries(Kind) as [KindName, Kind][]) {
    if (kind === Kind.End) continue;
    const within = [AnyToken];
    if (!beginsStatement.has(name)) within.push(TextStart);
    const category = categories[name];
    if (category !== undefined) within.push(category);
    const here = terminal(name, within);
    const onNewLine = lineMatters.has(name) ? terminal(`${name}OnNewLine`, within) : here;
    named[name] = here;
    ofKind.set(kind, { here, onNewLine });
  }
  return {
    ...(named as Record<Exclude<KindName, "End">, TokenType>),
    AnyToken,
    TextStart,
    AnyString,
    AnyKey,
    AnyColon,
    ColonOnNewLine: ofKind.get(Kind.Colon)!.onNewLine,
    all,
    ofByte(byte) {
      const types = ofKind.get(byte & kindBits);
      if (types === undefined) return EOF;
      return (byte & lineBit) === 0 ? types.here : types.onNewLine;
    },
  };
}
