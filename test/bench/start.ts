/**
 * Time from the start of the built server, as a process over stdio, to the first finding of a policy of 80
 * KB, compared with a Node.js that starts and does nothing; and the time that Node.js takes to load the
 * client, without an editor.
 */
import { spawnSync } from "node:child_process";
import { LanguageServer, pullingClient } from "../server/language-server.ts";
import { policyText } from "./data/policy-text.ts";
import { medianAndP95, quantile } from "./data/timing.ts";

const rounds = 20;
const text = policyText(80_000).replace("description", "descripton");

const floor: number[] = [];
const initialized: number[] = [];
const found: number[] = [];
// One after the other in each round, so that what else the machine does falls on all of them.
for (let round = 0; round < rounds; round++) {
  const began = performance.now();
  spawnSync(process.execPath, ["-e", ""]);
  floor.push(performance.now() - began);
  await start();
}
console.log(`node that does nothing: ${medianAndP95(floor)}`);
console.log(`server initialized: ${medianAndP95(initialized)}`);
console.log(`first finding, ${Math.round(text.length / 1000)} KB: ${medianAndP95(found)}`);
console.log(`  ${(quantile(found, 0.5) / quantile(floor, 0.5)).toFixed(1)} x node that does nothing`);

async function start(): Promise<void> {
  const uri = "untitled:cold.audit";
  const began = performance.now();
  const server = await LanguageServer.start(pullingClient);
  initialized.push(performance.now() - began);
  await server.open(uri, text);
  const { items } = await server.request<{ items: unknown[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  if (items.length === 0) throw new Error("There is no finding.");
  found.push(performance.now() - began);
  await server.stop();
}
