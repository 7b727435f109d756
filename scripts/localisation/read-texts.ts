import { join } from "node:path";
import { globSync } from "tinyglobby";
import type {
  CallExpression,
  Node,
  NoSubstitutionTemplateLiteral,
  SourceFile,
  StringLiteral,
} from "typescript/unstable/ast";
import {
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isParenthesizedExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
} from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";

/** A text in a module; the path is relative to the root of the project, the line counts from 1. */
export interface PlacedText {
  file: string;
  line: number;
  text: string;
}

export interface ModuleTexts {
  /** The arguments of `t`, `tAs` and `tCount`, by the keys of their translations. */
  translated: (PlacedText & { key: string })[];
  /**
   * All other strings; `{}` replaces interpolated values. With the object member that they are the value of,
   * or one of its values.
   */
  others: (PlacedText & { member?: string })[];
  /** Calls whose text can't be read, because it is not a literal. */
  unreadable: PlacedText[];
}

/** The arguments of the translating functions: which are the texts, and which the meaning. */
const translating: ReadonlyMap<string, { texts: readonly number[]; meaning?: number }> = new Map([
  ["t", { texts: [0] }],
  ["tAs", { texts: [1], meaning: 0 }],
  ["tCount", { texts: [1, 2] }],
]);

/**
 * Reads the strings of modules with the compiler's own parser.
 * @param patterns globs, relative to the root
 * @param planted texts that replace those of files, by path
 */
export function readTexts(
  root: string,
  patterns: readonly string[],
  planted: ReadonlyMap<string, string> = new Map(),
): ModuleTexts {
  const files = globSync([...patterns], { cwd: root }).sort();
  const texts = new Map([...planted].map(([file, text]) => [join(root, file), text]));
  const api = new API({ cwd: root, fs: { readFile: (path) => texts.get(path) } });
  try {
    const projects = ["tsconfig.json", "webview/tsconfig.json"].map((file) => join(root, file));
    const programs = api
      .updateSnapshot({ openProjects: projects })
      .getProjects()
      .map(({ program }) => program);
    const found: ModuleTexts = { translated: [], others: [], unreadable: [] };
    for (const file of files) {
      const source = programs
        .map((program) => program.getSourceFile(join(root, file)))
        .find((one) => one !== undefined);
      if (source === undefined) throw new Error(`${file} is in no tsconfig.json, so it can't be read.`);
      readModule(file, source, found);
    }
    return found;
  } finally {
    api.close();
  }
}

function readModule(file: string, source: SourceFile, found: ModuleTexts): void {
  const placed = (node: Node, text: string): PlacedText => ({
    file,
    line: source.text.slice(0, node.getStart(source)).split("\n").length,
    text,
  });
  const imported = new Set<Node>(source.imports);
  const visit = (node: Node): void => {
    if (imported.has(node)) return;
    const own = isCallExpression(node) ? argumentsOf(node) : [];
    const meaning = own.find((argument) => argument.isMeaning)?.node;
    for (const { node: text, isMeaning } of own) {
      if (!isPlain(text) || (meaning !== undefined && !isPlain(meaning)))
        found.unreadable.push(placed(text, text.getText(source)));
      else if (!isMeaning) {
        const key = meaning === undefined ? text.text : `${text.text}/${meaning.text}`;
        found.translated.push({ ...placed(text, text.text), key });
      }
    }
    const literal = literalText(node);
    if (literal !== undefined) {
      const member = memberWith(node);
      found.others.push({ ...placed(node, literal), ...(member !== undefined && { member }) });
    }
    node.forEachChild((child) => {
      if (!own.some((argument) => argument.node === child)) visit(child);
    });
  };
  visit(source);
}

function argumentsOf({ expression, arguments: given }: CallExpression): { node: Node; isMeaning: boolean }[] {
  const known = isIdentifier(expression) ? translating.get(expression.text) : undefined;
  return [...given].flatMap((node, at) => {
    const isMeaning = known?.meaning === at;
    return isMeaning || known?.texts.includes(at) === true ? [{ node, isMeaning }] : [];
  });
}

/** "title" for `{ title: isOpen ? "close" : "open" }` */
function memberWith(node: Node): string | undefined {
  let at = node;
  while (isConditionalExpression(at.parent) || isParenthesizedExpression(at.parent)) at = at.parent;
  if (!isPropertyAssignment(at.parent) || at.parent.initializer !== at) return undefined;
  const { name } = at.parent;
  return isIdentifier(name) || isStringLiteral(name) ? name.text : undefined;
}

function isPlain(node: Node): node is StringLiteral | NoSubstitutionTemplateLiteral {
  return isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node);
}

function literalText(node: Node): string | undefined {
  if (isPlain(node)) return node.text;
  if (!isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
}
