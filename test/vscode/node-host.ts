import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { root } from "../../scripts/vscode-web.ts";
import { installCodeServer } from "./code-server/install.ts";

/** The oldest VS Code that the extension promises to run in (`engines` in package.json). */
const desktopVersion = "1.91.1";
const updateServer = "https://update.code.visualstudio.com/api/releases/stable";

export interface NodeEditor {
  title: string;
  /** Program that takes the command line of the desktop VS Code. */
  executable: string;
}

/** The desktop VS Code where it can be had, else code-server. */
export async function findNodeEditor(): Promise<NodeEditor> {
  const desktop = await desktopEditor();
  if (desktop !== undefined) return { title: `VS Code ${desktopVersion}`, executable: desktop };
  return { title: installCodeServer().title, executable: codeServerLauncher() };
}

/** Runs the suite in the Node extension host of an editor. */
export async function runInNodeHost({ executable }: NodeEditor): Promise<number> {
  // Outside the repository, whose .gitignore would leave out what the tests write.
  const workspace = mkdtempSync(join(tmpdir(), "nessus-audit-workspace-"));
  cpSync(join(root, "samples"), workspace, { recursive: true });
  try {
    return await runTests({
      vscodeExecutablePath: executable,
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
