import type { Host } from "./host.ts";
import { type Outcome, outcome } from "./outcome.ts";

const commands = {
  tcp: "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano`",
  udp: "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano`",
};

/** The ERROR of a check on a protocol that the snapshot does not show; undefined where it does. */
export function uncovered(host: Host, protocol: "tcp" | "udp"): Outcome | undefined {
  const coverage = host.snapshot.coverage[protocol];
  const name = protocol.toUpperCase();
  if (coverage === "left-out") {
    const reason = `The snapshot does not list open ${name} ports. Take it with ${commands[protocol]}.`;
    return outcome("ERROR", reason);
  }
  if (coverage === "unknown" && host.options.unlistedProtocol === "error") {
    const reason =
      `The snapshot has no ${name} row, and nothing in it shows that its command lists ${name}. ` +
      `Take it with ${commands[protocol]}, with the command line in it.`;
    const notes = ["The setting nessusAudit.evaluate.unlistedProtocol can count such a protocol as closed."];
    return outcome("ERROR", reason, { notes });
  }
  return undefined;
}

/** What limits every statement about the open ports of this host. */
export function limitsOf(host: Host, protocol: "tcp" | "udp"): string[] {
  const { coverage, unread } = host.snapshot;
  const name = protocol.toUpperCase();
  const notes: string[] = [];
  if (coverage[protocol] === "unknown") {
    notes.push(`The snapshot has no ${name} row; the settings count that as no open ${name} port.`);
  }
  if (unread.length > 0) {
    const rows = unread.length === 1 ? "One row" : `${unread.length} rows`;
    notes.push(
      `${rows} of the snapshot could not be read (line ${unread[0]!.line}): a socket may be missing.`,
    );
  }
  if (coverage.viewpoint === "outside") {
    notes.push("The snapshot is a scan from outside: what a firewall hides from it counts as closed here.");
  }
  return notes;
}
