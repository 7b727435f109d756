import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/vscode-web.ts";
import { startCodeServer } from "./code-server/server.ts";
import { netstatOf, noTelnet } from "./suite/made-hosts.ts";
import { runSuiteInPage } from "./workbench-page.ts";

/** Runs a suite in a workspace of two folders, each with a policy and a host of the same name. */
export function runInTwoFolders(): Promise<number> {
  const files = {
    "one/p.audit": noTelnet,
    "one/hosts/web.txt": netstatOf("web", [22]),
    "two/p.audit": noTelnet,
    "two/hosts/web.txt": netstatOf("web", [22, 23]),
    "three/p.audit": noTelnet,
    "three/hosts/web.txt": netstatOf("web", [22]),
    "all.code-workspace": JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }),
  };
  return inWindows(files, "all.code-workspace", "suite-folders.cjs", 1);
}

/** Runs a suite in two windows at once that show the same folder. */
export function runInTwoWindows(): Promise<number> {
  const files = { "p.audit": noTelnet, "hosts/web.txt": netstatOf("web", [22, 23]) };
  return inWindows(files, ".", "suite-windows.cjs", 2);
}

/** @returns the first exit code that is not 0 */
async function inWindows(
  files: Readonly<Record<string, string>>,
  open: string,
  suite: string,
  windows: number,
): Promise<number> {
  const workspace = mkdtempSync(join(tmpdir(), "nessus-audit-several-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const server = await startCodeServer();
  try {
    const url = server.workbenchUrl(join(workspace, open), [
      ["extensionDevelopmentPath", server.remoteUri(root)],
      ["extensionTestsPath", server.remoteUri(join(root, "dist", "test", suite))],
    ]);
    const codes = await Promise.all(Array.from({ length: windows }, () => runSuiteInPage(url)));
    return codes.find((code) => code !== 0) ?? 0;
  } finally {
    await server.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
