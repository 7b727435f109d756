import { gateEvidence, printable, type ReportedVerdict } from "../../core/command-line.ts";
import type { PlannedFile } from "../hosts/plan-policies.ts";

type Status = ReportedVerdict["status"];

const statuses: readonly Status[] = ["PASSED", "FAILED", "WARNING", "ERROR", "UNDECIDED", "NOT_EVALUATED"];
const nothing = 255;

/**
 * What a policy says about the hosts of an inventory: a byte and a number for each host and check, so that a
 * million hosts fit into memory. Evidence repeats again and again, and is stored once.
 */
export class InventoryVerdicts implements Iterable<ReportedVerdict> {
  readonly #planned: PlannedFile;
  readonly #hosts: string[] = [];
  readonly #statuses: Uint8Array[] = [];
  readonly #evidence: Uint32Array[] = [];
  readonly #texts: string[] = [""];
  readonly #known = new Map<string, number>();

  constructor(planned: PlannedFile) {
    this.#planned = planned;
  }

  get hostCount(): number {
    return this.#hosts.length;
  }

  /** Adds hosts: their names, then the status and evidence of each check that reports something. */
  add([hosts = [], ...columns]: readonly (readonly (string | null)[])[]): void {
    const checks = columns.length / 2;
    const ownStatuses = new Uint8Array(hosts.length * checks);
    const ownEvidence = new Uint32Array(hosts.length * checks);
    for (let check = 0; check < checks; check++) {
      const [status, evidence] = [columns[2 * check]!, columns[2 * check + 1]!];
      for (let host = 0; host < hosts.length; host++) {
        const at = host * checks + check;
        const found = status[host];
        ownStatuses[at] = found === null || found === undefined ? nothing : statuses.indexOf(found as Status);
        ownEvidence[at] = this.#number(evidence[host] ?? "");
      }
    }
    for (const host of hosts) this.#hosts.push(printable(host ?? ""));
    this.#statuses.push(ownStatuses);
    this.#evidence.push(ownEvidence);
  }

  #number(text: string): number {
    if (text === "") return 0;
    let number = this.#known.get(text);
    if (number === undefined) {
      number = this.#texts.push(printable(text)) - 1;
      this.#known.set(text, number);
    }
    return number;
  }

  *[Symbol.iterator](): Generator<ReportedVerdict> {
    const { plan, lineAt } = this.#planned;
    const checks = plan.reported.map(({ check, start }) => {
      const { type, description } = plan.checks[check]!;
      return { type, description, line: lineAt(start) };
    });
    let host = 0;
    for (const [part, own] of this.#statuses.entries()) {
      for (let at = 0; at < own.length; at++) {
        const check = at % checks.length;
        const status = own[at]!;
        if (status !== nothing) {
          const evidence = this.#texts[this.#evidence[part]![at]!]!;
          yield verdictOf(plan.policy, this.#hosts[host]!, checks[check]!, statuses[status]!, evidence);
        }
        if (check === checks.length - 1) host++;
      }
    }
  }
}

function verdictOf(
  policy: string,
  host: string,
  check: ReportedVerdict["check"],
  status: Status,
  evidence: string,
): ReportedVerdict {
  const common = { policy, host, check, evidence: [], ignored: [], notes: [] };
  if (status !== "UNDECIDED") {
    const reason =
      evidence === ""
        ? status === "PASSED"
          ? "Nothing in the inventory violates it."
          : ""
        : sentence(evidence);
    return { ...common, status, reason: reason === "" ? "The policy reports this." : reason };
  }
  const remedy = evidence.endsWith("is closed")
    ? "Tenable does not document what a closed port means here on Unix; the setting evaluate.closedPort decides."
    : "List the host once in the file of hosts, with a complete list of its open ports.";
  const reason = sentence(evidence === "" ? "It is not decided" : evidence);
  const gate = { description: "", why: reason, remedy, line: check.line };
  return {
    ...common,
    status,
    because: "partial",
    reason,
    remedy,
    ...(evidence === gateEvidence && { because: "gate" as const, gate }),
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
