import { type LanguageProblem, problemAt } from "./language-problem.ts";

const deepest = 500;

/**
 * The first mistake in a text that is a JSON object or array. What lenient readers accept is mild, such as
 * names without quotes. Also undefined for texts that begin with something else.
 */
export function jsonProblem(text: string): LanguageProblem | undefined {
  const start = /^\s*/.exec(text)![0].length;
  if (text[start] !== "{" && text[start] !== "[") return undefined;
  return new JsonReader(text).read();
}

const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^'\\]*(?:\\[\s\S][^'\\]*)*'|[{}[\]:,]|[^\s"'{}[\]:,]+|["']/y;
type Next = "value" | "first-value" | "name" | "first-name" | "colon" | "comma" | "end";

interface Token {
  text: string;
  start: number;
}

class JsonReader {
  readonly #text: string;
  #at = 0;
  #mild: LanguageProblem | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first mistake that invalidates the value; else the first mild one. */
  read(): LanguageProblem | undefined {
    const open: Token[] = [];
    /** After an opening bracket, the first value or name may also be missing. */
    let next: Next = "value";
    for (let found = this.#next(); found !== undefined; found = this.#next()) {
      const { text, start } = found;
      if (text === '"' || text === "'") {
        return problemAt(start, `This ${text} is never closed: write the closing ${text} after the text.`);
      }
      if (next === "end") return fail(found, "The JSON value ends before this.");
      if (text === "}" || text === "]") {
        const opener = open.pop();
        if (opener === undefined || (opener.text === "{") !== (text === "}")) {
          return fail(found, `This ${text} does not match what is open.`);
        }
        if (next === "value" || next === "name") {
          if (opener.text === "{" && next === "value") return fail(found, "A value is missing before this.");
          this.#note(found, `JSON does not allow a comma before ${text}.`);
        } else if (next === "colon") return fail(found, "A colon and a value are missing before this.");
        next = open.length === 0 ? "end" : "comma";
        continue;
      }
      if (text === "," || text === ":") {
        if (text === "," && next === "comma") next = open.at(-1)!.text === "{" ? "name" : "value";
        else if (text === ":" && next === "colon") next = "value";
        else return fail(found, `Something is missing before this ${text === "," ? "comma" : "colon"}.`);
        continue;
      }
      if (next === "comma") return fail(found, "A comma is missing before this.");
      if (next === "colon") return fail(found, "A colon is missing before this.");
      if (text === "{" || text === "[") {
        if (next === "name" || next === "first-name")
          return fail(found, "A name in double quotes is missing here.");
        if (open.length >= deepest) return undefined;
        open.push(found);
        next = text === "{" ? "first-name" : "first-value";
        continue;
      }
      const isName: boolean = next === "name" || next === "first-name";
      if ((isName && !text.startsWith('"')) || !isScalar(text)) {
        this.#note(
          found,
          isName
            ? "Names in JSON need double quotes."
            : "This is not a JSON value: text needs double quotes.",
        );
      }
      next = isName ? "colon" : open.length === 0 ? "end" : "comma";
    }
    const last = open.at(-1);
    if (last !== undefined) {
      return problemAt(
        last.start,
        `This ${last.text} is never closed: ${last.text === "{" ? "}" : "]"} is missing.`,
      );
    }
    return this.#mild;
  }

  #next(): Token | undefined {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (match === null) return undefined;
    const start = this.#at;
    this.#at = token.lastIndex;
    return { text: match[0], start };
  }

  #note({ text, start }: Token, message: string): void {
    this.#mild ??= { ...problemAt(start, message, text.length), isMild: true };
  }
}

function fail({ text, start }: Token, message: string): LanguageProblem {
  return problemAt(start, message, text.length);
}

/** Is it a JSON string, number or word? */
function isScalar(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
