import { addSocket, type Draft, leaveUnread, skip } from "../draft.ts";
import { familyOf } from "../endpoint.ts";
import type { Drafts } from "../host-drafts.ts";
import { isAddress, numberOf, type Record, type RecordKind, recordText, textOf } from "./record.ts";

/** masscan's JSON, one object for an address with its `ports`, or in NDJSON one object for a port. */
export const masscanRecord: RecordKind = {
  format: "masscan",
  view: "outside",
  matches: (columns) =>
    columns.has("ip") && (columns.has("ports") || (columns.has("port") && columns.has("proto"))),
  fits: (record) => isAddress(textOf(record, "ip")),
  read(draft, record, line) {
    const address = textOf(record, "ip");
    const ports = record.get("ports");
    const entries = Array.isArray(ports) ? ports.map(asRecord) : [record];
    for (const entry of entries) {
      const proto = textOf(entry, "proto").toLowerCase();
      const port = numberOf(entry, "port");
      const status = statusOf(entry);
      if (status === null) skip(draft, "banner", line);
      else if (proto !== "tcp" && proto !== "udp") skip(draft, `${proto || "unknown"} answer`, line);
      else if (status !== "open") skip(draft, "port that is not open", line);
      else if (port === null || port > 65535 || address === "") {
        leaveUnread(draft, recordText(record), line, "The address or the port is missing.");
      } else if (port === 0) skip(draft, "unbound socket", line);
      else addScannedPort(draft, proto, address, port, line);
    }
  },
};

/** Adds an open port that a scan from outside saw. */
export function addScannedPort(
  draft: Draft,
  proto: "tcp" | "udp",
  address: string,
  port: number,
  line: number,
): void {
  addSocket(draft, {
    proto,
    family: familyOf(address),
    address,
    port,
    state: null,
    process: null,
    pid: null,
    line,
  });
}

/** masscan names no hosts: with one address that is the host's name. */
export function nameScannedHost(drafts: Drafts): void {
  for (const draft of drafts.all) {
    if (draft.formats.length !== 1 || draft.formats[0] !== "masscan") continue;
    const [address, ...others] = new Set(draft.sockets.map((socket) => socket.address));
    if (others.length === 0 && address !== undefined) draft.host ??= address;
  }
}

function statusOf(entry: Record): string | null {
  const status = textOf(entry, "status");
  if (status !== "") return status;
  const data = entry.get("data");
  if (typeof data !== "object" || data === null) return null;
  return textOf(asRecord(data), "status") || null;
}

function asRecord(value: unknown): Record {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}
