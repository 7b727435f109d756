import { type LanguageProblem, problemAt, Uncertain } from "../language-problem.ts";

/** The longest expression that is looked at, and how deeply brackets may be nested in it. */
const longest = 10_000;
const deepest = 50;

/**
 * The first place where an expression is not XPath 1.0: a missing operand, an unclosed bracket or quote, or a
 * character that nothing begins with. What XPath 2.0 or extensions may accept counts as correct, and so does
 * every name, with any prefix.
 */
export function xpathProblem(text: string): LanguageProblem | undefined {
  if (text.length > longest) return undefined;
  try {
    const tokens = tokensOf(text);
    if (!Array.isArray(tokens)) return tokens;
    new XPathReader(tokens, text.length).whole();
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error.problem;
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

interface Token {
  kind: "name" | "number" | "literal" | "sign";
  text: string;
  start: number;
}

const name = "[A-Za-z_\\u0080-\\uffff][\\w.\\u0080-\\uffff-]*";
/** Names with any prefix, numbers, literals, signs. */
const token = new RegExp(
  `\\s*(?:(${name}(?::(?!:)(?:\\*|${name}))?)|(\\d+(?:\\.\\d*)?|\\.\\d+)|("[^"]*"|'[^']*')|(::|//|\\.\\.|!=|<=|>=|[/.@()[\\],|=<>*+$-]))`,
  "y",
);

function tokensOf(text: string): Token[] | LanguageProblem {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (const end = text.trimEnd().length; token.lastIndex < end; ) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return unreadable(text, from);
    const [, name, number, literal, sign] = match;
    const word = name ?? number ?? literal ?? sign!;
    const kind =
      name !== undefined ? "name" : number !== undefined ? "number" : sign !== undefined ? "sign" : "literal";
    tokens.push({ kind, text: word, start: token.lastIndex - word.length });
  }
  return tokens;
}

function unreadable(text: string, from: number): LanguageProblem {
  const start = from + /^\s*/.exec(text.slice(from))![0].length;
  const character = text[start]!;
  if (character === '"' || character === "'")
    return problemAt(start, `This ${character} is never closed in the XPath expression.`);
  // What later versions and extensions support.
  if (!"&;\\~^%`".includes(character)) throw new Uncertain();
  return problemAt(start, `${character} is not valid in XPath.`);
}

class Broken extends Error {
  readonly problem: LanguageProblem;

  constructor(problem: LanguageProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const signs: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "|"]);
const words: ReadonlySet<string> = new Set(["and", "or", "div", "mod"]);

/** Reads the tokens of an expression. Operator precedence makes no difference to where a mistake is. */
class XPathReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  whole(): void {
    this.#expression();
    const token = this.#tokens[this.#at];
    if (token === undefined) return;
    if (token.text === ")" || token.text === "]") {
      throw new Broken(
        problemAt(token.start, `This ${token.text} has nothing to close in the XPath expression.`),
      );
    }
    throw new Uncertain();
  }

  #is(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === "sign" && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  /** The problem of what is missing at the next token, or at the end. */
  #missing(what: string): Broken {
    const token = this.#tokens[this.#at];
    const start = token?.start ?? Math.max(0, this.#end - 1);
    const where = token === undefined ? "at the end of" : `before ${token.text} in`;
    return new Broken(
      problemAt(start, `${what} is missing ${where} the XPath expression.`, token?.text.length),
    );
  }

  #close(opener: Token, closer: string): void {
    if (this.#take(closer)) return;
    // Two adjacent operands may be an operator of a later version.
    if (this.#tokens[this.#at] !== undefined && !this.#is(")") && !this.#is("]")) throw new Uncertain();
    throw new Broken(
      problemAt(
        opener.start,
        `This ${opener.text} is never closed: ${closer} is missing in the XPath expression.`,
      ),
    );
  }

  #expression(): void {
    if (++this.#depth > deepest) throw new Uncertain();
    do {
      while (this.#take("-"));
      this.#path();
    } while (this.#operator());
    this.#depth--;
  }

  #operator(): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined) return false;
    const isOperator =
      token.kind === "sign" ? signs.has(token.text) : token.kind === "name" && words.has(token.text);
    if (isOperator) this.#at++;
    return isOperator;
  }

  #path(): void {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#missing("An operand");
    if (this.#primary(token)) {
      while (this.#is("[")) this.#predicate();
      if (!this.#take("/") && !this.#take("//")) return;
      this.#steps();
      return;
    }
    if (this.#take("/")) {
      if (this.#is("/") || this.#is("//")) throw new Uncertain();
      if (this.#startsStep()) this.#steps();
      return;
    }
    this.#take("//");
    // Some engines accept any number of slashes there.
    if (this.#is("/") || this.#is("//")) throw new Uncertain();
    this.#steps();
  }

  /** Literals, numbers, variables, parentheses and calls. */
  #primary(token: Token): boolean {
    if (token.kind === "literal" || token.kind === "number") {
      this.#at++;
      return true;
    }
    if (this.#take("$")) {
      if (this.#tokens[this.#at]?.kind !== "name") throw this.#missing("The name of a variable");
      this.#at++;
      return true;
    }
    if (this.#take("(")) {
      // An empty sequence and a list of several items are XPath 2.0.
      if (this.#is(")")) throw new Uncertain();
      this.#expression();
      if (this.#is(",")) throw new Uncertain();
      this.#close(token, ")");
      return true;
    }
    const opener = this.#tokens[this.#at + 1];
    if (token.kind !== "name" || opener?.text !== "(" || opener.kind !== "sign") return false;
    if (nodeTypes.has(token.text)) return false;
    this.#at += 2;
    this.#call(opener);
    return true;
  }

  #call(opener: Token): void {
    if (this.#take(")")) return;
    // Some engines accept an unclosed call without arguments.
    if (this.#tokens[this.#at] === undefined) throw new Uncertain();
    do this.#expression();
    while (this.#take(","));
    this.#close(opener, ")");
  }

  #startsStep(): boolean {
    const token = this.#tokens[this.#at];
    return (
      token !== undefined && (token.kind === "name" || (token.kind === "sign" && stepSigns.has(token.text)))
    );
  }

  #steps(): void {
    do this.#step();
    while (this.#take("/") || this.#take("//"));
  }

  #step(): void {
    if (this.#take(".") || this.#take("..")) {
      // XPath 1.0 has no predicate here, and later versions do.
      if (this.#is("[")) throw new Uncertain();
      return;
    }
    if (!this.#take("@") && this.#tokens[this.#at + 1]?.text === "::") this.#at += 2;
    const token = this.#tokens[this.#at];
    if (token === undefined || (token.kind !== "name" && !this.#is("*"))) throw this.#missing("A name");
    this.#at++;
    const opener = this.#tokens[this.#at];
    if (this.#take("(")) this.#call(opener!);
    while (this.#is("[")) this.#predicate();
  }

  #predicate(): void {
    const opener = this.#tokens[this.#at]!;
    this.#at++;
    this.#expression();
    this.#close(opener, "]");
  }
}

const nodeTypes: ReadonlySet<string> = new Set(["node", "text", "comment", "processing-instruction"]);
const stepSigns: ReadonlySet<string> = new Set([".", "..", "@", "*"]);
