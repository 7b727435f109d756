import { startServer } from "./server.ts";

/** Entry point under Node and in a browser worker, in one bundle, since most of it is the same for both. */
const isNode = typeof process === "object" && typeof process.versions?.node === "string";
if (isNode) void import("./node.ts").then(startHere);
else void import("./browser.ts").then(({ startInWorker }) => startInWorker(startServer));

function startHere({ channels, startUnderNode }: typeof import("./node.ts")): void {
  if (startUnderNode(process.argv.slice(2), startServer)) return;
  console.error(`nessus-audit: name a channel: ${channels}.`);
  process.exit(2);
}
