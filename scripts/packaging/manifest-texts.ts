import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Texts, by the keys that package.json uses for them. */
export type ManifestTexts = Readonly<Record<string, string>>;

/** What package.json has in place of a text: its key between percent signs, and nothing else. */
const named = /^%([\w.-]+)%$/;

/** The key that a string of package.json names; undefined if it is a text. */
export function keyIn(value: string): string | undefined {
  return named.exec(value)?.[1];
}

/**
 * package.json with texts in place of their keys, for readers that don't look them up: npm, a gallery.
 * @throws for a key that has no text
 */
export function withTexts<Part>(part: Part, texts: ManifestTexts): Part {
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") {
      const key = keyIn(value);
      if (key === undefined) return value;
      if (!Object.hasOwn(texts, key)) throw new Error(`package.nls.json has no text for %${key}%.`);
      return texts[key];
    }
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member)]));
  };
  return replaced(part) as Part;
}

/** The package.json of the project with its English texts. */
export async function readManifest<Manifest>(root: string): Promise<Manifest> {
  const read = async (file: string) => JSON.parse(await readFile(join(root, file), "utf8"));
  return withTexts(await read("package.json"), await read("package.nls.json"));
}
