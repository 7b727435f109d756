import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { globSync } from "tinyglobby";

/**
 * The files of the extension by their paths in it, in the order of their names.
 *
 * @param root the project: what to take is in its `.vscodeignore`
 * @param build where the bundles are that belong into `dist/`
 * @throws when a line of `.vscodeignore` matches nothing: something that the extension needs would be missing
 */
export async function vsixFiles(root: string, build: string): Promise<Map<string, Uint8Array>> {
  const lines = (await readFile(join(root, ".vscodeignore"), "utf8")).split(/\r?\n/);
  const patterns = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const sources = new Map(patterns.flatMap((pattern) => matches(pattern, root, build)));
  const paths = [...sources.keys()].sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, new Uint8Array(await readFile(sources.get(path)!))] as const),
    ),
  );
}

function matches(pattern: string, root: string, build: string): [path: string, source: string][] {
  const built = pattern.startsWith("dist/");
  const folder = built ? build : root;
  const found = globSync(built ? pattern.slice("dist/".length) : pattern, { cwd: folder, dot: true });
  if (found.length === 0) throw new Error(`Nothing matches ${pattern} of .vscodeignore.`);
  return found.map((path) => [built ? `dist/${path}` : path, join(folder, path)]);
}
