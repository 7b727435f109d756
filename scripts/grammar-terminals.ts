/** The terminals of the grammar for readers. */

/** Terminals that are always written the same way, as written. */
export const literals: Readonly<Record<string, string>> = {
  AnyColon: ":",
  Colon: ":",
  GroupStart: "(",
  GroupEnd: ")",
  TagEnd: ">",
  SelfClosingEnd: "/>",
  RangeStart: "[",
  RangeEnd: "]",
  Dots: "..",
  Comma: ",",
  Bar: "|",
  Or: "||",
  And: "&&",
  Ampersand: "&",
  Min: "MIN",
  Max: "MAX",
};

/** What each of the others means. */
export const meanings: Readonly<Record<string, string>> = {
  AnyKey: "A name before a colon on the same line, at the start of a line or inside it: `description :`",
  Key: "A name before a colon on the same line, inside a line",
  RegexKey: 'The name `regex` before a colon and a string, inside a line: `regex:"^1"`',
  ColonOnNewLine: "A colon that begins a line",
  BareKey:
    "A word that is the first of its line and has what looks like its value after it: a keyword whose colon is missing",
  Flag: "A word that is alone on its line, or before a closing tag: `debug`",
  OpenTagStart: "`<` and the name of a tag",
  CloseTag: "`</`, the name of a tag and, where it is not missing, `>`",
  AnyString: "A text in quotes, on this line or on one that follows; its closing quote may be missing",
  String: "A text in quotes that begins on this line",
  UnclosedString: "A text in quotes that begins on this line and whose closing quote is missing",
  SmartString: "A text in typographic quotes, which is an error",
  Word: "Text without quotes up to the next blank: a token, a number or a variable",
  Range: "Brackets and what is between them, on one line: `[1..14]`",
  Operator: "`||`, `&&`, `|`, `&` or `,`",
  TextStart: "Whatever begins no other statement",
  AnyToken: "Whatever there is, up to the next line that looks like a tag or a keyword",
  RegexPrefix: "`regex:` before a string: a pattern in a row of `sql_expect`",
  Number: "Decimal or hexadecimal digits, with or without a sign: `-1`, `0x10`",
  Variable: "A name between at signs: `@MAX_AGE@`",
  Text: "What is between two separators, without the blanks around it",
};
