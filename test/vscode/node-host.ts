import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import { root } from "../../scripts/vscode-web.ts";
import { installCodeServer } from "./code-server/install.ts";
import { downloadDesktopEditor, hasDisplay, type NodeEditor } from "./desktop-editor.ts";

/** The desktop VS Code where it can be had, else code-server. */
export async function findNodeEditor(): Promise<NodeEditor> {
  const desktop = hasDisplay() ? await downloadDesktopEditor().catch(() => undefined) : undefined;
  return desktop ?? { title: installCodeServer().title, executable: codeServerLauncher() };
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

function codeServerLauncher(): string {
  return fileURLToPath(new URL("code-server/launch.ts", import.meta.url));
}
