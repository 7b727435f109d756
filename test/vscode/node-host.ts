import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { root } from "../../scripts/vscode-web.ts";

/** The oldest VS Code that the extension promises to run in (`engines` in package.json). */
const desktopVersion = "1.91.1";
const updateServer = "https://update.code.visualstudio.com/api/releases/stable";

/** Runs the suite in the Node extension host: of the desktop VS Code where it can be had, else of code-server. */
export async function runInNodeHost(): Promise<number> {
  const vscodeExecutablePath = (await desktopEditor()) ?? codeServerLauncher();
  // Outside the repository, whose .gitignore would leave out what the tests write.
  const workspace = mkdtempSync(join(tmpdir(), "nessus-audit-workspace-"));
  cpSync(join(root, "samples"), workspace, { recursive: true });
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, "dist", "test", "suite-node.cjs"),
      launchArgs: [workspace],
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function desktopEditor(): Promise<string | undefined> {
  const hasDisplay = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) return undefined;
  try {
    await fetch(updateServer, { method: "HEAD", signal: AbortSignal.timeout(5000) });
  } catch {
    return undefined;
  }
  return downloadAndUnzipVSCode({ version: desktopVersion, cachePath: join(root, ".vscode-test") });
}

function codeServerLauncher(): string {
  return fileURLToPath(new URL("code-server/launch.ts", import.meta.url));
}
