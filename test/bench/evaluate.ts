/**
 * How many hosts a policy of 30 checks is evaluated on in a second: their text is read and judged, one after
 * another.
 */
import { compilePolicy } from "../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../core/evaluate/evaluate.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { parse } from "../../core/syntax/parse.ts";
import { milliseconds } from "./data/timing.ts";

const checks = 30;
/** Different texts, so that nothing is remembered from one host to the next. */
const kinds = 10_000;

const compiled = compilePolicy(policyOf(parse(policyOfChecks())));
const hosts = Array.from({ length: kinds }, (_, at) => hostText(at));
const bytes = hosts.reduce((sum, text) => sum + text.length, 0) / kinds;

judge(2000);
console.log(`evaluate, ${checks} checks on hosts of ${(bytes / 1000).toFixed(1)} KB:`);
const baseline = JSON.stringify(hosts[0]!.split("\n").map((line) => line.split(/\s+/)));
const json = milliseconds(() => {
  for (let at = 0; at < 10_000; at++) JSON.parse(baseline);
});
for (const count of [100, 1000, 10_000, 100_000]) {
  const elapsed = milliseconds(() => judge(count));
  const ratio = elapsed / count / (json / 10_000);
  const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
  console.log(
    `  ${count} hosts: ${Math.round(count / (elapsed / 1000))} hosts/s, ${ratio.toFixed(1)} x JSON.parse of as many rows; ${memory} MB`,
  );
}
const snapshots = hosts.map((text) => readSnapshot(text));
const alone = milliseconds(() => {
  for (let at = 0; at < 10_000; at++) evaluate(compiled, snapshots[at % kinds]!);
});
console.log(`  without reading the text: ${Math.round(10_000 / (alone / 1000))} hosts/s`);

function judge(count: number): void {
  for (let at = 0; at < count; at++) evaluate(compiled, readSnapshot(hosts[at % kinds]!));
}

function policyOfChecks(): string {
  const items = Array.from({ length: checks / 3 }, (_, at) => {
    const allowed = `22,80,443,${8080 + at},9[0-9]{3},3[0-9][0-9]`;
    return (
      item(`allowed ${at}`, "AUDIT_ALLOWED_OPEN_PORTS", allowed, "") +
      item(`denied ${at}`, "AUDIT_DENIED_OPEN_PORTS", `21,23,${100 + at},51[2-4]`, "") +
      item(`owner ${at}`, "AUDIT_PROCESS_ON_PORT", at % 2 === 0 ? "22" : "443", 'name : "sshd|nginx"')
    );
  });
  return `<check_type:"Unix">\n${items.join("")}</check_type>`;
}

function item(description: string, type: string, ports: string, more: string): string {
  return `<custom_item>
type : ${type}
description : "${description}"
port_type : ${description.endsWith("7") ? "UDP" : "TCP"}
ports : "${ports}"
${more}
</custom_item>
`;
}

function hostText(at: number): string {
  const listener = (port: number, address: string, name: string) =>
    `tcp   LISTEN 0      128     ${address}:${port}       0.0.0.0:*     users:(("${name}",pid=${600 + port + at},fd=3))`;
  return [
    "$ ss -tulpn",
    "Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process",
    listener(22, "0.0.0.0", "sshd"),
    listener(22, "[::]", "sshd"),
    listener(80, "0.0.0.0", "nginx"),
    listener(443, "0.0.0.0", "nginx"),
    listener(5432, "127.0.0.1", "postgres"),
    ...Array.from({ length: at % 5 }, (_, more) =>
      listener(8080 + ((at * 7 + more) % 1900), `192.0.2.${at % 250}`, `java${more}`),
    ),
    'udp   UNCONN 0      0       0.0.0.0:68         0.0.0.0:*     users:(("dhclient",pid=512,fd=7))',
    'udp   UNCONN 0      0       127.0.0.1:323      0.0.0.0:*     users:(("chronyd",pid=540,fd=5))',
    "",
  ].join("\n");
}
