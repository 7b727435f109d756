import { Beyond } from "../text/beyond.ts";
import {
  bound,
  compose,
  conditional,
  constant,
  here,
  interpolate,
  joinAll,
  list,
  type Member,
  named,
  negative,
  pipe,
} from "./combine.ts";
import { Cursor } from "./cursor.ts";
import type { Filter } from "./filter.ts";
import { functions, namesInJq } from "./functions.ts";
import { escapes, numberOf } from "./json.ts";
import { deepestProgram, longestProgram, mostOperators } from "./limits.ts";
import { alternative, attempt, both, either, operation, operators } from "./operators.ts";
import { indexInto, iterated, recurse } from "./paths.ts";

/** A program calls a function that jq does not have; the scanner adds some. */
export class ForeignFunction extends Beyond {}

/**
 * Parses the supported part of jq 1.7, and builds a filter from it on the way. Not supported are function
 * definitions, reduce and foreach, assignments, slices, formats, and what depends on time or the machine.
 *
 * @throws Beyond if the program is not supported, ForeignFunction if jq has no such function
 */
export function parseProgram(text: string): Filter {
  if (text.length > longestProgram) throw new Beyond("A program is too long to be evaluated here.");
  return new Parser(text).whole();
}

const keywords = new Set(
  "def if then elif else end as reduce foreach try catch label import include and or __loc__".split(" "),
);

class Parser {
  readonly #cursor: Cursor;
  #depth = 0;
  #operators = 0;
  /** The variables in scope. */
  readonly #scope: string[] = [];

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  whole(): Filter {
    const filter = this.#pipe();
    if (!this.#cursor.isAtEnd) throw this.#cursor.beyond();
    return filter;
  }

  #inside<Value>(read: () => Value): Value {
    if (++this.#depth > deepestProgram)
      throw new Beyond("A program is too deeply nested to be evaluated here.");
    const value = read();
    this.#depth--;
    return value;
  }

  /** Counts an operator or a step, which evaluates what is before it. */
  #count(): void {
    if (++this.#operators > mostOperators) {
      throw new Beyond("A program has too many operators and steps to be evaluated here.");
    }
  }

  #pipe(): Filter {
    return this.#inside(() => {
      const left = this.#comma();
      // `|=` assigns.
      if (!this.#cursor.take("|", "=")) return left;
      return pipe(left, this.#pipe());
    });
  }

  #comma(): Filter {
    const parts = [this.#alternatives()];
    while (this.#cursor.take(",")) parts.push(this.#alternatives());
    return joinAll(parts);
  }

  #alternatives(): Filter {
    const left = this.#or();
    if (!this.#cursor.take("//", "=")) return left;
    return alternative(
      left,
      this.#inside(() => this.#alternatives()),
    );
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#cursor.takeWord("or")) {
      this.#count();
      left = either(left, this.#and());
    }
    return left;
  }

  #and(): Filter {
    let left = this.#compared();
    while (this.#cursor.takeWord("and")) {
      this.#count();
      left = both(left, this.#compared());
    }
    return left;
  }

  #compared(): Filter {
    const left = this.#sum();
    const sign = this.#comparison();
    if (sign === undefined) return left;
    const found = operation(operators.get(sign)!, left, this.#sum());
    // These operators can't be chained.
    if (this.#comparison() !== undefined) throw this.#cursor.beyond();
    return found;
  }

  #comparison(): string | undefined {
    return ["==", "!=", "<=", ">=", "<", ">"].find((sign) => this.#cursor.take(sign));
  }

  #sum(): Filter {
    let left = this.#product();
    for (;;) {
      const sign = ["+", "-"].find((one) => this.#cursor.take(one, "="));
      if (sign === undefined) return left;
      this.#count();
      left = operation(operators.get(sign)!, left, this.#product());
    }
  }

  #product(): Filter {
    let left = this.#postfix();
    for (;;) {
      const sign = this.#cursor.take("*", "=")
        ? "*"
        : this.#cursor.take("/", "/=")
          ? "/"
          : this.#cursor.take("%", "=")
            ? "%"
            : undefined;
      if (sign === undefined) return left;
      this.#count();
      left = operation(operators.get(sign)!, left, this.#postfix());
    }
  }

  /** A term and its suffixes; `term as $name | body` extends to the end of the pipe. */
  #postfix(): Filter {
    const term = this.#suffixed();
    if (!this.#cursor.takeWord("as")) return term;
    const name = this.#variableName();
    this.#cursor.expect("|");
    this.#scope.push(name);
    const body = this.#pipe();
    this.#scope.pop();
    return bound(term, name, body);
  }

  #variableName(): string {
    if (this.#cursor.sign() !== "$") throw this.#cursor.beyond();
    this.#cursor.at++;
    const name = this.#cursor.word();
    if (name === undefined || name === "__loc__" || name === "ENV") throw this.#cursor.beyond();
    this.#cursor.pass(name);
    return name;
  }

  #suffixed(): Filter {
    let term = this.#term();
    for (;;) {
      this.#count();
      if (this.#isTried()) term = attempt(term);
      else if (this.#cursor.sign() === "[") term = this.#bracketed(term);
      else if (this.#cursor.sign() === "." && this.#cursor.sign(1) !== ".") {
        const name = this.#dotted();
        if (name !== undefined) term = indexInto(term, name, this.#isTried());
        else if (this.#cursor.sign() === "[") term = this.#bracketed(term);
        else throw this.#cursor.beyond();
      } else return term;
    }
  }

  /** Takes a `?` that is not part of `?//`. */
  #isTried(): boolean {
    return this.#cursor.take("?", "/");
  }

  /** A dot, and the name or string directly after it. */
  #dotted(): Filter | undefined {
    this.#cursor.at++;
    if (/[A-Za-z_]/.test(this.#cursor.sign())) return this.#memberName();
    this.#cursor.skip();
    return this.#cursor.sign() === '"' ? this.#string() : undefined;
  }

  /** A name or a string. */
  #memberName(): Filter | undefined {
    if (this.#cursor.sign() === '"') return this.#string();
    const name = this.#cursor.word();
    if (name === undefined || name.includes("::")) return undefined;
    this.#cursor.pass(name);
    return constant(name);
  }

  #bracketed(term: Filter): Filter {
    this.#cursor.expect("[");
    if (this.#cursor.take("]")) return iterated(term, this.#isTried());
    const index = this.#pipe();
    this.#cursor.expect("]");
    return indexInto(term, index, this.#isTried());
  }

  #term(): Filter {
    const sign = this.#cursor.sign();
    if (sign === '"') return this.#string();
    if (sign === "$") return this.#variable();
    if (sign === "(") {
      this.#cursor.take("(");
      const inner = this.#pipe();
      this.#cursor.expect(")");
      return inner;
    }
    if (sign === "[") return this.#list();
    if (sign === "{") return this.#object();
    if (sign === "-") return this.#negative();
    if (this.#cursor.take("..")) return (input, { work }) => recurse(input, work);
    const written = this.#cursor.takeNumber();
    if (written !== undefined) return constant(numberOf(written));
    if (sign === ".") return this.#here();
    return this.#named();
  }

  #here(): Filter {
    const name = this.#dotted();
    if (name !== undefined) return indexInto(here, name, this.#isTried());
    return this.#cursor.sign() === "[" ? this.#bracketed(here) : here;
  }

  #negative(): Filter {
    this.#cursor.take("-");
    return negative(this.#inside(() => this.#suffixed()));
  }

  #variable(): Filter {
    const name = this.#variableName();
    if (!this.#scope.includes(name)) throw new Beyond(`The jq program does not set $${name}.`);
    return named(name);
  }

  #list(): Filter {
    this.#cursor.take("[");
    if (this.#cursor.take("]")) return constant([]);
    const inner = this.#pipe();
    this.#cursor.expect("]");
    return list(inner);
  }

  #object(): Filter {
    this.#cursor.take("{");
    const members: Member[] = [];
    while (!this.#cursor.take("}")) {
      if (members.length > 0) this.#cursor.expect(",");
      members.push(this.#member());
    }
    return compose(members);
  }

  #member(): Member {
    if (this.#cursor.sign() === "$") {
      const at = this.#cursor.at;
      const name = this.#variableName();
      this.#cursor.at = at;
      return { name: constant(name), value: this.#variable() };
    }
    let name: Filter | undefined;
    const isComputed = this.#cursor.take("(");
    if (isComputed) {
      name = this.#pipe();
      this.#cursor.expect(")");
    } else {
      name = this.#memberName();
    }
    if (name === undefined) throw this.#cursor.beyond();
    if (this.#cursor.take(":")) return { name, value: this.#suffixed() };
    if (isComputed) throw this.#cursor.beyond();
    return { name, value: indexInto(here, name, false) };
  }

  #string(): Filter {
    const parts: (string | Filter)[] = [];
    let text = "";
    this.#cursor.at++;
    for (;;) {
      const sign = this.#cursor.sign();
      if (sign === "") throw this.#cursor.beyond();
      this.#cursor.at++;
      if (sign === '"') break;
      if (sign !== "\\") {
        text += sign;
      } else if (this.#cursor.sign() === "(") {
        this.#cursor.take("(");
        parts.push(text, this.#pipe());
        text = "";
        // The blanks after it belong to the string.
        if (this.#cursor.sign() !== ")") throw this.#cursor.beyond();
        this.#cursor.at++;
      } else {
        text += this.#escape();
      }
    }
    this.#cursor.skip();
    if (parts.length === 0) return constant(text);
    return interpolate([...parts, text]);
  }

  #escape(): string {
    const sign = this.#cursor.sign();
    const hex = this.#cursor.slice(1, 5);
    if (sign === "u" && /^[\da-fA-F]{4}$/.test(hex)) {
      this.#cursor.at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (!Object.hasOwn(escapes, sign)) throw this.#cursor.beyond();
    this.#cursor.at++;
    return escapes[sign]!;
  }

  #named(): Filter {
    const name = this.#cursor.word();
    if (name === undefined) throw this.#cursor.beyond();
    if (name === "if") return this.#condition();
    if (name === "try") return this.#attempt();
    if (keywords.has(name)) throw this.#cursor.beyond();
    const start = this.#cursor.at;
    this.#cursor.pass(name);
    if (name === "true" || name === "false" || name === "null") {
      return constant(name === "null" ? null : name === "true");
    }
    const values: Filter[] = [];
    if (this.#cursor.take("(")) {
      do values.push(this.#pipe());
      while (this.#cursor.take(";"));
      this.#cursor.expect(")");
    }
    const call = functions.get(`${name}/${values.length}`);
    if (call !== undefined) return call(values[0], values[1]);
    this.#cursor.at = start;
    if (namesInJq.has(name)) throw new Beyond(`The jq program can't be evaluated here, because of ${name}.`);
    throw new ForeignFunction(`The jq program calls ${name}, which the scanner adds to jq.`);
  }

  #attempt(): Filter {
    this.#cursor.expectWord("try");
    const tried = this.#inside(() => this.#suffixed());
    // `catch` gets the message, in jq's words.
    if (this.#cursor.isWord("catch")) throw this.#cursor.beyond();
    return attempt(tried);
  }

  #condition(): Filter {
    if (!this.#cursor.takeWord("if")) this.#cursor.expectWord("elif");
    return this.#inside(() => {
      const test = this.#pipe();
      this.#cursor.expectWord("then");
      const then = this.#pipe();
      let otherwise = here;
      if (this.#cursor.isWord("elif")) otherwise = this.#condition();
      else {
        if (this.#cursor.takeWord("else")) otherwise = this.#pipe();
        this.#cursor.expectWord("end");
      }
      return conditional(test, then, otherwise);
    });
  }
}
