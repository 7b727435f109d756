import { leaveUnread } from "../draft.ts";
import { addScannedPort, noteScan, openPortsOnly, scannedHost } from "../hosts/scanned-hosts.ts";
import { isAddress, numberOf, type Record, type RecordKind, recordText, textOf } from "./record.ts";

/**
 * naabu's JSON lines: `{"host":"web01","ip":"192.0.2.7","timestamp":"…","port":22,"protocol":"tcp","tls":false}`, in
 * older versions with `"port":{"Port":22,"Protocol":0,"TLS":false}`.
 */
export const naabuRecord: RecordKind = {
  format: "naabu",
  view: "outside",
  matches: (columns) =>
    columns.has("ip") &&
    columns.has("port") &&
    columns.has("timestamp") &&
    ((columns.has("tls") && columns.has("protocol")) ||
      (columns instanceof Map && isNested(columns.get("port")))),
  fits: (record) => isAddress(textOf(record, "ip")),
  read(reading, record, line, { drafts }) {
    const address = textOf(record, "ip");
    const nested = record.get("port");
    const { port, proto } = isNested(nested) ? fromNested(nested) : fromFlat(record);
    if (address === "" || port === null || port < 1 || port > 65_535 || proto === undefined) {
      leaveUnread(reading, recordText(record), line, "The address, the port or the protocol is missing.");
      return;
    }
    const draft = scannedHost(reading, drafts, "naabu", textOf(record, "host") || address, address);
    noteScan(draft, openPortsOnly);
    addScannedPort(draft, proto, address, port, line);
  },
};

function isNested(port: unknown): port is object {
  return typeof port === "object" && port !== null && "Port" in port && "Protocol" in port;
}

interface Port {
  port: number | null;
  proto: "tcp" | "udp" | undefined;
}

function fromFlat(record: Record): Port {
  return { port: numberOf(record, "port"), proto: protocolOf(textOf(record, "protocol")) };
}

function fromNested(nested: object): Port {
  const record = new Map(Object.entries(nested));
  return { port: numberOf(record, "Port"), proto: protocolOf(textOf(record, "Protocol")) };
}

/** Older versions number the protocols: 0 is TCP, 1 is UDP. */
function protocolOf(text: string): Port["proto"] {
  if (text === "0" || text === "tcp") return "tcp";
  return text === "1" || text === "udp" ? "udp" : undefined;
}
