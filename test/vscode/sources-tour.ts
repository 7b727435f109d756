import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../scripts/vscode-web.ts";
import type { InstalledCodeServer } from "./code-server/install.ts";
import { serveSamples } from "./code-server/samples.ts";
import { playOn, type Stage } from "./play-tour.ts";

const snapshot = join(root, "samples", "hosts", "web-2.netstat.txt");
const print = "process.stdout.write(require('node:fs').readFileSync(process.argv[1]))";

/** Two sources that print a sample as a host would; the command of one fails at its end. */
const sources = [
  { name: "web-2 over there", command: [process.execPath, "-e", print, snapshot] },
  { name: "a broken line", command: [process.execPath, "-e", `${print}; process.exitCode = 3`, snapshot] },
];

/** The pickers of what only a Node extension host can do: it starts the commands of live sources. */
export async function takeSourcesTour({ version }: InstalledCodeServer): Promise<number> {
  const workbench = await serveSamples(version, { "nessusAudit.live.sources": sources });
  return playOn(workbench, { name: "sources-tour", policy: "policies/web-server.audit", play });
}

async function play({ page, user, begin }: Stage): Promise<void> {
  const rows = page.locator(".quick-input-list .monaco-list-row:visible");
  const failed = user.statusBar(/2 failed, 1 undecided, 1 passed/);
  const openSources = async () => {
    await user.runCommand("Audit: Evaluate Policy");
    await user.isAsked("Evaluate Policy");
    await page.keyboard.type("live source");
    await rows.filter({ hasText: "From a live source" }).click();
  };

  begin("choose a live source");
  await openSources();
  await user.isAsked("Live source to evaluate the policy against");
  assert.equal(await rows.count(), sources.length);
  await page.keyboard.type("over there");
  await rows.filter({ hasText: "a broken line" }).waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await failed.waitFor();
  await user.result(/on web-2/).waitFor();
  await user.runCommand("Audit: Clear Verdicts");
  await failed.waitFor({ state: "detached" });

  begin("use what a command printed that failed");
  await openSources();
  await user.isAsked("Live source to evaluate the policy against");
  await rows.filter({ hasText: "a broken line" }).click();
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.filter({ hasText: "exited with 3" }).waitFor();
  await dialog.locator(".monaco-button").filter({ hasText: "Use What It Printed" }).click();
  await failed.waitFor();
}
