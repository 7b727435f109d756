import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../scripts/vscode-web.ts";
import { findOrInstall } from "../system-program.ts";

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
  linkRipgrep();
  return { folder, serverModule };
}

/** The server searches files with ripgrep, whose npm package would download the program in an install script. */
function linkRipgrep(): void {
  const program = join(server, "node_modules", "@vscode", "ripgrep", "bin", "rg");
  if (existsSync(program)) return;
  mkdirSync(dirname(program), { recursive: true });
  symlinkSync(findOrInstall({ title: "ripgrep", names: ["rg"], packages: ["ripgrep"] }), program);
}

function npm(workingFolder: string, ...args: string[]): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", [...args, ...quiet], { cwd: workingFolder, stdio: ["ignore", "ignore", "inherit"] });
}
