import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/vscode-web.ts";
import { runInstalledExtension } from "./installed-extension.ts";
import { takeMatrixTour } from "./matrix-tour.ts";
import { runInNodeHost } from "./node-host.ts";
import { takeTour } from "./tour.ts";
import { runInWebHost } from "./web-host.ts";

/**
 * Runs the suite inside a real VS Code, once per extension host, and the main job with mouse and keyboard.
 *
 *   node --import tsx test/vscode/run.ts [web] [node] [installed] [tour] [matrix]
 */
const runs = {
  web: { title: "the suite in the web extension host", start: runInWebHost },
  node: { title: "the suite in the Node extension host", start: runInNodeHost },
  installed: { title: "the packed extension, installed and uninstalled", start: runInstalledExtension },
  tour: { title: "the main job with mouse and keyboard", start: takeTour },
  matrix: { title: "the matrix and the Test Explorer with mouse and keyboard", start: takeMatrixTour },
};
type RunName = keyof typeof runs;

const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs"), "--tests"], {
  stdio: "inherit",
});
if (build.status !== 0) process.exit(1);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in runs));
if (unknown.length > 0) {
  console.error(`No such run: ${unknown.join(", ")}. There are: ${Object.keys(runs).join(", ")}.`);
  process.exit(2);
}
for (const name of (asked.length > 0 ? asked : Object.keys(runs)) as RunName[]) {
  const { title, start } = runs[name];
  console.log(`VS Code: ${title}`);
  const code = await start().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  if (code !== 0) process.exitCode = 1;
  console.log(`VS Code: ${title}: ${code === 0 ? "passed" : "FAILED"}\n`);
}
// Servers and browsers are closed by now; a connection that lingers must not hold the run.
process.exit();
