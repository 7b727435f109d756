import { statusesByWeight } from "../../core/views.ts";
import { t, tCount } from "../../l10n/translate.ts";
import type { HostVerdicts, ProtocolStatus, ProtocolVerdict } from "../../server/protocol.ts";
import { countsText, hostsText, lineText, shortReason } from "./verdict-text.ts";

/** The verdicts on the hosts of the workspace in a few words, above a policy and each of its checks. */

/** The outcome of a host, by its worst verdict. */
const outcomes = [
  { kind: "fail", of: (status: ProtocolStatus) => status === "FAILED" || status === "ERROR" },
  { kind: "warn", of: (status: ProtocolStatus) => status === "WARNING" },
  { kind: "undecided", of: (status: ProtocolStatus) => status === "UNDECIDED" },
  { kind: "pass", of: (status: ProtocolStatus) => status === "PASSED" },
] as const;

type Outcome = (typeof outcomes)[number]["kind"] | "notEvaluated" | "unread";

/** How many hosts have each outcome, in display order. */
const inWords: Record<Outcome, (count: number) => string> = {
  pass: (count) => t("{0} pass", count),
  fail: (count) => t("{0} fail", count),
  warn: (count) => t("{0} warn", count),
  undecided: (count) => t("{0} undecided", count),
  notEvaluated: (count) => t("{0} not evaluated", count),
  unread: (count) => t("{0} can't be read", count),
};

/** "12 hosts: 4 pass, 8 fail"; for one host "web-2: 2 failed, 1 passed". */
export function fleetText(hosts: readonly Pick<HostVerdicts, "name" | "verdicts" | "problem">[]): string {
  const [only, ...others] = hosts;
  if (only === undefined) return t("no hosts");
  if (others.length === 0)
    return `${hostsText([only.name])}: ${only.problem === undefined ? countsText(only.verdicts) : t("can't be read")}`;
  const counts = new Map<Outcome, number>();
  for (const host of hosts) {
    const outcome = outcomeOf(host);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const parts = (Object.keys(inWords) as Outcome[]).flatMap((outcome) => {
    const count = counts.get(outcome);
    return count === undefined ? [] : [inWords[outcome](count)];
  });
  return `${hostCount(hosts.length)}: ${parts.join(", ")}`;
}

function hostCount(count: number): string {
  return tCount(count, "{0} host", "{0} hosts");
}

function outcomeOf({ verdicts, problem }: Pick<HostVerdicts, "verdicts" | "problem">): Outcome {
  if (problem !== undefined) return "unread";
  const found = outcomes.find(({ of }) => verdicts.some(({ status }) => of(status)));
  return found?.kind ?? "notEvaluated";
}

/** The worst verdict of a check on the hosts. */
export interface CheckOnHosts {
  /** "✗ web-2: 23, 9200", "✗ web-2 and 3 more", "✓ 12 hosts" */
  text: string;
  /** "4 of 12 hosts: failed" */
  counts: string;
  /** Id of the first host with this verdict. */
  host: string;
}

/** The verdicts of each check on the hosts, by check id. */
export function checksOnHosts(
  hosts: readonly Pick<HostVerdicts, "id" | "name" | "verdicts">[],
): Map<string, CheckOnHosts> {
  const byCheck = new Map<string, { id: string; name: string; said: ProtocolVerdict }[]>();
  for (const { id, name, verdicts } of hosts) {
    for (const said of verdicts) {
      const all = byCheck.get(said.id);
      if (all === undefined) byCheck.set(said.id, [{ id, name, said }]);
      else all.push({ id, name, said });
    }
  }
  return new Map([...byCheck].map(([check, said]) => [check, worstOf(said)]));
}

function worstOf(all: readonly { id: string; name: string; said: ProtocolVerdict }[]): CheckOnHosts {
  const worst = statusesByWeight.find((status) => all.some(({ said }) => said.status === status))!;
  const same = all.filter(({ said }) => said.status === worst);
  const isWhole = same.length === all.length && worst === "PASSED" && all.length > 1;
  const who = isWhole ? hostCount(all.length) : hostsText(same.map(({ name }) => name));
  // Several hosts may have different reasons.
  const why = same.length === 1 ? shortReason(same[0]!.said) : "";
  return {
    text: lineText(worst, who, why),
    counts: countsText(all.map(({ said }) => said)),
    host: same[0]!.id,
  };
}
