import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The files beside the rules that are there to be read, by their names: prose and examples. This module is what runs
 * from source; `scripts/rule-files-plugin.mjs` puts the same files into the bundle in its place.
 */
export const ruleFiles: ReadonlyMap<string, string> = readRuleFiles(
  fileURLToPath(new URL("../core/rules", import.meta.url)),
);

function readRuleFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) =>
    /\.(?:md|audit)$/.test(name),
  );
  return new Map(names.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), "utf8")]));
}
