import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { oldestWebBuild, root } from "../../scripts/vscode-web.ts";
import { installCodeServer } from "./code-server/install.ts";
import { downloadDesktopEditor, hasDisplay, runOnVirtualDisplay } from "./desktop-editor.ts";
import { takeGermanTour } from "./german-tour.ts";
import { runInstalledExtension } from "./installed-extension.ts";
import { takeMatrixTour } from "./matrix-tour.ts";
import { newestWebBuild } from "./newest/install.ts";
import { findNodeEditor, runInNodeHost } from "./node-host.ts";
import { takePickersTour } from "./pickers-tour.ts";
import { takePictures } from "./pictures-tour.ts";
import { runInTwoFolders, runInTwoWindows } from "./several.ts";
import { takeSourcesTour } from "./sources-tour.ts";
import { takeTour } from "./tour.ts";
import { runInWebHost } from "./web-host.ts";

/**
 * Runs the suite inside a real VS Code, once per extension host, and the main job with mouse and keyboard: all that is
 * `usual` in a version, or what is named. The oldest VS Code is the default; the newest is one for the Web.
 */
const usage =
  "Usage: node --import tsx test/vscode/run.ts [--vscode oldest|newest] [web] [tour] [matrix] [pickers] [german] [sources] [pictures] [node] [folders] [windows] [installed] [desktop]";

interface Run {
  title: string;
  usual: readonly string[];
  /** Reports the editor as soon as it is known, and returns the exit code. */
  start(): Promise<number>;
}

const webBuilds = { oldest: oldestWebBuild, newest: newestWebBuild };
const { version, names } = readArguments();
const findWebBuild = webBuilds[version];
const runs: Record<string, Run> = {
  web: {
    title: "the suite in the web extension host",
    usual: ["oldest", "newest"],
    start: () => inEditor(findWebBuild, runInWebHost),
  },
  node: {
    title: "the suite in the Node extension host",
    usual: ["oldest"],
    start: () => inEditor(findNodeEditor, runInNodeHost),
  },
  desktop: {
    title: "the suite in the desktop VS Code",
    usual: [],
    start: runInDesktop,
  },
  installed: {
    title: "the packed extension, installed and uninstalled",
    // code-server does not run on Windows
    usual: process.platform === "win32" ? [] : ["oldest"],
    start: () => inEditor(installCodeServer, runInstalledExtension),
  },
  folders: {
    title: "a workspace of two folders",
    // code-server does not run on Windows
    usual: process.platform === "win32" ? [] : ["oldest"],
    start: () => inEditor(installCodeServer, runInTwoFolders),
  },
  windows: {
    title: "two windows on one folder",
    usual: process.platform === "win32" ? [] : ["oldest"],
    start: () => inEditor(installCodeServer, runInTwoWindows),
  },
  tour: {
    title: "the main job with mouse and keyboard",
    usual: ["oldest", "newest"],
    start: () => inEditor(findWebBuild, takeTour),
  },
  matrix: {
    title: "the matrix and the Test Explorer with mouse and keyboard",
    usual: ["oldest", "newest"],
    start: () => inEditor(findWebBuild, takeMatrixTour),
  },
  pickers: {
    title: "the pickers with mouse and keyboard",
    usual: ["oldest", "newest"],
    start: () => inEditor(findWebBuild, takePickersTour),
  },
  german: {
    title: "the interface in German",
    // code-server does not run on Windows
    usual: process.platform === "win32" ? [] : ["oldest"],
    start: () => inEditor(installCodeServer, takeGermanTour),
  },
  sources: {
    title: "the pickers of live sources with mouse and keyboard",
    // code-server does not run on Windows
    usual: process.platform === "win32" ? [] : ["oldest"],
    start: () => inEditor(installCodeServer, takeSourcesTour),
  },
  pictures: {
    title: "pictures of what is drawn, in three themes",
    usual: [],
    start: () => inEditor(findWebBuild, takePictures),
  },
};

const unknown = names.filter((name) => !(name in runs));
if (unknown.length > 0) fail(`There is no run called ${unknown.join(" or ")}.`);
const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs"), "--tests"], {
  stdio: "inherit",
});
if (build.status !== 0) process.exit(1);

const usual = Object.keys(runs).filter((name) => runs[name]!.usual.includes(version));
for (const name of names.length > 0 ? names : usual) {
  const { title, start } = runs[name]!;
  console.log(`VS Code: ${title}`);
  const begin = performance.now();
  const code = await start().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  if (code !== 0) process.exitCode = 1;
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`VS Code: ${title}: ${code === 0 ? "passed" : "FAILED"} (${seconds} s)\n`);
}
// Servers and browsers are closed by now; a connection that lingers must not hold the run.
process.exit();

/** Downloads first, so that what is missing is said before anything is started. */
async function runInDesktop(): Promise<number> {
  if (hasDisplay()) return inEditor(downloadDesktopEditor, runInNodeHost);
  await downloadDesktopEditor();
  return runOnVirtualDisplay("desktop");
}

async function inEditor<E extends { title: string }>(
  find: () => E | Promise<E>,
  run: (editor: E) => Promise<number>,
): Promise<number> {
  const editor = await find();
  console.log(`  in ${editor.title}`);
  return run(editor);
}

function readArguments(): { version: keyof typeof webBuilds; names: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { vscode: { type: "string", default: "oldest" } },
      allowPositionals: true,
    });
    const { vscode: version } = values;
    if (version === "oldest" || version === "newest") return { version, names: positionals };
    return fail(`There is no VS Code called ${version}.`);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}
