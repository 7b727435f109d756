import { access, constants } from "node:fs/promises";
import { posix, win32 } from "node:path";

/**
 * Absolute path of a program of the operating system; undefined if there is none. Only system folders are
 * searched: a PATH can name a folder of the workspace, which must never decide what is started.
 */
export async function findSystemCommand(
  program: string,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const path = folder.includes("\\") ? win32.join(folder, program) : posix.join(folder, program);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** The folders in which an operating system keeps its own commands. */
export function systemFolders(platform: NodeJS.Platform, systemRoot = process.env.SystemRoot): string[] {
  if (platform === "win32") {
    const root = systemRoot && win32.isAbsolute(systemRoot) ? systemRoot : "C:\\Windows";
    return [win32.join(root, "System32")];
  }
  // the last one: NixOS
  return ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/run/current-system/sw/bin"];
}
