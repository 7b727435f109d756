import { whyUncovered } from "../evaluate/checks/coverage.ts";
import { compilePolicy } from "../evaluate/compile-policy.ts";
import { evaluateInto } from "../evaluate/evaluate.ts";
import { hostOf } from "../evaluate/host/host.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../evaluate/options.ts";
import type { Verdict } from "../evaluate/verdict.ts";
import { PortSet } from "../ports/port-set.ts";
import { readableElementsFor } from "../ports/readable-elements.ts";
import { policyOf } from "../semantics/policy.ts";
import type { Dialect } from "../semantics/port-check.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { parse } from "../syntax/parse.ts";
import { hashChecks } from "./generate-hash-checks.ts";
import { processCheck } from "./generate-process-check.ts";
import { type NamedHost, portSetOf, type SeenPort, seenPorts } from "./seen-ports.ts";
import { comment, type DraftCheck, writeCheck } from "./write-check.ts";

export interface GenerateOptions {
  /** By default Windows if every snapshot is from Windows, else Unix. */
  dialect?: Dialect;
  /**
   * The ports that any host has open, or those that all have open. With the latter, hosts with additional
   * ports fail.
   */
  ports: "union" | "intersection";
  /** What counts as open. */
  evaluate: EvaluateOptions;
}

const defaultOptions: GenerateOptions = { ports: "union", evaluate: defaultEvaluateOptions };

/**
 * Generates a policy that describes what the hosts show now: an allow list for each protocol, a process check
 * for each port, and on Unix the MD5 of each file for which all of them show the same. Each check passes on
 * these hosts; a check that would not pass, for example because a name is missing, is left out, and a comment
 * in its place says why.
 */
export function generatePolicy(
  sources: readonly { name: string; snapshot: Snapshot }[],
  options: GenerateOptions = defaultOptions,
): string {
  const hosts = sources.map(({ name, snapshot }) => ({ name, host: hostOf(snapshot, options.evaluate) }));
  const dialect = options.dialect ?? dialectOf(hosts);
  const drafts = [
    ...portDrafts(hosts, "tcp", dialect, options),
    ...portDrafts(hosts, "udp", dialect, options),
    ...(dialect === "unix" ? hashChecks(hosts) : []),
  ];
  const refused = tryDrafts(drafts, sources, dialect, options.evaluate);
  const body = drafts.map((draft) => {
    if (typeof draft === "string") return comment(draft);
    const reason = refused.get(draft);
    if (reason !== undefined) return comment(`Left out: ${draft.about}. ${reason}`);
    return [...draft.comments.map(comment), draft.text].join("\n");
  });
  return `${heading(hosts, options)}\n\n${frame(dialect, body.join("\n\n"))}\n`;
}

function dialectOf(hosts: readonly NamedHost[]): Dialect {
  return hosts.length > 0 && hosts.every(({ host }) => host.system === "Windows") ? "windows" : "unix";
}

function heading(hosts: readonly NamedHost[], { ports, evaluate: { loopback } }: GenerateOptions): string {
  const lines = [`Generated from what was seen on ${listOfNames(hosts)}.`];
  if (hosts.length > 1) {
    const chosen = ports === "union" ? "any of these hosts has" : "all of these hosts have";
    lines.push(`The lists allow the ports that ${chosen} open.`);
  }
  if (loopback === "ignore") lines.push("Listeners on loopback addresses are left out.");
  return lines.map(comment).join("\n");
}

function frame(dialect: Dialect, body: string): string {
  return dialect === "unix"
    ? `<check_type:"Unix">\n\n${body}\n\n</check_type>`
    : `<check_type:"Windows" version:"2">\n<group_policy:"Open ports">\n\n${body}\n\n</group_policy>\n</check_type>`;
}

function portDrafts(
  hosts: readonly NamedHost[],
  protocol: "tcp" | "udp",
  dialect: Dialect,
  { ports }: GenerateOptions,
): (DraftCheck | string)[] {
  for (const { name, host } of hosts) {
    const missing = whyUncovered(host, protocol, PortSet.all);
    if (missing)
      return [`No check of ${protocol.toUpperCase()} ports, because of ${name}: ${missing.reason}`];
  }
  const seen = seenPorts(hosts, protocol, ports);
  const list = allowList(seen, protocol, dialect, ports === "intersection");
  return [list, ...seen.map((port) => processCheck(port, protocol, dialect, hosts.length))];
}

function allowList(
  seen: readonly SeenPort[],
  protocol: "tcp" | "udp",
  dialect: Dialect,
  mayFail: boolean,
): DraftCheck {
  const name = protocol.toUpperCase();
  const elements = `"${readableElementsFor(portSetOf(seen)).join(",")}"`;
  const about = seen.length === 0 ? `No ${name} port is open` : `Only the known ${name} ports are open`;
  return {
    about,
    comments: seen.map((port) => whatWasSeen(port, protocol)),
    text: writeCheck([
      ["type", "AUDIT_ALLOWED_OPEN_PORTS"],
      ["description", `"${about}"`],
      ["port_type", name],
      ...(dialect === "windows" ? ([["value_type", "POLICY_PORTS"]] as const) : []),
      [dialect === "windows" ? "value_data" : "ports", elements],
    ]),
    mayFail,
  };
}

/** `22/tcp: sshd on web-1, web-2` */
function whatWasSeen({ port, hosts, processes }: SeenPort, protocol: "tcp" | "udp"): string {
  const owners = processes.length === 0 ? "" : `${processes.slice(0, mostNames).join(", ")} `;
  return `${port}/${protocol}: ${owners}on ${listOfNames(hosts)}`;
}

const mostNames = 5;

function listOfNames(hosts: readonly NamedHost[]): string {
  const shown = hosts
    .slice(0, mostNames)
    .map(({ name }) => name)
    .join(", ");
  return hosts.length > mostNames ? `${shown} and ${hosts.length - mostNames} more` : shown || "no host";
}

/** The drafts that do not pass on a host that they were made from, with the reason. */
function tryDrafts(
  drafts: readonly (DraftCheck | string)[],
  sources: readonly { name: string; snapshot: Snapshot }[],
  dialect: Dialect,
  options: EvaluateOptions,
): Map<DraftCheck, string> {
  const checks = drafts.filter((draft): draft is DraftCheck => typeof draft !== "string");
  const text = frame(dialect, checks.map((draft) => draft.text).join("\n\n"));
  const ends: number[] = [];
  for (const draft of checks) ends.push(text.indexOf(draft.text, ends.at(-1) ?? 0) + draft.text.length);
  const compiled = compilePolicy(policyOf(parse(text)));
  const refused = new Map<DraftCheck, string>();
  for (const { name, snapshot } of sources) {
    let at = 0;
    const push = ({ check, status, reason }: Verdict) => {
      while (check.start >= ends[at]!) at++;
      const draft = checks[at]!;
      if (status !== "PASSED" && !draft.mayFail && !refused.has(draft)) {
        refused.set(draft, `On ${name} it is ${status}: ${reason}`);
      }
    };
    evaluateInto({ push }, compiled, snapshot, options);
  }
  return refused;
}
