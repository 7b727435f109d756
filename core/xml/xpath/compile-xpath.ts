import { Beyond, type Work } from "../../text/beyond.ts";
import { deepestPath, longestPath } from "../limits.ts";
import { type Namespaces, noNamespaces } from "../namespaces.ts";
import type { XmlNode } from "../xml-tree.ts";
import { type Context, functions } from "./functions.ts";
import { axes, inOrder, type NodeTest, type Step, walk } from "./steps.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { type Comparison, compare, toBoolean, type XPathValue } from "./values.ts";

/** A compiled expression, which can be evaluated anywhere in a document. */
export type Expression = (context: Context) => XPathValue;

/** A compiled expression, and whether its result is a node-set. */
interface Compiled {
  ask: Expression;
  isNodes: boolean;
}

/**
 * Compiles the supported part of XPath 1.0, which is described in docs/guides/verdicts.md.
 *
 * @param namespaces what its prefixes mean
 * @throws Beyond if an expression is not supported
 */
export function compileXPath(text: string, namespaces: Namespaces = noNamespaces): Expression {
  return new Parser(text, namespaces).whole().ask;
}

/** Like compileXPath, but the expression must return nodes. */
export function compileNodes(
  text: string,
  namespaces: Namespaces = noNamespaces,
): (context: Context) => readonly XmlNode[] {
  const { ask, isNodes } = new Parser(text, namespaces).whole();
  if (!isNodes) throw new Beyond(`${text} does not name nodes.`);
  return (context) => {
    const found = ask(context);
    // A variable may be something other than nodes.
    if (typeof found !== "object") throw new Beyond(`${text} does not name nodes.`);
    return found;
  };
}

const equality: readonly string[] = ["=", "!="];
const relation: readonly string[] = ["<", "<=", ">", ">="];

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  readonly #namespaces: Namespaces;
  #at = 0;
  #depth = 0;

  constructor(text: string, namespaces: Namespaces) {
    if (text.length > longestPath) throw new Beyond("A path is too long to be evaluated here.");
    this.#text = text;
    this.#namespaces = namespaces;
    this.#tokens = tokensOf(text);
  }

  whole(): Compiled {
    const compiled = this.#or();
    if (this.#at < this.#tokens.length) throw this.#beyond();
    return compiled;
  }

  #beyond(): Beyond {
    const token = this.#tokens[this.#at];
    const where = token === undefined ? "its end" : token.text;
    return new Beyond(`The XPath expression ${this.#text} can't be evaluated here, because of ${where}.`);
  }

  #is(text: string, kind: Token["kind"] = "sign"): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === kind && token.text === text;
  }

  #take(text: string, kind: Token["kind"] = "sign"): boolean {
    if (!this.#is(text, kind)) return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#beyond();
  }

  #or(): Compiled {
    if (++this.#depth > deepestPath) throw new Beyond("A path is too deeply nested to be evaluated here.");
    const found = this.#joined("or", () => this.#joined("and", () => this.#compared(equality)));
    this.#depth--;
    return found;
  }

  #joined(word: "and" | "or", part: () => Compiled): Compiled {
    const first = part();
    if (!this.#is(word, "operator")) return first;
    const parts = [first];
    while (this.#take(word, "operator")) parts.push(part());
    const ask: Expression =
      word === "or"
        ? (context) => parts.some((one) => toBoolean(one.ask(context)))
        : (context) => parts.every((one) => toBoolean(one.ask(context)));
    return { ask, isNodes: false };
  }

  #compared(signs: readonly string[]): Compiled {
    const part = () => (signs === equality ? this.#compared(relation) : this.#union());
    let left = part();
    for (;;) {
      const sign = signs.find((one) => this.#take(one)) as Comparison | undefined;
      if (sign === undefined) return left;
      const [{ ask: a }, { ask: b }] = [left, part()];
      left = { ask: (context) => compare(sign, a(context), b(context), context.work), isNodes: false };
    }
  }

  #union(): Compiled {
    const first = this.#operand();
    if (!this.#is("|")) return first;
    const parts = [first];
    while (this.#take("|")) parts.push(this.#operand());
    if (!parts.every(({ isNodes }) => isNodes)) throw this.#beyond();
    const ask: Expression = (context) =>
      inOrder(new Set(parts.flatMap((one) => one.ask(context) as readonly XmlNode[])));
    return { ask, isNodes: true };
  }

  #operand(): Compiled {
    const token = this.#tokens[this.#at];
    if (token?.kind === "literal" || token?.kind === "number") {
      this.#at++;
      const value = token.kind === "number" ? Number(token.text) : token.text;
      return { ask: () => value, isNodes: false };
    }
    if (token?.kind === "variable") {
      this.#at++;
      if (this.#is("[") || this.#is("/") || this.#is("//")) throw this.#beyond();
      const name = token.text;
      return { ask: ({ variables, work }) => variableOf(name, variables, work), isNodes: true };
    }
    if (this.#take("(")) {
      const inner = this.#or();
      this.#expect(")");
      // Steps and predicates after parentheses are not supported.
      if (this.#is("[") || this.#is("/") || this.#is("//")) throw this.#beyond();
      return inner;
    }
    const isCall = token?.kind === "name" && this.#tokens[this.#at + 1]?.text === "(";
    return isCall && functions.has(token.text) ? this.#call(token.text) : this.#path();
  }

  #call(name: string): Compiled {
    const { least, most, ofNodes, call } = functions.get(name)!;
    this.#at += 2;
    const values: Compiled[] = [];
    if (!this.#is(")")) {
      do values.push(this.#or());
      while (this.#take(","));
    }
    if (values.length < least || values.length > most) throw this.#beyond();
    if (ofNodes === true && values[0]?.isNodes === false) throw this.#beyond();
    this.#expect(")");
    if (this.#is("[") || this.#is("/") || this.#is("//")) throw this.#beyond();
    const ask: Expression = (context) =>
      call(
        values.map((value) => value.ask(context)),
        context,
      );
    return { ask, isNodes: false };
  }

  #path(): Compiled {
    const steps: Step[] = [];
    const isAbsolute = this.#is("/") || this.#is("//");
    if (this.#take("//")) steps.push(anyBelow);
    else if (this.#take("/") && !this.#startsStep()) return { ask: walk(true, []), isNodes: true };
    for (;;) {
      steps.push(this.#step());
      if (this.#take("//")) steps.push(anyBelow);
      else if (!this.#take("/")) return { ask: walk(isAbsolute, steps), isNodes: true };
    }
  }

  #startsStep(): boolean {
    return this.#tokens[this.#at]?.kind === "name" || this.#is("@") || this.#is(".") || this.#is("..");
  }

  #step(): Step {
    if (this.#take("..")) return { axis: axes.get("parent")!, test: "node", predicates: [] };
    if (this.#take(".")) return { axis: axes.get("self")!, test: "node", predicates: [] };
    let axis = "child";
    if (this.#take("@")) axis = "attribute";
    else if (this.#tokens[this.#at + 1]?.text === "::" && this.#tokens[this.#at]?.kind === "name") {
      axis = this.#tokens[this.#at]!.text;
      if (!axes.has(axis)) throw this.#beyond();
      this.#at += 2;
    }
    const test = this.#nodeTest(axis);
    const predicates: Expression[] = [];
    while (this.#take("[")) {
      predicates.push(this.#or().ask);
      this.#expect("]");
    }
    return { axis: axes.get(axis)!, test, predicates };
  }

  #nodeTest(axis: string): NodeTest {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "name") throw this.#beyond();
    const isType = this.#tokens[this.#at + 1]?.text === "(" && this.#tokens[this.#at + 1]?.kind === "sign";
    if (isType) {
      if ((token.text !== "text" && token.text !== "node") || this.#tokens[this.#at + 2]?.text !== ")")
        throw this.#beyond();
      this.#at += 3;
      return token.text;
    }
    this.#at++;
    const kind = axis === "attribute" ? "attribute" : "element";
    return { kind, ...namesThat(token.text, this.#namespaces) };
  }
}

/** The names of elements or attributes that a name test matches; `*` is any. */
export function namesThat(
  written: string,
  namespaces: Namespaces,
): { local: string | undefined; uri: string | undefined } {
  const colon = written.indexOf(":");
  const local = written.slice(colon + 1);
  if (colon < 0 && local === "*") return { local: undefined, uri: undefined };
  return {
    local: local === "*" ? undefined : local,
    uri: colon < 0 ? "" : namespaces(written.slice(0, colon)),
  };
}

function variableOf(name: string, variables: Context["variables"], work: Work): XPathValue {
  for (let one = variables; one !== undefined; one = one.outer) {
    work.spend(1);
    if (one.name === name) return one.value;
  }
  throw new Beyond(`xsl_stmt does not set $${name}.`);
}

const anyBelow: Step = { axis: axes.get("descendant-or-self")!, test: "node", predicates: [] };
