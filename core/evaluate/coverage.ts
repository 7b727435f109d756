import type { Dialect } from "../semantics/port-check.ts";
import type { Host } from "./host.ts";
import { type Outcome, outcome } from "./outcome.ts";

/**
 * What to say instead of "no such port is open" where the snapshot may not show every open port of the protocol;
 * undefined where it does, or counts as if it did.
 */
export function uncovered(host: Host, protocol: "tcp" | "udp"): Outcome | undefined {
  const { coverage } = host.snapshot;
  const name = protocol.toUpperCase();
  if (coverage[protocol] === "left-out") {
    const reason = `The snapshot does not list open ${name} ports. Take it with ${command}.`;
    return outcome("ERROR", reason);
  }
  if (coverage[protocol] === "listed" || host.options.unlistedProtocol === "closed") return undefined;
  const notes = ["The setting evaluate.unlistedProtocol can count what is not listed as closed."];
  return outcome("ERROR", `${whatIsMissing(host, protocol)} ${remedy(host)}`, { notes });
}

const command = "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano`";

function whatIsMissing(host: Host, protocol: "tcp" | "udp"): string {
  const name = protocol.toUpperCase();
  return hasRows(host, protocol)
    ? `Nothing in the snapshot shows that it lists every open ${name} port.`
    : `The snapshot has no ${name} row, and nothing in it shows that its command lists ${name}.`;
}

function remedy({ snapshot }: Host): string {
  return snapshot.coverage.viewpoint === "outside"
    ? `Scan all ports, or take the snapshot on the host with ${command}.`
    : `Take it with ${command}, unfiltered and with the command line in it.`;
}

function hasRows(host: Host, protocol: "tcp" | "udp"): boolean {
  return host[protocol].open.length + host[protocol].ignored.length > 0;
}

/** What limits every statement about the open ports of this host. */
export function limitsOf(host: Host, protocol: "tcp" | "udp", dialect: Dialect): string[] {
  const { coverage, unread } = host.snapshot;
  const notes: string[] = [];
  if (coverage[protocol] === "unknown") notes.push(partialNote(host, protocol));
  if (unread.length > 0) {
    const rows = unread.length === 1 ? "One row" : `${unread.length} rows`;
    notes.push(
      `${rows} of the snapshot could not be read (line ${unread[0]!.line}): a socket may be missing.`,
    );
  }
  if (coverage.viewpoint === "outside") {
    notes.push("The snapshot is a scan from outside: what a firewall hides from it counts as closed here.");
  }
  if (host.system !== undefined && (host.system === "Windows") !== (dialect === "windows")) {
    const policy = dialect === "windows" ? "Windows" : "Unix";
    notes.push(`The policy is for ${policy}, and the snapshot is of ${host.system}.`);
  }
  return notes;
}

function partialNote(host: Host, protocol: "tcp" | "udp"): string {
  const missing = whatIsMissing(host, protocol);
  return host.options.unlistedProtocol === "closed"
    ? `${missing} The setting evaluate.unlistedProtocol counts what is not listed as closed.`
    : missing;
}
