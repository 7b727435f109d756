import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installCodeServer } from "./install.ts";

/** Installs and uninstalls extensions with the command line of code-server, into a folder of their own. */
export interface InstalledExtensions {
  /** For `startCodeServer`. */
  folder: string;
  install(vsix: string): void;
  uninstall(id: string): void;
  /** `publisher.name@version` of each. */
  list(): string[];
}

/** @param home a folder for the extensions and for code-server's records of them */
export function installedExtensions(home: string): InstalledExtensions {
  const folder = join(home, "extensions");
  const { serverModule } = installCodeServer();
  const manage = (...args: string[]): string => {
    const options = [
      `--server-data-dir=${join(home, "data")}`,
      `--extensions-dir=${folder}`,
      "--accept-server-license-terms",
    ];
    const result = spawnSync(process.execPath, [serverModule, ...options, ...args], { encoding: "utf8" });
    if (result.status === 0) return result.stdout;
    throw result.error ?? new Error(`${args.join(" ")} failed:\n${result.stdout}${result.stderr}`);
  };
  return {
    folder,
    install: (vsix) => void manage("--install-extension", vsix),
    uninstall: (id) => void manage("--uninstall-extension", id),
    list: () => manage("--list-extensions", "--show-versions").split(/\r?\n/).filter(Boolean),
  };
}
