/**
 * npm runs this when the package is installed or packed from its git repository. Builds dist/, which is not
 * in git.
 *
 * `npm install --global` of a repository runs this without its development dependencies (npm/cli issue 8440),
 * and so does pre-commit, which installs hooks that way. This script then installs them according to the lock
 * file.
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

/** Without the settings of the surrounding install, which say where to put its package. */
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
