import { SyntaxKind } from "typescript/unstable/ast";
import { createScanner } from "typescript/unstable/ast/scanner";

/** A text in a module, with the line that it begins in, from 1. */
export interface SourceText {
  line: number;
  text: string;
}

/** What people read in a module. */
export interface SourceWords {
  comments: SourceText[];
  /** String literals and the literal parts of templates, as written. */
  literals: SourceText[];
  /** The literals among them that name a test or a suite. */
  titles: SourceText[];
}

const trivia: ReadonlySet<SyntaxKind> = new Set([SyntaxKind.WhitespaceTrivia, SyntaxKind.NewLineTrivia]);
const comments: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.SingleLineCommentTrivia,
  SyntaxKind.MultiLineCommentTrivia,
]);
const literals: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
]);

/** Tokens after which a slash divides; after any other token it begins a regular expression. */
const values: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.PrivateIdentifier,
  SyntaxKind.NumericLiteral,
  SyntaxKind.BigIntLiteral,
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateTail,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.CloseParenToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CloseBraceToken,
  SyntaxKind.ThisKeyword,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
]);

const namesTest = /(?:^|[^.\w])(?:test|describe)(?:\.\w+)?\($/;

/** Splits a module into what people read in it, with the compiler's own scanner. Consecutive `//` lines are one comment. */
export function sourceWords(code: string): SourceWords {
  const scanner = createScanner(false, undefined, code);
  const found: SourceWords = { comments: [], literals: [], titles: [] };
  /** How many braces are open in each template that is open around the current token. */
  const templates: number[] = [];
  let last = SyntaxKind.Unknown;
  let line = 1;
  let counted = 0;
  for (;;) {
    let kind = scanner.scan();
    if (kind === SyntaxKind.EndOfFile) return found;
    if ((kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) && !values.has(last)) {
      kind = scanner.reScanSlashToken();
    }
    if (kind === SyntaxKind.TemplateHead) templates.push(0);
    else if (kind === SyntaxKind.OpenBraceToken && templates.length > 0)
      templates[templates.length - 1]! += 1;
    else if (kind === SyntaxKind.CloseBraceToken && templates.length > 0) {
      if (templates.at(-1) === 0) {
        kind = scanner.reScanTemplateToken(false);
        if (kind === SyntaxKind.TemplateTail) templates.pop();
      } else templates[templates.length - 1]! -= 1;
    }
    const start = scanner.getTokenStart();
    const end = scanner.getTokenEnd();
    for (; counted < start; counted += 1) if (code[counted] === "\n") line += 1;
    const text = code.slice(start, end);
    if (comments.has(kind)) addComment(found.comments, code, { line, text }, start);
    if (literals.has(kind)) {
      found.literals.push({ line, text });
      if (namesTest.test(code.slice(Math.max(0, start - 40), start).trimEnd()))
        found.titles.push({ line, text });
    }
    if (!comments.has(kind) && !trivia.has(kind)) last = kind;
  }
}

function addComment(found: SourceText[], code: string, comment: SourceText, start: number): void {
  const previous = found.at(-1);
  const isNext =
    previous?.text.startsWith("//") &&
    comment.text.startsWith("//") &&
    previous.line + previous.text.split("\n").length === comment.line &&
    /\n[ \t]*$/.test(code.slice(0, start));
  if (previous !== undefined && isNext) previous.text += `\n${comment.text}`;
  else found.push({ ...comment });
}
