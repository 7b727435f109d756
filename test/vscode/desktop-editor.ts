import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { root } from "../../scripts/vscode-web.ts";
import { findOrInstall } from "./system-program.ts";

/** The oldest VS Code that the extension promises to run in (`engines` in package.json). */
const version = "1.91.1";
const updateServer = "https://update.code.visualstudio.com";

export interface NodeEditor {
  title: string;
  /** Program that takes the command line of the desktop VS Code. */
  executable: string;
}

/** Whether windows can be opened: everywhere but on a Linux without a screen. */
export function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The desktop VS Code, downloaded into .vscode-test the first time.
 * @throws Error that says what is missing if it can't be downloaded
 */
export async function downloadDesktopEditor(): Promise<NodeEditor> {
  const cachePath = join(root, ".vscode-test");
  if (!isDownloaded(cachePath)) await reachUpdateServer();
  return { title: `VS Code ${version}`, executable: await downloadAndUnzipVSCode({ version, cachePath }) };
}

function isDownloaded(folder: string): boolean {
  return [
    `vscode-${process.platform}-${process.arch}-${version}`,
    `vscode-win32-x64-archive-${version}`,
  ].some((name) => existsSync(join(folder, name, "is-complete")));
}

async function reachUpdateServer(): Promise<void> {
  try {
    const url = `${updateServer}/api/releases/stable`;
    const { ok, status } = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) });
    if (!ok) throw new Error(`it answers ${status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error && cause.message ? cause.message : message;
    throw new Error(
      `There is no desktop VS Code here: ${version} can't be downloaded from ${updateServer} (${reason}). ` +
        "Run this where that server can be reached; `npm run test:vscode` needs none.",
    );
  }
}

/** Restarts a run of run.ts with a virtual screen, and returns its exit code. */
export function runOnVirtualDisplay(name: string): number {
  const xvfb = findOrInstall({
    title: "a virtual display",
    names: ["xvfb-run"],
    packages: ["xvfb", "xauth"],
  });
  const run = [process.execPath, "--import", "tsx", join("test", "vscode", "run.ts"), name];
  return spawnSync(xvfb, ["--auto-servernum", ...run], { cwd: root, stdio: "inherit" }).status ?? 1;
}
