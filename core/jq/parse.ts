import { Beyond } from "../text/beyond.ts";
import { type Filter, variable } from "./filter.ts";
import { allOf, functions, namesInJq } from "./functions.ts";
import { escapes, type Json, numberOf } from "./json.ts";
import { deepestProgram, longestProgram, mostOperators } from "./limits.ts";
import { alternative, attempt, both, either, operation, operators, plus } from "./operators.ts";
import { indexed, iterated, recurse } from "./paths.ts";
import { isNumber, isTruthy, Stopped, toText, typeOf } from "./values.ts";

/** A program calls a function that jq does not have: the scanner adds some. */
export class ForeignFunction extends Beyond {}

/**
 * Parses the part of jq 1.7 that is computed here, and makes a filter of it as it goes. What is left out: functions of
 * one's own, reduce and foreach, assignments, slices, formats, and what depends on time or the machine.
 *
 * @throws Beyond where a program is not in it, ForeignFunction where jq has no such function
 */
export function parseProgram(text: string): Filter {
  if (text.length > longestProgram) throw new Beyond("A program is longer than is computed here.");
  return new Parser(text).whole();
}

const skipped = /(?:[ \t\r\n]+|#[^\n]*)*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)*/y;
const decimal = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const keywords = new Set(
  "def if then elif else end as reduce foreach try catch label import include and or __loc__".split(" "),
);

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #operators = 0;
  /** The variables that can be named here. */
  readonly #scope: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Filter {
    this.#skip();
    const filter = this.#pipe();
    if (this.#at < this.#text.length) throw this.#beyond();
    return filter;
  }

  #beyond(): Beyond {
    const rest = this.#text.slice(this.#at).trim();
    const where = rest === "" ? "its end" : rest.slice(0, 20);
    return new Beyond(`The jq program is not computed here, because of what begins at ${where}.`);
  }

  #skip(): void {
    skipped.lastIndex = this.#at;
    skipped.exec(this.#text);
    this.#at = skipped.lastIndex;
  }

  /** Takes a sign and what is blank after it, where it is none of the longer signs. */
  #take(sign: string, but = ""): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false;
    const next = this.#text[this.#at + sign.length];
    if (next !== undefined && but.includes(next)) return false;
    this.#at += sign.length;
    this.#skip();
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#beyond();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #isWord(wanted: string): boolean {
    return this.#match(word) === wanted;
  }

  #takeWord(wanted: string): boolean {
    if (!this.#isWord(wanted)) return false;
    this.#at += wanted.length;
    this.#skip();
    return true;
  }

  #expectWord(wanted: string): void {
    if (!this.#takeWord(wanted)) throw this.#beyond();
  }

  #inside<Value>(read: () => Value): Value {
    if (++this.#depth > deepestProgram)
      throw new Beyond("A program is more deeply nested than is computed here.");
    const value = read();
    this.#depth--;
    return value;
  }

  /** Counts an operator or a step, which is asked for what is before it. */
  #count(): void {
    if (++this.#operators > mostOperators) {
      throw new Beyond("A program has more operators and steps than are computed here.");
    }
  }

  #pipe(): Filter {
    return this.#inside(() => {
      const left = this.#comma();
      // `|=` assigns.
      if (!this.#take("|", "=")) return left;
      const right = this.#pipe();
      return function* (input, run) {
        for (const value of left(input, run)) yield* right(value, run);
      };
    });
  }

  #comma(): Filter {
    const parts = [this.#alternatives()];
    while (this.#take(",")) parts.push(this.#alternatives());
    if (parts.length === 1) return parts[0]!;
    return function* (input, run) {
      for (const part of parts) yield* part(input, run);
    };
  }

  #alternatives(): Filter {
    const left = this.#or();
    if (!this.#take("//", "=")) return left;
    return alternative(
      left,
      this.#inside(() => this.#alternatives()),
    );
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#takeWord("or")) {
      this.#count();
      left = either(left, this.#and());
    }
    return left;
  }

  #and(): Filter {
    let left = this.#compared();
    while (this.#takeWord("and")) {
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
    // They can't be chained.
    if (this.#comparison() !== undefined) throw this.#beyond();
    return found;
  }

  #comparison(): string | undefined {
    return ["==", "!=", "<=", ">=", "<", ">"].find((sign) => this.#take(sign));
  }

  #sum(): Filter {
    let left = this.#product();
    for (;;) {
      const sign = ["+", "-"].find((one) => this.#take(one, "="));
      if (sign === undefined) return left;
      this.#count();
      left = operation(operators.get(sign)!, left, this.#product());
    }
  }

  #product(): Filter {
    let left = this.#postfix();
    for (;;) {
      const sign = this.#take("*", "=")
        ? "*"
        : this.#take("/", "/=")
          ? "/"
          : this.#take("%", "=")
            ? "%"
            : undefined;
      if (sign === undefined) return left;
      this.#count();
      left = operation(operators.get(sign)!, left, this.#postfix());
    }
  }

  /** A term with what is after it; `term as $name | body` goes to the end of the pipe. */
  #postfix(): Filter {
    const term = this.#suffixed();
    if (!this.#takeWord("as")) return term;
    const name = this.#variableName();
    this.#expect("|");
    this.#scope.push(name);
    const body = this.#pipe();
    this.#scope.pop();
    return function* (input, run) {
      for (const value of term(input, run)) {
        yield* body(input, { ...run, variables: { name, value, outer: run.variables } });
      }
    };
  }

  #variableName(): string {
    if (this.#text[this.#at] !== "$") throw this.#beyond();
    this.#at++;
    const name = this.#match(word);
    if (name === undefined || name === "__loc__" || name === "ENV") throw this.#beyond();
    this.#at += name.length;
    this.#skip();
    return name;
  }

  #suffixed(): Filter {
    let term = this.#term();
    for (;;) {
      this.#count();
      if (this.#isTried()) term = attempt(term);
      else if (this.#text[this.#at] === "[") term = this.#bracketed(term);
      else if (this.#text[this.#at] === "." && this.#text[this.#at + 1] !== ".") {
        const name = this.#dotted();
        if (name !== undefined) term = indexed(term, name, this.#isTried());
        else if (this.#text[this.#at] === "[") term = this.#bracketed(term);
        else throw this.#beyond();
      } else return term;
    }
  }

  /** Takes a `?` that is no part of `?//`. */
  #isTried(): boolean {
    return this.#take("?", "/");
  }

  /** A dot, and the name right after it or the text. */
  #dotted(): Filter | undefined {
    this.#at++;
    if (/[A-Za-z_]/.test(this.#text[this.#at] ?? "")) return this.#memberName();
    this.#skip();
    return this.#text[this.#at] === '"' ? this.#string() : undefined;
  }

  /** A name or a text. */
  #memberName(): Filter | undefined {
    if (this.#text[this.#at] === '"') return this.#string();
    const name = this.#match(word);
    if (name === undefined || name.includes("::")) return undefined;
    this.#at += name.length;
    this.#skip();
    return () => [name];
  }

  #bracketed(term: Filter): Filter {
    this.#expect("[");
    if (this.#take("]")) return iterated(term, this.#isTried());
    const index = this.#pipe();
    this.#expect("]");
    return indexed(term, index, this.#isTried());
  }

  #term(): Filter {
    const sign = this.#text[this.#at];
    if (sign === '"') return this.#string();
    if (sign === "$") return this.#variable();
    if (sign === "(") {
      this.#take("(");
      const inner = this.#pipe();
      this.#expect(")");
      return inner;
    }
    if (sign === "[") return this.#list();
    if (sign === "{") return this.#object();
    if (sign === "-") return this.#negative();
    if (this.#take("..")) return (input, { work }) => recurse(input, work);
    const written = this.#match(decimal);
    if (written !== undefined) {
      this.#at += written.length;
      this.#skip();
      const value = numberOf(written);
      return () => [value];
    }
    if (sign === ".") return this.#here();
    return this.#named();
  }

  #here(): Filter {
    const here: Filter = (input) => [input];
    const name = this.#dotted();
    if (name !== undefined) return indexed(here, name, this.#isTried());
    return this.#text[this.#at] === "[" ? this.#bracketed(here) : here;
  }

  #negative(): Filter {
    this.#take("-");
    const value = this.#inside(() => this.#suffixed());
    const minus = operators.get("-")!;
    return function* (input, run) {
      for (const one of value(input, run)) {
        if (!isNumber(one)) throw new Stopped(`${typeOf(one)} cannot be negated`);
        yield minus(0, one, run.work);
      }
    };
  }

  #variable(): Filter {
    const name = this.#variableName();
    if (!this.#scope.includes(name)) throw new Beyond(`The jq program does not set $${name}.`);
    return (_, run) => [variable(name, run)];
  }

  #list(): Filter {
    this.#take("[");
    if (this.#take("]")) return () => [[]];
    const inner = this.#pipe();
    this.#expect("]");
    return (input, run) => [allOf(inner(input, run), run.work)];
  }

  #object(): Filter {
    this.#take("{");
    const members: { name: Filter; value: Filter }[] = [];
    while (!this.#take("}")) {
      if (members.length > 0) this.#expect(",");
      members.push(this.#member());
    }
    return (input, run) => objectsOf(members, 0, input, run);
  }

  #member(): { name: Filter; value: Filter } {
    if (this.#text[this.#at] === "$") {
      const at = this.#at;
      const name = this.#variableName();
      this.#at = at;
      return { name: () => [name], value: this.#variable() };
    }
    let name: Filter | undefined;
    const isComputed = this.#take("(");
    if (isComputed) {
      name = this.#pipe();
      this.#expect(")");
    } else {
      name = this.#memberName();
    }
    if (name === undefined) throw this.#beyond();
    if (this.#take(":")) return { name, value: this.#suffixed() };
    if (isComputed) throw this.#beyond();
    return { name, value: indexed((input) => [input], name, false) };
  }

  #string(): Filter {
    const parts: (string | Filter)[] = [];
    let text = "";
    this.#at++;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw this.#beyond();
      this.#at++;
      if (sign === '"') break;
      if (sign !== "\\") {
        text += sign;
      } else if (this.#text[this.#at] === "(") {
        this.#take("(");
        parts.push(text, this.#pipe());
        text = "";
        // What is blank after it belongs to the text.
        if (this.#text[this.#at] !== ")") throw this.#beyond();
        this.#at++;
      } else {
        text += this.#escape();
      }
    }
    this.#skip();
    if (parts.length === 0) return () => [text];
    return interpolated([...parts, text]);
  }

  #escape(): string {
    const sign = this.#text[this.#at] ?? "";
    const hex = this.#text.slice(this.#at + 1, this.#at + 5);
    if (sign === "u" && /^[\da-fA-F]{4}$/.test(hex)) {
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (!Object.hasOwn(escapes, sign)) throw this.#beyond();
    this.#at++;
    return escapes[sign]!;
  }

  #named(): Filter {
    const name = this.#match(word);
    if (name === undefined) throw this.#beyond();
    if (name === "if") return this.#condition();
    if (name === "try") return this.#attempt();
    if (keywords.has(name)) throw this.#beyond();
    const start = this.#at;
    this.#at += name.length;
    this.#skip();
    if (name === "true" || name === "false" || name === "null") {
      const value: Json = name === "null" ? null : name === "true";
      return () => [value];
    }
    const values: Filter[] = [];
    if (this.#take("(")) {
      do values.push(this.#pipe());
      while (this.#take(";"));
      this.#expect(")");
    }
    const call = functions.get(`${name}/${values.length}`);
    if (call !== undefined) return call(values[0], values[1]);
    this.#at = start;
    if (namesInJq.has(name)) throw new Beyond(`The jq program is not computed here, because of ${name}.`);
    throw new ForeignFunction(`The jq program calls ${name}, which the scanner adds to jq.`);
  }

  #attempt(): Filter {
    this.#expectWord("try");
    const tried = this.#inside(() => this.#suffixed());
    // What `catch` is handed is the message, in the words of jq.
    if (this.#isWord("catch")) throw this.#beyond();
    return attempt(tried);
  }

  #condition(): Filter {
    if (!this.#takeWord("if")) this.#expectWord("elif");
    return this.#inside(() => {
      const test = this.#pipe();
      this.#expectWord("then");
      const then = this.#pipe();
      let otherwise: Filter = (input) => [input];
      if (this.#isWord("elif")) otherwise = this.#condition();
      else {
        if (this.#takeWord("else")) otherwise = this.#pipe();
        this.#expectWord("end");
      }
      return function* (input, run) {
        for (const value of test(input, run)) yield* (isTruthy(value) ? then : otherwise)(input, run);
      };
    });
  }
}

/** The objects that members make, one for each way to take one value of each. */
function* objectsOf(
  members: readonly { name: Filter; value: Filter }[],
  from: number,
  input: Json,
  run: Parameters<Filter>[1],
  made: ReadonlyMap<string, Json> = new Map(),
): Iterable<Json> {
  const member = members[from];
  if (member === undefined) {
    yield made;
    return;
  }
  for (const name of member.name(input, run)) {
    if (typeof name !== "string") throw new Stopped("Object keys must be strings");
    for (const value of member.value(input, run)) {
      run.work.spend(made.size);
      yield* objectsOf(members, from + 1, input, run, new Map(made).set(name, value));
    }
  }
}

/** Texts with the values in them, of which the last is gone through first, as with `+`. */
function interpolated(parts: readonly (string | Filter)[]): Filter {
  const filters = parts.map((part): Filter => {
    if (typeof part === "string") return () => [part];
    return function* (input, run) {
      for (const value of part(input, run)) yield toText(value, run.work);
    };
  });
  return filters.reduce((left, right) => operation(plus, left, right));
}
