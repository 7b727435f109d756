import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../scripts/vscode-web.ts";

const folder = join(root, ".vscode-test", "code-server");
const server = join(folder, "node_modules", "code-server", "lib", "vscode");
const lockFile = fileURLToPath(new URL("package-lock.json", import.meta.url));

/**
 * Installs code-server from npm into .vscode-test, unless what is there is of the present lock file. No install
 * script runs; the packages of the VS Code server come from the lock file that code-server brings along.
 */
export function installCodeServer(): { folder: string; serverModule: string } {
  const serverModule = join(server, "out", "server-main.js");
  const done = join(folder, "installed-lock.json");
  const lock = readFileSync(lockFile, "utf8");
  if (!existsSync(done) || readFileSync(done, "utf8") !== lock) {
    console.log("Installing code-server into .vscode-test (only the first time)");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) {
      cpSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name));
    }
    npm(folder, "ci");
    npm(server, "install", "--omit=dev");
    writeFileSync(done, lock);
  }
  return { folder, serverModule };
}

function npm(workingFolder: string, ...args: string[]): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", [...args, ...quiet], { cwd: workingFolder, stdio: ["ignore", "ignore", "inherit"] });
}
