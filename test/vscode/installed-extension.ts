import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../../scripts/vscode-web.ts";
import { installedExtensions } from "./code-server/extensions.ts";
import { startCodeServer } from "./code-server/server.ts";
import { runSuiteInPage } from "./workbench-page.ts";

const { name, publisher, version } = packageJson;

/** Packs the extension, installs the package in code-server, uses it there, and uninstalls it. */
export async function runInstalledExtension(): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), "nessus-audit-installed-"));
  try {
    execFileSync(process.execPath, ["--import", "tsx", "scripts/package.ts", "--out", home], { cwd: root });
    const extensions = installedExtensions(home);
    extensions.install(join(home, `${name}-${version}.vsix`));
    assert.deepEqual(extensions.list(), [`${publisher}.${name}@${version}`]);
    const code = await useExtension(home, extensions.folder);
    extensions.uninstall(`${publisher}.${name}`);
    assert.deepEqual(extensions.list(), []);
    return code;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function useExtension(home: string, extensions: string): Promise<number> {
  const workspace = join(home, "workspace");
  cpSync(join(root, "samples"), workspace, { recursive: true });
  const server = await startCodeServer({ extensions });
  try {
    const url = server.workbenchUrl(workspace, [
      ["extensionDevelopmentPath", server.remoteUri(emptyExtension(home))],
      ["extensionTestsPath", server.remoteUri(join(root, "dist", "test", "suite-installed.cjs"))],
    ]);
    return await runSuiteInPage(url);
  } finally {
    await server.stop();
  }
}

/** VS Code only runs a test module together with an extension under development; this one does nothing. */
function emptyExtension(home: string): string {
  const folder = join(home, "tester");
  mkdirSync(folder);
  const manifest = { name: "tester", publisher, version, engines: { vscode: "*" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
