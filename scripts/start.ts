#!/usr/bin/env node
/**
 * Builds the extension and opens it with samples/: in VS Code for the Web at a URL, or in the desktop editor.
 *
 *   npm start [-- --port N] [-- --desktop]
 */
import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { buildForStart, firstSample, root, serveWebWorkbench, urlOfSample } from "./vscode-web.ts";

const defaultPort = 3000;

const { values } = readArguments();
if (values.desktop) startDesktop();
else await startWeb();

function readArguments() {
  try {
    return parseArgs({ options: { port: { type: "string" }, desktop: { type: "boolean" } } });
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}\nUsage: npm start [-- --port N] [-- --desktop]`,
    );
    process.exit(2);
  }
}

async function startWeb() {
  const port = await choosePort();
  const bundles = buildForStart();
  if (bundles === undefined) process.exit(1);
  const { url } = await serveWebWorkbench({ port, bundles });
  console.log(`VS Code for the Web with the extension and samples/ is at ${urlOfSample(url, firstSample)}`);
  console.log("Changes stay in the browser. Stop with Ctrl+C.");
}

async function choosePort(): Promise<number> {
  if (values.port !== undefined) {
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      console.error(
        `--port ${values.port} is not a valid port. Give a number from 1 to 65535, such as --port ${defaultPort}.`,
      );
      process.exit(2);
    }
    if (await isFree(port)) return port;
    console.error(`Port ${port} is in use. Give another one: npm start -- --port ${port + 1}`);
    process.exit(1);
  }
  for (let port = defaultPort; port < defaultPort + 50; port++) if (await isFree(port)) return port;
  console.error(
    `No port from ${defaultPort} to ${defaultPort + 49} is free. Give one: npm start -- --port N`,
  );
  process.exit(1);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "localhost", () => probe.close(() => resolve(true)));
  });
}

function startDesktop() {
  const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
  if (build.status !== 0) process.exit(1);
  const editor = findDesktopEditor();
  if (!editor) {
    console.error(
      'No "code" command is on the PATH. In VS Code run "Shell Command: Install \'code\' command in PATH", ' +
        "or leave --desktop out to use the browser.",
    );
    process.exit(1);
  }
  const samples = join(root, "samples");
  execFile(editor, [`--extensionDevelopmentPath=${root}`, samples, join(samples, firstSample)], (error) => {
    if (!error) return;
    console.error(`${editor} did not start: ${error.message}`);
    process.exitCode = 1;
  });
  console.log(`Opening VS Code with the extension and samples/: ${editor}`);
}

/** On Windows, `code` is a batch file, which only a shell could run; the program is one folder above it. */
function findDesktopEditor(): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const editor = process.platform === "win32" ? join(folder, "..", "Code.exe") : join(folder, "code");
    const isThere =
      process.platform === "win32"
        ? existsSync(join(folder, "code.cmd")) && existsSync(editor)
        : existsSync(editor);
    if (isThere) return editor;
  }
  return undefined;
}
