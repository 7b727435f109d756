import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { root } from "../../scripts/vscode-web.ts";

/**
 * Makes a copy of the project in which Node runs the tests without tsx: what git tracks, and what is new, the
 * packages, and what `scripts/build.mjs` builds. Sources stay unchanged, because tests read them; their
 * translation is next to the copy.
 *
 * @param folder outside the repository, whose .gitignore would leave out what the tests lint
 * @returns the copy
 */
export function makeCheckout(folder: string): string {
  const checkout = join(folder, "checkout");
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", list, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  for (const path of new Set(paths.split("\0").filter(Boolean))) {
    copy(join(root, path), join(checkout, path));
    if (path.endsWith(".ts")) write(join(folder, "javascript", path), translate(join(root, path)));
  }
  linkPackages(join(checkout, "node_modules"));
  const build = ["scripts/build.mjs", `--out=${join(checkout, "dist")}`];
  execFileSync(process.execPath, build, { cwd: root, stdio: "inherit" });
  // a thread that imports hundreds of modules takes half a minute to start under Wine
  write(join(checkout, "cli", "source-thread.mjs"), 'import "../dist/cli.cjs";\n');
  return checkout;
}

/** The packages of the project, except tsx. */
function linkPackages(folder: string): void {
  mkdirSync(folder);
  const packages = join(root, "node_modules");
  for (const name of readdirSync(packages))
    if (name !== "tsx") symlinkSync(join(packages, name), join(folder, name));
  cpSync(join(root, "test", "windows", "tsx"), join(folder, "tsx"), { recursive: true });
}

function translate(path: string): string {
  const text = readFileSync(path, "utf8");
  return transformSync(text, { loader: "ts", format: "esm", target: "node20.10", sourcemap: "inline" }).code;
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
