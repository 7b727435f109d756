import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installLocked, npm } from "../install-locked.ts";
import { findOrInstall } from "../system-program.ts";

export interface InstalledCodeServer {
  /** `code-server` with its version, and that of the VS Code in it. */
  title: string;
  /** That of the VS Code in it. */
  version: string;
  folder: string;
  serverModule: string;
}

/** Installs code-server, and the packages of the VS Code server from the lock file of code-server. */
export function installCodeServer(): InstalledCodeServer {
  const folder = installLocked({
    title: "code-server",
    lockFolder: fileURLToPath(new URL(".", import.meta.url)),
    name: "code-server",
    finish: (installed) => npm(serverIn(installed), "install", "--omit=dev"),
  });
  const server = serverIn(folder);
  linkRipgrep(server);
  const version = versionIn(server);
  return {
    title: `code-server ${versionIn(join(folder, "node_modules", "code-server"))} (VS Code ${version})`,
    version,
    folder,
    serverModule: join(server, "out", "server-main.js"),
  };
}

function serverIn(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

function versionIn(packageFolder: string): string {
  return JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")).version;
}

/** The server searches files with ripgrep, whose npm package would download the program in an install script. */
function linkRipgrep(server: string): void {
  const program = join(server, "node_modules", "@vscode", "ripgrep", "bin", "rg");
  if (existsSync(program)) return;
  mkdirSync(dirname(program), { recursive: true });
  symlinkSync(findOrInstall({ title: "ripgrep", names: ["rg"], packages: ["ripgrep"] }), program);
}
