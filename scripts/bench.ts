#!/usr/bin/env node
/**
 * npm run bench: bundles the files of test/bench in the same way as the product, and runs them one by one.
 *
 *   node --import tsx scripts/bench.ts [NAME [FILES]]
 *
 * NAME is one of them, such as keystroke; FILES are policies to measure with.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import { root } from "./vscode-web.ts";

const [asked, ...files] = process.argv.slice(2);
const names = readdirSync(join(root, "test", "bench"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .filter((name) => asked === undefined || name === asked);
if (names.length === 0) {
  console.error(`There is no test/bench/${asked}.ts.`);
  process.exit(2);
}

/** What a program that measures needs of the engine; it says why. */
const engineFlags: Record<string, readonly string[]> = {
  growth: ["--max-semi-space-size=1", "--single-threaded-gc"],
};

run(join(root, "scripts", "build.mjs"));
await esbuild.build({
  absWorkingDir: root,
  entryPoints: names.map((name) => `test/bench/${name}.ts`),
  outdir: "dist/bench",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  mainFields: ["module", "main"],
  // CommonJS packages load node:* with require, which a module doesn't have.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
for (const name of names) {
  run(...(engineFlags[name] ?? []), join(root, "dist", "bench", `${name}.mjs`), ...files);
}

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
