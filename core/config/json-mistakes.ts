import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Span } from "../syntax/tree.ts";

/** The first mistake in a text that should be JSON. */
export interface JsonMistake extends Span {
  message: string;
}

export interface ParsedJson {
  /** What could be read, without the rest. */
  root: Node | undefined;
  /** Only the first mistake: most others would be consequences of it. */
  mistake: JsonMistake | undefined;
}

/** Reads JSON with comments and trailing commas. Never throws. */
export function parseJson(text: string): ParsedJson {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return { root, mistake: errors[0] && mistakeOf(errors[0], text) };
  } catch {
    // The parser is recursive: tens of thousands of brackets overflow its stack.
    const message = "This is nested too deeply.";
    return { root: undefined, mistake: { start: 0, end: text.length, message } };
  }
}

function mistakeOf({ error, offset, length }: ParseError, text: string): JsonMistake {
  const code = printParseErrorCode(error);
  const message = messages[code] ?? "This is not valid JSON.";
  const [quote] = text.slice(offset);
  const isQuote = quote === "'" || quote === "\u201c" || quote === "\u2018";
  return {
    start: offset,
    end: offset + length,
    message: code === "InvalidSymbol" && isQuote ? 'JSON puts text in double quotes: ".' : message,
  };
}

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is not valid JSON: text and property names need double quotes.",
  InvalidNumberFormat: "This is not a valid JSON number.",
  InvalidCharacter: "A JSON string can't contain a control character: write \\n for a line break.",
  PropertyNameExpected: "A property name is missing here.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A colon is missing here.",
  CommaExpected: "A comma is missing here.",
  CloseBraceExpected: "The closing } is missing here.",
  CloseBracketExpected: "The closing ] is missing here.",
  EndOfFileExpected: "The JSON ends before this. Remove it.",
  UnexpectedEndOfString: 'The closing " is missing here.',
  UnexpectedEndOfComment: "The closing */ is missing here.",
  UnexpectedEndOfNumber: "The rest of this number is missing.",
  InvalidUnicode: "This escape needs four hexadecimal digits, such as \\u00e9.",
  InvalidEscapeCharacter: "JSON has no such escape: write two backslashes for one.",
};
