import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * An esbuild plugin: replaces `rule-files/rule-files.ts`, which reads the prose and the examples of the rules
 * from disk, by a module that contains them. A bundle that does not import that module gets none of them.
 *
 * @param root the project's folder
 */
export function ruleFilesPlugin(root) {
  const folder = join(root, "core", "rules");
  return {
    name: "rule-files",
    setup(build) {
      build.onLoad({ filter: /[\\/]rule-files[\\/]rule-files\.ts$/ }, () => {
        const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => /\.(?:md|audit)$/.test(entry.name)).sort(byName);
        const texts = files.map((file) => [file.name, readFileSync(pathOf(file), "utf8")]);
        return {
          contents: `export const ruleFiles = new Map(${JSON.stringify(texts)});`,
          watchFiles: files.map(pathOf),
          watchDirs: [folder, ...entries.filter((entry) => entry.isDirectory()).map(pathOf)],
        };
      });
    },
  };
}

function pathOf(entry) {
  return join(entry.parentPath, entry.name);
}

function byName(left, right) {
  return left.name < right.name ? -1 : 1;
}
