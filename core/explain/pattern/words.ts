import type {
  CharacterClass,
  ClassEscapeLetter,
  ClassItem,
  Place,
  Quantified,
  RegexNode,
} from "../../regex/syntax/node.ts";
import { inlineCode } from "../../text/markdown-text.ts";

/** How many characters of a class are named one by one; the rest is counted. */
const mostItems = 12;

const escapes: Readonly<Record<ClassEscapeLetter, string>> = {
  d: "a digit",
  D: "a character other than a digit",
  w: "a letter, digit or _",
  W: "a character other than a letter, digit or _",
  s: "a blank, tab or line break",
  S: "a character other than a blank, tab or line break",
  h: "a blank or tab",
  H: "a character other than a blank or tab",
  v: "a line break",
  V: "a character other than a line break",
};

const places: Readonly<Record<Place, string>> = {
  "text-start": "the start of the text",
  "line-start": "the start of a line",
  end: "the end of the text, or before its last line break",
  "line-end": "the end of a line",
  "text-end": "the very end of the text",
  "word-boundary": "where a word begins or ends",
  "no-word-boundary": "where no word begins or ends",
  "match-start": "where the search began",
};

/** What a node itself matches, as Markdown; its parts are explained by pieces of their own. */
export function wordsFor(node: RegexNode): string {
  switch (node.kind) {
    case "alternation":
      return `one of ${node.alternatives.length} alternatives`;
    case "sequence":
      return node.items.length === 0 ? "nothing" : "one after the other";
    case "literal":
      return node.ignoreCase ? "this character, upper or lower case" : "this character";
    case "any":
      return node.matchesNewline
        ? "any character, including line breaks"
        : "any character except a line break";
    case "class-escape":
      return escapes[node.letter];
    case "class":
      return describeClass(node);
    case "property":
      return "a character of a Unicode property";
    case "newline-sequence":
      return "a line break of any kind";
    case "grapheme-cluster":
      return "a character with its accents";
    case "assertion":
      return places[node.place];
    case "look":
      return `${node.ahead ? "what follows" : "what is before"} is ${node.negated ? "not " : ""}this`;
    case "group":
      return groupWords[node.type](node.number, node.name);
    case "quantified":
      return describeCount(node);
    case "back-reference":
      return `the same text as group ${node.to} matched`;
    case "subroutine-call":
      return node.to === 0 ? "the whole pattern again" : `the pattern of group ${node.to} again`;
    case "conditional":
      return "the first if the condition holds, otherwise the second";
    case "flags":
      return `from here on: flags ${inlineCode(node.flags)}`;
    case "keep-out":
      return "what was matched so far is dropped from the match";
    case "verb":
      return "an instruction to the engine";
  }
}

const groupWords = {
  capturing: (number?: number, name?: string) =>
    name === undefined ? `group ${number ?? ""}`.trim() : `group ${number ?? ""} called ${inlineCode(name)}`,
  plain: () => "together",
  atomic: () => "as a whole, without backtracking into it",
  "branch-reset": () => "together, numbering groups the same in each alternative",
};

/** How often something is repeated. */
export function describeCount({ min, max, mode }: Pick<Quantified, "min" | "max" | "mode">): string {
  return countWords(min, max) + modeWords[mode];
}

const modeWords = { greedy: "", lazy: ", as few as possible", possessive: ", without giving any back" };

function countWords(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) {
    return min === 0 ? "any number of times" : min === 1 ? "one or more times" : `${min} or more times`;
  }
  if (min === max) return min === 1 ? "once" : `${min} times`;
  return min === 0 && max === 1 ? "once or not at all" : `${min} to ${max} times`;
}

function describeClass({ negated, items }: CharacterClass): string {
  const shown = items.slice(0, mostItems).map(describeItem);
  const rest = items.length - shown.length;
  if (rest > 0) shown.push(`${rest} more`);
  return `${negated ? "a character other than" : "one of"} ${shown.join(", ")}`;
}

function describeItem(item: ClassItem): string {
  switch (item.kind) {
    case "character":
      return characterWords(item.codePoint);
    case "range":
      return `${characterWords(item.from)} to ${characterWords(item.to)}`;
    case "escape":
      return escapes[item.letter];
    case "posix":
      return `${item.negated ? "not " : ""}${inlineCode(`[:${item.name}:]`)}`;
    case "property":
      return "a Unicode property";
  }
}

const named = new Map([
  [0x20, "blank"],
  [0x09, "tab"],
  [0x0a, "line break"],
  [0x0d, "carriage return"],
]);

function characterWords(codePoint: number): string {
  const name = named.get(codePoint);
  if (name !== undefined) return name;
  const isShown = codePoint > 0x20 && !(codePoint >= 0x7f && codePoint <= 0xa0);
  return isShown ? inlineCode(String.fromCodePoint(codePoint)) : `U+${codePoint.toString(16).toUpperCase()}`;
}
