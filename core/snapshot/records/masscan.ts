import { leaveUnread, skip } from "../draft.ts";
import { addScannedPort, noteScan, openPortsOnly, scannedHost } from "../hosts/scanned-hosts.ts";
import { isAddress, numberOf, type Record, type RecordKind, recordText, textOf } from "./record.ts";

/** masscan's JSON, one object for an address with its `ports`, or in NDJSON one object for a port. */
export const masscanRecord: RecordKind = {
  format: "masscan",
  view: "outside",
  matches: (columns) =>
    columns.has("ip") && (columns.has("ports") || (columns.has("port") && columns.has("proto"))),
  fits: (record) => isAddress(textOf(record, "ip")),
  read(reading, record, line, { drafts }) {
    const address = textOf(record, "ip");
    if (address === "") {
      leaveUnread(reading, recordText(record), line, "The address is missing.");
      return;
    }
    const draft = scannedHost(reading, drafts, "masscan", address, address);
    noteScan(draft, openPortsOnly);
    const ports = record.get("ports");
    const entries = Array.isArray(ports) ? ports.map(asRecord) : [record];
    for (const entry of entries) {
      const proto = textOf(entry, "proto").toLowerCase();
      const port = numberOf(entry, "port");
      const status = statusOf(entry);
      if (status === null) skip(draft, "banner", line);
      else if (proto !== "tcp" && proto !== "udp") skip(draft, `${proto || "unknown"} answer`, line);
      else if (status !== "open") skip(draft, "port that is not open", line);
      else if (port === null || port > 65535) {
        leaveUnread(draft, recordText(record), line, "The port is missing.", proto);
      } else if (port === 0) skip(draft, "unbound socket", line);
      else addScannedPort(draft, proto, address, port, line);
    }
  },
};

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
