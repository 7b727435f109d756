import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The prose and examples next to the rules, by file name. This module is used when running from source;
 * `scripts/rule-files-plugin.mjs` replaces it in the bundle with the same files.
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
