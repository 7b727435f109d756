import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { globSync } from "tinyglobby";
import type { Node, SourceFile } from "typescript/unstable/ast";
import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
} from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";

/** A place in a file of the project; the path is relative to the root of the project and the line counts from 1. */
interface Place {
  file: string;
  line: number;
}

/** An import of any kind: of values, of types, `import()` or `require()`. */
export interface Import extends Place {
  /** A path relative to the root of the project, the name of a package, or `node:`. */
  target: string;
}

/** Something that differs each time: the time, or a random number. */
export interface Chance extends Place {
  what: string;
}

/**
 * Reads all modules of the project with the compiler's own parser.
 * @param planted texts that replace those of files, by path
 */
export function readModules(
  root: string,
  planted: ReadonlyMap<string, string> = new Map(),
): { imports: Import[]; chances: Chance[] } {
  const files = globSync("**/*.{ts,mts,mjs,cjs}", {
    cwd: root,
    dot: true,
    ignore: ["**/node_modules", "dist", ".vscode-test"],
  });
  const texts = new Map([...planted].map(([file, text]) => [join(root, file), text]));
  const api = new API({ cwd: root, fs: { readFile: (path) => texts.get(path) } });
  try {
    const scripts = files.filter((file) => !file.endsWith(".ts"));
    const snapshot = api.updateSnapshot({
      openProjects: ["tsconfig.json", "core/tsconfig.json", "webview/tsconfig.json"].map((file) =>
        join(root, file),
      ),
      openFiles: scripts.map((file) => join(root, file)),
    });
    const programs = snapshot.getProjects().map(({ program }) => program);
    const imports: Import[] = [];
    const chances: Chance[] = [];
    for (const file of files.sort()) {
      const path = join(root, file);
      const source = programs
        .map((program) => program.getSourceFile(path))
        .find((found) => found !== undefined);
      if (source === undefined)
        throw new Error(`${file} is in no tsconfig.json, so its imports can't be read.`);
      const text = texts.get(path) ?? readFileSync(path, "utf8");
      const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
      for (const { name, offset } of specifiersOf(source)) {
        imports.push({ file, line: lineAt(offset), target: targetOf(file, name) });
      }
      for (const { what, offset } of chancesIn(source)) chances.push({ file, line: lineAt(offset), what });
    }
    return { imports, chances };
  } finally {
    api.close();
  }
}

function specifiersOf(source: SourceFile): { name: string; offset: number }[] {
  const modules = source.imports.map((node) => ({
    name: (node as Node & { text: string }).text,
    offset: node.end,
  }));
  const references = source.referencedFiles.map(({ fileName, pos }) => ({
    name: `./${fileName}`,
    offset: pos,
  }));
  const types = source.typeReferenceDirectives.map(({ fileName, pos }) => ({ name: fileName, offset: pos }));
  return [...modules, ...references, ...types];
}

function targetOf(file: string, name: string): string {
  if (name.startsWith(".")) return posix.join(posix.dirname(file), name);
  if (name.startsWith("node:")) return "node:";
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** `Date.now()`, `new Date()` and `Math.random()`. */
function chancesIn(source: SourceFile): { what: string; offset: number }[] {
  const found: { what: string; offset: number }[] = [];
  const visit = (node: Node): void => {
    if (isPropertyAccessExpression(node) && isIdentifier(node.expression)) {
      const what = `${node.expression.text}.${node.name.text}`;
      if (what === "Date.now" || what === "Math.random") found.push({ what, offset: node.end });
    }
    if (
      (isNewExpression(node) || isCallExpression(node)) &&
      isIdentifier(node.expression) &&
      node.expression.text === "Date" &&
      (node.arguments ?? []).length === 0
    ) {
      found.push({ what: "new Date()", offset: node.end });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}
