import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/vscode-web.ts";
import { runInNodeHost } from "./node-host.ts";
import { runInWebHost } from "./web-host.ts";

/**
 * Runs the suite inside a real VS Code, once per extension host.
 *
 *   node --import tsx test/vscode/run.ts [web] [node]
 */
const hosts = { web: runInWebHost, node: runInNodeHost };
type HostName = keyof typeof hosts;

const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs"), "--tests"], {
  stdio: "inherit",
});
if (build.status !== 0) process.exit(1);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in hosts));
if (unknown.length > 0) {
  console.error(`No such host: ${unknown.join(", ")}. There are: ${Object.keys(hosts).join(", ")}.`);
  process.exit(2);
}
for (const name of (asked.length > 0 ? asked : Object.keys(hosts)) as HostName[]) {
  console.log(`VS Code, ${name} extension host`);
  const code = await hosts[name]().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  if (code !== 0) process.exitCode = 1;
  console.log(`VS Code, ${name} extension host: ${code === 0 ? "passed" : "FAILED"}\n`);
}
// Servers and browsers are closed by now; a connection that lingers must not hold the run.
process.exit();
