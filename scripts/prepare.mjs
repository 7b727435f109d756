/**
 * What npm runs when the package is installed or packed out of its git repository: builds dist/, which is not in git.
 *
 * `npm install --global` of a repository runs this without its development dependencies (npm/cli issue 8440), and so
 * does pre-commit, which installs hooks that way. They are installed here then, as the lock file says.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

if (!hasBundler()) run(process.env.npm_execpath, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
run("scripts/build.mjs", "--minify");

function hasBundler() {
  try {
    createRequire(import.meta.url).resolve("esbuild");
    return true;
  } catch {
    return false;
  }
}

/** Without what the install around this one was told of where to put its package. */
function run(...args) {
  const settings = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(global|location|prefix)$/i.test(name),
  );
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: Object.fromEntries(settings),
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
