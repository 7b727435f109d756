import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import type { Verdict } from "../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";

export interface Case {
  policy: string;
  host: string;
  options?: Partial<EvaluateOptions>;
  /** What is compared in addition to status and reason. */
  show?: ("notes" | "ignored" | "evidence" | "remedy")[];
}

/**
 * Tests a policy on a host. Each verdict is a line `STATUS description: reason`; UNDECIDED says in brackets
 * why, and what the status is if the scanner reaches the check, `UNDECIDED (gate: FAILED)`; below it, where
 * asked for, ` remedy …`, ` note …`, ` ignored …` and ` + …` or ` - …` for evidence for or against the host.
 * A line that ends with `…` may continue.
 */
export function check(name: string, { policy, host, options, show = [] }: Case, expected: string[]): void {
  test(name, () => {
    const snapshot = readSnapshot(host);
    const verdicts = evaluate(policyOf(parse(policy)), snapshot, { ...defaultEvaluateOptions, ...options });
    compareLines(verdicts, show, expected);
  });
}

/** Compares verdicts with the lines that `check` describes. */
export function compareLines(
  verdicts: readonly Verdict[],
  show: NonNullable<Case["show"]>,
  expected: readonly string[],
): void {
  const lines = verdicts.flatMap((verdict) => linesOf(verdict, show));
  const cut = lines.map((line, at) => {
    const wanted = expected[at];
    if (!wanted?.endsWith("…") || !line.startsWith(wanted.slice(0, -1))) return line;
    return wanted;
  });
  assert.deepEqual(cut, expected);
}

function linesOf(verdict: Verdict, show: NonNullable<Case["show"]>): string[] {
  const { status, because, ifReached, check: reference, reason, remedy, notes, ignored, evidence } = verdict;
  const doubt =
    because === undefined ? "" : ` (${because}${ifReached === undefined ? "" : `: ${ifReached}`})`;
  const lines = [`${status}${doubt} ${reference.description}: ${reason}`];
  if (show.includes("remedy") && remedy !== undefined) lines.push(`  remedy ${remedy}`);
  if (show.includes("evidence")) {
    lines.push(...evidence.map(({ violation, message }) => `  ${violation ? "-" : "+"} ${message}`));
  }
  if (show.includes("ignored")) {
    lines.push(
      ...ignored.map(({ port, proto, address, why }) => `  ignored ${port}/${proto} on ${address}: ${why}`),
    );
  }
  if (show.includes("notes")) lines.push(...notes.map((note) => `  note ${note}`));
  return lines;
}

export function unix(...checks: string[]): string {
  return `<check_type:"Unix">\n${checks.join("\n")}\n</check_type>\n`;
}

export function windows(...checks: string[]): string {
  return `<check_type:"Windows" version:"2">\n<group_policy:"ports">\n${checks.join("\n")}\n</group_policy>\n</check_type>\n`;
}

/** A check of the policy, with its keywords as written: `item("X", 'description : "A"')`. */
export function item(type: string, ...keywords: string[]): string {
  return `<custom_item>\n  type : ${type}\n  ${keywords.join("\n  ")}\n</custom_item>`;
}

export function allow(ports: string, ...more: string[]): string {
  return portList("AUDIT_ALLOWED_OPEN_PORTS", "allow", ports, more);
}

export function deny(ports: string, ...more: string[]): string {
  return portList("AUDIT_DENIED_OPEN_PORTS", "deny", ports, more);
}

function portList(type: string, description: string, ports: string, more: string[]): string {
  const protocol = more.some((keyword) => keyword.startsWith("port_type")) ? [] : ["port_type : TCP"];
  return item(type, `description : "${description}"`, ...protocol, `ports : "${ports}"`, ...more);
}

export function processOnPort(port: string, name: string, ...more: string[]): string {
  const protocol = more.some((keyword) => keyword.startsWith("port_type")) ? [] : ["port_type : TCP"];
  const keywords = [...protocol, `ports : "${port}"`, `name : "${name}"`, ...more];
  return item("AUDIT_PROCESS_ON_PORT", 'description : "process"', ...keywords);
}

/** The output of `ss -tulpn` with these rows: `tcp 0.0.0.0:22 sshd 611`. */
export function ss(...rows: string[]): string {
  const lines = rows.map((row) => {
    const [proto, local, process, pid = "100"] = row.split(" ");
    const state = proto === "tcp" ? "LISTEN" : "UNCONN";
    const peer = local!.startsWith("[") ? "[::]:*" : "0.0.0.0:*";
    const owner = process === undefined ? "" : ` users:(("${process}",pid=${pid},fd=3))`;
    return `${proto} ${state} 0 128 ${local} ${peer}${owner}`;
  });
  return `# ss -tulpn\nNetid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${lines.join("\n")}\n`;
}

/** The output of Windows `netstat -ano` with these rows, and of `tasklist` if processes are given. */
export function netstatAno(rows: string[], processes: Record<number, string> = {}): string {
  const lines = rows.map((row) => {
    const [proto, local, pid] = row.split(" ");
    return proto === "TCP"
      ? `  TCP    ${local!.padEnd(22)} 0.0.0.0:0              LISTENING       ${pid}`
      : `  UDP    ${local!.padEnd(22)} *:*                                    ${pid}`;
  });
  const tasks = Object.entries(processes).map(([pid, name]) => {
    return `${name.slice(0, 25).padEnd(25)} ${pid.padStart(8)} Services                   0     10,000 K`;
  });
  const table =
    tasks.length === 0
      ? ""
      : `\nC:\\>tasklist\n\nImage Name                     PID Session Name        Session#    Mem Usage
========================= ======== ================ =========== ============\n${tasks.join("\n")}\n`;
  return `C:\\>netstat -ano\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n${lines.join("\n")}\n${table}`;
}
