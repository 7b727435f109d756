import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { hostsText } from "../verdicts/verdict-text.ts";
import type { TestOutcome } from "./test-outcome.ts";

/** A verdict with its test outcome. */
interface Judged {
  verdict: Pick<ProtocolVerdict, "id" | "description">;
  host: Pick<HostVerdicts, "name">;
  outcome: TestOutcome;
}

/** A line for each skipped check and reason, with the hosts, since many have the same reason. */
export function skippedLines(results: readonly Judged[]): string[] {
  const groups = new Map<string, { check: string; why: string; hosts: string[] }>();
  for (const { verdict, host, outcome } of results) {
    if (outcome.kind !== "skipped") continue;
    const key = `${verdict.id}\n${outcome.why}`;
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { check: verdict.description, why: outcome.why, hosts: [host.name] });
    else group.hosts.push(host.name);
  }
  return [...groups.values()].map(({ check, why, hosts }) => `${hostsText(hosts)}: ${check}: ${why}`);
}
