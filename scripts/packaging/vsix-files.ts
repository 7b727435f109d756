import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { installedManifest } from "./installed-manifest.ts";

/**
 * The files of the extension, by their paths in it, sorted.
 *
 * @param root the project; its `.vscodeignore` says what to take
 * @param build where the bundles for `dist/` are
 * @throws if a line of `.vscodeignore` matches nothing: something that the extension needs would be missing
 */
export async function vsixFiles(root: string, build: string): Promise<Map<string, Uint8Array>> {
  const patterns = await extensionPatterns(root);
  const sources = new Map(patterns.flatMap((pattern) => matches(pattern, root, build)));
  const paths = [...sources.keys()].sort();
  const files = new Map(
    await Promise.all(
      paths.map(async (path) => [path, new Uint8Array(await readFile(sources.get(path)!))] as const),
    ),
  );
  files.set(
    "package.json",
    Buffer.from(installedManifest(Buffer.from(files.get("package.json")!).toString("utf8"))),
  );
  for (const [path, content] of files) if (path.endsWith(".json")) files.set(path, withoutBlanks(content));
  return files;
}

/** Removes blanks from JSON: people read it in the repository. */
function withoutBlanks(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(content))));
}

/** What belongs in the extension: the lines with `!` of the project's `.vscodeignore`. */
export async function extensionPatterns(root: string): Promise<string[]> {
  const lines = (await readFile(join(root, ".vscodeignore"), "utf8")).split(/\r?\n/);
  return lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
}

function matches(pattern: string, root: string, build: string): [path: string, source: string][] {
  const built = pattern.startsWith("dist/");
  const folder = built ? build : root;
  const found = globSync(built ? pattern.slice("dist/".length) : pattern, { cwd: folder, dot: true });
  if (found.length === 0) throw new Error(`Nothing matches ${pattern} of .vscodeignore.`);
  return found.map((path) => [built ? `dist/${path}` : path, join(folder, path)]);
}
