import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The user's folder for what this program keeps between runs; it may not exist yet. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = env.HOME ?? homedir();
  const given = platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  if (given !== undefined && isAbsolute(given)) return join(given, "nessus-audit");
  if (platform === "win32") return join(homedir(), "AppData", "Local", "nessus-audit");
  return join(home, platform === "darwin" ? "Library/Caches" : ".cache", "nessus-audit");
}
