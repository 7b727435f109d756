/**
 * A policy of 400 checks on 300 hosts: how large the answer of the server is, and how long it takes from the request to verdicts
 * that know their checks, over stdio, with the built server as a process.
 */
import {
  type EvaluateHostsResult,
  evaluateHostsMethod,
  holdSnapshotsMethod,
  withChecks,
} from "../../server/protocol.ts";
import { LanguageServer, pullingClient } from "../server/language-server.ts";
import { quantile } from "./data/timing.ts";

const hostCount = 300;
const checkCount = 400;
const rounds = 5;

const uri = "untitled:fleet.audit";
const server = await LanguageServer.start(pullingClient);
await server.open(uri, policyText());
const hosts = Array.from({ length: hostCount }, (_, at) => ({
  id: `host-${at}`,
  name: `fleet-${at}`,
  version: "1",
  files: [{ name: "ss.txt", text: listeners(at) }],
}));
await server.request(holdSnapshotsMethod, { hosts });
const named = hosts.map((host) => ({ ...host, files: [] }));
const times: number[] = [];
let bytes = 0;
let count = 0;
for (let round = 0; round < rounds; round++) {
  const began = performance.now();
  const result = await server.request<EvaluateHostsResult>(evaluateHostsMethod, {
    policy: uri,
    hosts: named,
  });
  const { hosts } = withChecks(result);
  times.push(performance.now() - began);
  bytes = JSON.stringify(result).length;
  count = hosts.reduce((sum, { verdicts }) => sum + verdicts.length, 0);
}
await server.stop();
console.log(
  `${count} verdicts: ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(quantile(times, 0.5))} ms (least ${Math.round(Math.min(...times))} ms)`,
);

function policyText(): string {
  const checks = Array.from(
    { length: checkCount },
    (_, at) => `<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "${1 + (at % 9)}.${at % 13}.${at} Ensure that service number ${at} is not reachable from other hosts"
  port_type   : TCP
  ports       : "${1024 + at}"
</custom_item>
`,
  );
  return `<check_type:"Unix">\n${checks.join("\n")}</check_type>\n`;
}

/** Every host fails some of the checks. */
function listeners(host: number): string {
  const ports = [22, 443, 1024 + (host % checkCount), 1024 + ((host * 7) % checkCount)];
  const rows = ports.map((port) => `tcp   LISTEN 0      128    0.0.0.0:${port}      0.0.0.0:*`);
  return `$ ss -tulpnH\n${rows.join("\n")}\n`;
}
