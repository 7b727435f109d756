import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { root } from "../../scripts/vscode-web.ts";

/**
 * Copies what git tracks, and what is new, into a folder. Modules keep their names, so that they find each other and
 * their files, but their text is JavaScript.
 */
export function copyAsJavaScript(folder: string): void {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", list, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  for (const path of new Set(paths.split("\0").filter(Boolean))) {
    const [from, to] = [join(root, path), join(folder, path)];
    mkdirSync(dirname(to), { recursive: true });
    if (path.endsWith(".ts")) writeFileSync(to, javaScriptOf(readFileSync(from, "utf8")));
    else cpSync(from, to);
  }
}

function javaScriptOf(text: string): string {
  return transformSync(text, { loader: "ts", format: "esm", target: "node20.10", sourcemap: "inline" }).code;
}
