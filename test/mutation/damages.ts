import type { KeywordSchema } from "../../core/schema/types.ts";
import { type Check, keywordOf, type Policy } from "../../core/semantics/policy.ts";
import { portCheckOf } from "../../core/semantics/port-check.ts";
import type { Attribute, Element, Keyword, StringValue, TreeNode, Value } from "../../core/syntax/tree.ts";
import { applyEdits } from "../../core/text/text-edit.ts";
import { pick, type Random } from "./random.ts";

/** One edit of a good file that changes what it means for the scanner. */
export interface Damage {
  start: number;
  end: number;
  newText: string;
}

/** What a damage may choose from: everything in the file, listed once. */
export interface Targets {
  policy: Policy;
  elements: Element[];
  keywords: { keyword: Keyword; check: Check; schema: KeywordSchema | undefined }[];
  /** Item types of a check type that is not the file's. */
  foreignItemTypes: readonly string[];
}

export type DamageKind = (targets: Targets, random: Random) => Damage | undefined;

/** By kind: picks a place and damages it; undefined if the file has none. */
export const damageKinds: Record<string, DamageKind> = {
  "delete a closing tag": ({ elements }, random) => {
    const close = pick(random, elements)?.close;
    return close && { start: close.start, end: close.end, newText: "" };
  },
  "delete an opening tag": ({ elements }, random) => {
    const open = pick(random, elements)?.open;
    return open && { start: open.start, end: open.end, newText: "" };
  },
  "delete an opening quote": ({ keywords }, random) => {
    const value = pick(random, strings(keywords));
    return value && { start: value.start, end: value.start + 1, newText: "" };
  },
  "delete a closing quote": ({ keywords }, random) => {
    const value = pick(random, strings(keywords));
    return value && { start: value.end - 1, end: value.end, newText: "" };
  },
  "delete a colon": ({ keywords }, random) => {
    const keyword = pick(random, keywords)?.keyword;
    if (keyword === undefined || keyword.colon === -1) return undefined;
    return { start: keyword.colon, end: keyword.colon + 1, newText: "" };
  },
  "delete a colon in a tag": ({ elements }, random) => {
    const open = pick(
      random,
      elements.filter(({ open }) => open.attributes.length > 0),
    )?.open;
    const attribute: Attribute | undefined = open?.attributes[0];
    if (attribute?.value === undefined) return undefined;
    return { start: attribute.nameSpan.end, end: attribute.value.start, newText: " " };
  },
  "misspell a tag": ({ elements }, random) => {
    const element = pick(random, elements);
    if (element === undefined) return undefined;
    const span = random() < 0.5 ? element.open.nameSpan : (element.close?.nameSpan ?? element.open.nameSpan);
    return { ...span, newText: misspell(element.name, random) };
  },
  "misspell an item type": ({ keywords, policy }, random) => {
    const value = pick(
      random,
      keywords.filter(({ keyword }) => keyword.name === "type"),
    )?.keyword.value;
    if (value?.kind !== "word") return undefined;
    return {
      start: value.start,
      end: value.end,
      newText: misspell(policy.tree.text.slice(value.start, value.end), random),
    };
  },
  "misspell a keyword": ({ keywords }, random) => {
    const keyword = pick(random, keywords)?.keyword;
    return keyword && { ...keyword.nameSpan, newText: misspell(keyword.name, random) };
  },
  "misspell an allowed value": ({ keywords, policy }, random) => {
    const enumerated = keywords.filter(
      ({ keyword, schema }) =>
        schema && schema.values.length > 0 && !schema.openValues && keyword.value?.kind === "word",
    );
    const value = pick(random, enumerated)?.keyword.value;
    if (value === undefined) return undefined;
    const text = policy.tree.text.slice(value.start, value.end);
    return text.startsWith("@")
      ? undefined
      : { start: value.start, end: value.end, newText: misspell(text, random) };
  },
  "remove a required keyword": ({ keywords }, random) => {
    const required = keywords.filter(
      ({ keyword, check, schema }) =>
        schema?.required &&
        schema.absentInFiles === 0 &&
        schema.requiredUnless.every((name) => keywordOf(check, name) === undefined) &&
        check.keywords.filter(({ name }) => name === keyword.name).length === 1,
    );
    const keyword = pick(random, required)?.keyword;
    return keyword && { start: keyword.start, end: keyword.end, newText: "" };
  },
  "quote a token": ({ keywords, policy }, random) => {
    const tokens = keywords.filter(
      ({ keyword, schema }) => keyword.value?.kind === "word" && schema?.quoted === "bare",
    );
    const value = pick(random, tokens)?.keyword.value;
    return (
      value && {
        start: value.start,
        end: value.end,
        newText: `"${policy.tree.text.slice(value.start, value.end)}"`,
      }
    );
  },
  "unquote a string": ({ keywords, policy }, random) => {
    const quoted = keywords.filter(
      ({ keyword, schema }) =>
        keyword.value?.kind === "string" &&
        schema?.quoted === "quoted" &&
        keyword.value.end - keyword.value.start > 3,
    );
    const value = pick(random, quoted)?.keyword.value;
    return (
      value && {
        start: value.start,
        end: value.end,
        newText: policy.tree.text.slice(value.start + 1, value.end - 1),
      }
    );
  },
  "use an item type of another check type": ({ keywords, foreignItemTypes }, random) => {
    const value = pick(
      random,
      keywords.filter(({ keyword }) => keyword.name === "type"),
    )?.keyword.value;
    const newText = pick(random, foreignItemTypes);
    return value?.kind === "word" && newText ? { start: value.start, end: value.end, newText } : undefined;
  },
  "swap the dialect": ({ keywords }, random) => {
    const twins: Record<string, string> = {
      ports: "value_data",
      value_data: "ports",
      port_no: "ports",
      name: "value_data",
    };
    const portChecks = keywords.filter(
      ({ keyword, check }) =>
        /^AUDIT_(?:ALLOWED_OPEN|DENIED_OPEN|PROCESS_ON)_PORTS?$/.test(check.itemType ?? "") &&
        keyword.name in twins,
    );
    const keyword = pick(random, portChecks)?.keyword;
    return keyword && { ...keyword.nameSpan, newText: twins[keyword.name]! };
  },
  "duplicate a keyword": ({ keywords, policy }, random) => {
    const single = keywords.filter(({ schema }) => schema && !schema.repeatable);
    const keyword = pick(random, single)?.keyword;
    if (keyword === undefined) return undefined;
    const text = policy.tree.text.slice(keyword.start, keyword.end);
    return { start: keyword.end, end: keyword.end, newText: `\n  ${text}` };
  },
  "break a range": ({ keywords, policy }, random) => {
    const value = pick(
      random,
      keywords.filter(({ keyword }) => keyword.value?.kind === "range"),
    )?.keyword.value;
    if (value === undefined) return undefined;
    const text = policy.tree.text.slice(value.start, value.end);
    const broken = pick(random, [
      text.replace("..", "."),
      text.replace("..", "-"),
      text.slice(0, -1),
      text.slice(1),
    ])!;
    return { start: value.start, end: value.end, newText: broken };
  },
  "break a regex": ({ keywords, policy }, random) => {
    const patterns = keywords.filter(
      ({ keyword, schema }) =>
        schema?.form === "regex" &&
        keyword.value?.kind === "string" &&
        keyword.value.end - keyword.value.start > 4,
    );
    const value = pick(random, patterns)?.keyword.value;
    if (value === undefined) return undefined;
    const inside = policy.tree.text.slice(value.start + 1, value.end - 1);
    const broken = pick(random, [`(${inside}`, `${inside}[`, `*${inside}`, `${inside})`])!;
    return { start: value.start + 1, end: value.end - 1, newText: broken };
  },
  "break a pattern across lines": ({ keywords, policy: { tree } }, random) => {
    const ranges = keywords.flatMap(({ keyword, schema }) => {
      if (schema?.form !== "regex" || keyword.value?.kind !== "string") return [];
      const { start, end } = keyword.value;
      return placesOf(/(?<=\[[a-zA-Z0-9]-)(?=[a-zA-Z0-9]\])/g, tree.text.slice(start, end), start);
    });
    return breakLine(pick(random, ranges));
  },
  "break a port list across lines": ({ policy: { tree, checks } }, random) => {
    const elements = checks.flatMap((check) => {
      const ports = portCheckOf(check);
      const value = ports?.portsKeyword?.value;
      if (ports?.kind === "process" || value?.kind !== "string" || ports?.ports?.text.includes("@"))
        return [];
      return placesOf(/(?<=[\w\][-])(?=[\w\][-])/g, tree.text.slice(value.start, value.end), value.start);
    });
    return breakLine(pick(random, elements));
  },
  "leave out <then>": ({ elements, policy: { tree } }, random) => {
    const branch = pick(
      random,
      elements.filter(({ tag, children }) => tag === "then" && children.length > 0),
    );
    if (branch?.close === undefined) return undefined;
    const { open, close } = branch;
    return { start: open.start, end: close.end, newText: tree.text.slice(open.end, close.start) };
  },
  "give a closing tag a value": ({ elements }, random) => {
    const close = pick(random, elements)?.close;
    return close && { start: close.nameSpan.end, end: close.nameSpan.end, newText: ':"x"' };
  },
  "copy the source of a page": ({ policy: { tree } }) => ({
    start: 0,
    end: tree.text.length,
    newText: escapeHtml(tree.text),
  }),
  "copy a check out of the source of a page": ({ elements, policy: { tree } }, random) => {
    const checks = elements.filter(({ tag }) => tag === "custom_item" || tag === "item" || tag === "report");
    const element = pick(random, checks);
    if (element === undefined) return undefined;
    const { start, end } = element;
    return { start, end, newText: escapeHtml(tree.text.slice(start, end)) };
  },
  "copy typographic quotes": ({ keywords, policy: { tree } }, random) => {
    const lines = strings(keywords).filter(({ start, end, quote }) => {
      const inside = tree.text.slice(start + 1, end - 1);
      return quote === '"' && !/["\n]/.test(inside);
    });
    const first = pick(random, lines);
    if (first === undefined) return undefined;
    const copied = lines.filter(({ start }) => start >= first.start);
    const edits = copied.flatMap(({ start, end }) => [
      { start, end: start + 1, newText: "\u201c" },
      { start: end - 1, end, newText: "\u201d" },
    ]);
    return asOne(tree.text, edits);
  },
  "copy non-breaking blanks": ({ keywords, policy: { tree } }, random) => {
    const colons = keywords.flatMap(({ keyword: { nameSpan, colon } }) =>
      colon > nameSpan.end ? [{ start: nameSpan.end, end: colon }] : [],
    );
    const first = pick(random, colons);
    if (first === undefined) return undefined;
    const copied = random() < 0.5 ? [first] : colons.filter(({ start }) => start >= first.start);
    return asOne(
      tree.text,
      copied.map(({ start, end }) => ({ start, end, newText: "\u00a0".repeat(end - start) })),
    );
  },
  "comment as in HTML": ({ elements }, random) => {
    const at = pick(random, elements)?.open.start;
    return at === undefined ? undefined : { start: at, end: at, newText: "<!-- by hand -->\n" };
  },
};

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function placesOf(pattern: RegExp, text: string, start: number): number[] {
  return [...text.matchAll(pattern)].map(({ index }) => start + index);
}

function breakLine(at: number | undefined): Damage | undefined {
  return at === undefined ? undefined : { start: at, end: at, newText: "\n      " };
}

/** Several edits as the one that spans them. */
function asOne(text: string, edits: Damage[]): Damage {
  const sorted = [...edits].sort((left, right) => left.start - right.start);
  const [start, end] = [sorted[0]!.start, sorted.at(-1)!.end];
  const inside = sorted.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, newText: applyEdits(text.slice(start, end), inside) };
}

/** Drops, doubles, swaps or replaces one letter in the middle of a word. */
function misspell(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  const letter = word[at] ?? "x";
  const choices = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + (letter === "x" ? "q" : "x") + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? "z") + letter + word.slice(at + 2),
  ].filter((choice) => choice !== word && choice.length > 1);
  return pick(random, choices) ?? `${word}x`;
}

function strings(keywords: Targets["keywords"]): StringValue[] {
  return keywords.flatMap(({ keyword }) => (keyword.value ? stringsOf(keyword.value) : []));
}

function stringsOf(value: Value): StringValue[] {
  if (value.kind === "string") return [value];
  if (value.kind === "list") return value.operands.flatMap(stringsOf);
  return [];
}

/** Every element of the tree that has both of its tags. */
export function elementsOf(nodes: TreeNode[]): Element[] {
  return nodes.flatMap((node) =>
    node.kind === "element" && node.close !== undefined ? [node, ...elementsOf(node.children)] : [],
  );
}
