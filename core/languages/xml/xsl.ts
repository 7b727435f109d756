import { remember } from "../../text/remember.ts";
import { type LanguageProblem, problemAt } from "../language-problem.ts";
import { xpathProblem } from "./xpath.ts";

interface OpenElement {
  name: string;
  start: number;
}

/** XML names; every non-ASCII character is accepted. */
const name = "[A-Za-z_:\\u0080-\\uffff][\\w:.\\u0080-\\uffff-]*";
const openTag = new RegExp(`<(${name})`, "y");
const closeTag = new RegExp(`</(${name})\\s*>`, "y");
const attribute = new RegExp(`\\s+(${name})\\s*=\\s*("[^"<]*"|'[^'<]*')`, "y");
const tagEnd = /\s*(\/?)>/y;
const entity = /&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);/y;

/** Nobody writes a tag with more; a text made of them would fill a set of names as large as itself. */
const mostAttributes = 1000;

/** Attributes of instructions that contain an expression, or a path pattern. */
const expressions: ReadonlySet<string> = new Set(["select", "test", "match", "use", "count", "from"]);

/**
 * The first mistake in the templates of a check as XML: tags, attributes, entities, and the expressions in
 * attributes of `xsl:` elements. The text is a fragment: prefixes need not be declared, and the last template
 * need not be closed, which published policies leave to the scanner.
 */
export function xslProblem(text: string): LanguageProblem | undefined {
  return new XslReader(text).read();
}

class XslReader {
  readonly #text: string;
  readonly #open: OpenElement[] = [];
  #at = 0;
  /** The offset of the first `&` that has not been looked at. */
  #ampersand = -1;

  constructor(text: string) {
    this.#text = text;
  }

  read(): LanguageProblem | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const start = text.indexOf("<", this.#at);
      const problem = this.#entities(this.#at, start === -1 ? text.length : start);
      if (problem !== undefined) return problem;
      if (start === -1) break;
      this.#at = start;
      const found = this.#markup(start);
      if (found === "unknown") return undefined;
      if (found !== undefined) return found;
    }
    const unclosed = this.#open.at(-1);
    if (unclosed === undefined || (this.#open.length === 1 && unclosed.name === "xsl:template"))
      return undefined;
    return problemAt(
      unclosed.start,
      `<${unclosed.name}> is never closed: </${unclosed.name}> is missing.`,
      unclosed.name.length + 1,
    );
  }

  /** @returns `unknown` if what follows is not looked at */
  #markup(start: number): LanguageProblem | "unknown" | undefined {
    const text = this.#text;
    for (const [opener, closer] of sections) {
      if (!text.startsWith(opener, start)) continue;
      const end = text.indexOf(closer, start + opener.length);
      if (end === -1)
        return problemAt(start, `This ${opener} is never closed: ${closer} is missing.`, opener.length);
      this.#at = end + closer.length;
      return undefined;
    }
    if (text[start + 1] === "!") return "unknown";
    if (text[start + 1] === "/") return this.#closingTag(start);
    openTag.lastIndex = start;
    const tag = openTag.exec(text);
    if (tag === null) return problemAt(start, "This < does not begin a tag. Write &lt; for the character.");
    this.#at = openTag.lastIndex;
    return this.#attributes(tag[1]!, start);
  }

  #closingTag(start: number): LanguageProblem | undefined {
    closeTag.lastIndex = start;
    const tag = closeTag.exec(this.#text);
    if (tag === null) return problemAt(start, "This closing tag is incomplete: write </NAME>.", 2);
    const closed = tag[1]!;
    this.#at = closeTag.lastIndex;
    const last = this.#open.pop();
    if (last?.name === closed) return undefined;
    const message =
      last === undefined
        ? `</${closed}> has nothing to close.`
        : `</${closed}> comes before the </${last.name}> of the element in it.`;
    return problemAt(start, message, tag[0].length);
  }

  #attributes(element: string, start: number): LanguageProblem | "unknown" | undefined {
    const text = this.#text;
    const seen = new Set<string>();
    for (;;) {
      attribute.lastIndex = this.#at;
      const found = attribute.exec(text);
      if (found === null) break;
      this.#at = attribute.lastIndex;
      const [, attributeName, quoted] = found;
      const from = attribute.lastIndex - quoted!.length + 1;
      if (seen.has(attributeName!))
        return problemAt(from, `<${element}> has the attribute ${attributeName} twice.`, quoted!.length - 2);
      seen.add(attributeName!);
      if (seen.size > mostAttributes) return "unknown";
      const isExpression = element.startsWith("xsl:") && expressions.has(attributeName!);
      const problem =
        this.#entities(from, from + quoted!.length - 2) ??
        (isExpression ? expressionProblem(quoted!.slice(1, -1), from) : undefined);
      if (problem !== undefined) return problem;
    }
    tagEnd.lastIndex = this.#at;
    const end = tagEnd.exec(text);
    if (end === null) return this.#unreadable(element, start);
    this.#at = tagEnd.lastIndex;
    if (end[1] === "") this.#open.push({ name: element, start });
    return undefined;
  }

  #unreadable(element: string, start: number): LanguageProblem {
    const at = this.#at + /^\s*/.exec(this.#text.slice(this.#at, this.#at + 1000))![0].length;
    if (at >= this.#text.length)
      return problemAt(start, `The tag <${element} has no closing >.`, element.length + 1);
    return problemAt(at, `Write attributes of <${element}> as NAME="VALUE", with &lt; for < in the value.`);
  }

  #entities(from: number, to: number): LanguageProblem | undefined {
    if (this.#ampersand < from) this.#ampersand = this.#ampersandFrom(from);
    for (; this.#ampersand < to; this.#ampersand = this.#ampersandFrom(this.#ampersand + 1)) {
      entity.lastIndex = this.#ampersand;
      if (entity.test(this.#text)) continue;
      const message = "This & does not begin an XML entity. Write &amp; for the character.";
      return problemAt(this.#ampersand, message);
    }
    return undefined;
  }

  /** Once there are none left, the rest of the text is not searched again. */
  #ampersandFrom(from: number): number {
    const at = this.#text.indexOf("&", from);
    return at === -1 ? this.#text.length : at;
  }
}

const sections: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
];

const problemOf = remember(xpathProblem);

function expressionProblem(value: string, from: number): LanguageProblem | undefined {
  if (!value.includes("&")) {
    const problem = problemOf(value);
    return problem && { ...problem, start: problem.start + from, end: problem.end + from };
  }
  const problem = problemOf(value.replace(/&(\w+|#\w+);/g, (_, name: string) => characterOf(name)));
  // Offsets in the text with resolved entities are useless here.
  return problem && { ...problem, start: from, end: from + value.length };
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function characterOf(entityName: string): string {
  return named[entityName] ?? " ";
}
