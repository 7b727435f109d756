import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "./vscode-web.ts";

/**
 * Everything named *.test.ts outside of test/vscode, which only runs inside VS Code; paths from the root,
 * sorted.
 */
export function unitTestFiles(): string[] {
  return readdirSync(join(root, "test"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(join("test", "vscode") + sep))
    .sort();
}
