import { type CustomPatternMatcherReturn, createToken, Lexer, type TokenType } from "chevrotain";
import { findStringEnd, type QuoteRule } from "./string-end.ts";

/** Token types of the language; three lexer modes share all of them but the strings. */

/** One character of every group that chevrotain sorts first characters into: the first character may be anything. */
const anyFirstCharacter = [
  ...Array.from({ length: 256 }, (_, code) => code),
  ...Array.from({ length: 257 }, (_, group) => Math.min(group * 255 + 256, 65535)),
];

const Blank = createToken({
  name: "Blank",
  pattern: /[ \t\r\n\f\v\u00a0\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment = createToken({
  name: "Comment",
  pattern: /#[^\r\n]*/,
  group: "comments",
  start_chars_hint: ["#"],
});
export const OpenTagStart = createToken({ name: "OpenTagStart", pattern: /<[ \t]*[A-Za-z_]\w*/ });
export const CloseTagToken = createToken({
  name: "CloseTag",
  pattern: /<[ \t]*\/[ \t]*[A-Za-z_]\w*[ \t]*>?/,
});
export const TagEnd = createToken({ name: "TagEnd", pattern: />/ });
export const SelfClosingEnd = createToken({ name: "SelfClosingEnd", pattern: /\/>/ });
/** A name before a colon, on the same line; `https://` is none. */
export const Key = createToken({ name: "Key", pattern: /[A-Za-z_][\w.-]*(?=[ \t]*:(?!\/\/))/ });
export const Colon = createToken({ name: "Colon", pattern: /:/ });
/** A loop over one class of characters, so that a word of megabytes does not use up the stack of the engine. */
export const Word = createToken({
  name: "Word",
  pattern: /[\w@+\-.$%*\\/?^~=!{};`][^\s"'<>|&,():[\]]*(?::(?=\/\/|\\)[^\s"'<>|&,():[\]]*)*/,
});
export const RangeToken = createToken({ name: "Range", pattern: /\[[^\]\r\n"'<>]*\]/ });
export const OperatorToken = createToken({ name: "Operator", pattern: /\|\|?|&&?|,/ });
export const GroupStart = createToken({ name: "GroupStart", pattern: /\(/ });
export const GroupEnd = createToken({ name: "GroupEnd", pattern: /\)/ });
/** Typographic quotes, copied out of a document: an error, read as one string so that nothing else breaks. */
export const SmartString = createToken({
  name: "SmartString",
  pattern:
    /[\u201c\u201d\u201e\u2018\u2019][^\u201c\u201d\u201e\u2018\u2019\r\n]*[\u201c\u201d\u2018\u2019"]?/,
  start_chars_hint: anyFirstCharacter.filter((code) => code >= 0x2000 - 255 && code <= 0x2100 + 255),
});
export const Other = createToken({ name: "Other", pattern: /[^\s]/, start_chars_hint: anyFirstCharacter });

/** The parent category: the grammar does not care by which rule a string ended. */
export const StringToken = createToken({ name: "String", pattern: Lexer.NA });

/** `payload` of the token: whether the closing quote was found. */
function stringToken(name: string, rule: QuoteRule): TokenType {
  return createToken({
    name,
    categories: [StringToken],
    line_breaks: true,
    start_chars_hint: ['"', "'"],
    pattern: {
      exec: (text: string, offset: number): CustomPatternMatcherReturn | null => {
        const first = text.charCodeAt(offset);
        if (first !== 34 && first !== 39) return null;
        const { end, closed } = findStringEnd(text, offset, rule);
        const match: CustomPatternMatcherReturn & { payload?: boolean } = [text.slice(offset, end)];
        match.payload = closed;
        return match;
      },
    } as unknown as RegExp,
  });
}

const escapedString = stringToken("EscapedString", "escaped");
const rawString = stringToken("RawString", "raw-double");
const unknownString = stringToken("UnknownString", "unknown");

const shared = [
  Blank,
  Key,
  Colon,
  CloseTagToken,
  OpenTagStart,
  SelfClosingEnd,
  TagEnd,
  Comment,
  RangeToken,
  OperatorToken,
  GroupStart,
  GroupEnd,
  SmartString,
  Word,
  Other,
];

export const tokenTypes = [StringToken, escapedString, rawString, unknownString, ...shared];

const lexer = new Lexer(
  {
    modes: {
      escaped: [escapedString, ...shared],
      "raw-double": [rawString, ...shared],
      unknown: [unknownString, ...shared],
    },
    defaultMode: "unknown",
  },
  { positionTracking: "onlyOffset", ensureOptimizations: true, safeMode: false },
);

/** Tokens and comments of a text; `Other` takes what fits nowhere, so that no character is an error. */
export function tokenize(text: string, rule: QuoteRule) {
  return lexer.tokenize(text, rule);
}
