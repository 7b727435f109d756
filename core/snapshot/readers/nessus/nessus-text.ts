import { nothingBut } from "../../coverage.ts";
import { addSocket, type Draft, leaveUnread, skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import { addScannedPort, endScan, noteFormat, scannedHost } from "../../hosts/scanned-hosts.ts";
import { type ConnectionLine, connectionLine, listenerOf } from "../nessus/plugin-output.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * What the port scanners of Nessus print, copied from a report: `Port 22/tcp was found to be open`, below
 * `192.0.2.7 (tcp/22)` if the host was copied too; and the list of "Netstat Connection Information".
 */
export const nessusText: LineReader = {
  view: "none",
  commands: [],
  recognises: ({ line }) =>
    FOUND.test(line.slice(0, 200)) || PLACE.test(line.slice(0, 400)) || connectionLine(line)?.is === "kind",
  open: (draft, _command, drafts) => section(draft, drafts),
};

const FOUND = /^\s*Port (\d{1,5})\/(tcp|udp) was found to be open\.?\s*$/;
/** In reports, the host and port of a finding are above its text. */
const PLACE = /^\s*([A-Za-z0-9][\w.:-]{0,253}) \((?:tcp|udp)\/\d{1,5}(?:\/[\w?-]{0,40})?\)\s*$/;

function section(reading: Draft, drafts: Drafts): Section {
  let draft = reading;
  let address = "*";
  let isPlaced = true;
  const told = new Map<Draft, "inside" | "outside">();
  let begun: (ConnectionLine & { is: "kind"; text: string; line: number }) | undefined;

  function readFound([, port, proto]: RegExpExecArray, text: string, line: number): true {
    note("outside");
    const number = Number(port);
    if (number < 1 || number > 65_535) {
      return leaveUnread(draft, text, line, `${port} is not a port number.`);
    }
    addScannedPort(draft, proto === "tcp" ? "tcp" : "udp", address, number, line);
    return true;
  }

  function note(view: "inside" | "outside"): void {
    if (!isPlaced) draft = scannedHost(reading, drafts, "nessus", address, address);
    isPlaced = true;
    noteFormat(draft, "nessus");
    if (told.get(draft) !== "inside") told.set(draft, view);
  }

  function readConnection(found: ConnectionLine, text: string, line: number): true {
    if (found.is === "kind") {
      endKind();
      note("inside");
      begun = { ...found, text, line };
      return true;
    }
    if (!found.isSource) return skip(draft, "other end of the socket above", line);
    if (begun === undefined)
      return leaveUnread(draft, text, line, "The line above it says what socket it is.");
    const kind = begun;
    begun = undefined;
    skip(draft, "header", kind.line);
    if (!kind.listens) return skip(draft, `connected ${kind.proto.toUpperCase()} socket`, line);
    const port = Number(found.port);
    if (!(port >= 0 && port <= 65_535)) {
      return leaveUnread(draft, text, line, `${found.port} is not a port number.`, kind.proto);
    }
    if (port === 0) return skip(draft, "unbound socket", line);
    const state = kind.proto === "tcp" ? "LISTEN" : null;
    addSocket(draft, { ...listenerOf(kind, found.address, port), state, process: null, pid: null, line });
    return true;
  }

  /** A socket whose source does not follow. */
  function endKind(): void {
    if (begun === undefined) return;
    leaveUnread(draft, begun.text, begun.line, "The address of the socket is missing.", begun.proto);
    begun = undefined;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = FOUND.exec(fields.line.slice(0, 200));
      if (found !== null) return readFound(found, fields.line, line);
      const connection = connectionLine(fields.line);
      if (connection !== undefined) return readConnection(connection, fields.line, line);
      const place = PLACE.exec(fields.line.slice(0, 400));
      if (place === null) return false;
      address = place[1]!;
      // Other plugins' findings also follow such lines, and say nothing about the host.
      isPlaced = false;
      return skip(draft, "header", line);
    },
    view: () => "none",
    close() {
      endKind();
      for (const [host, view] of told) endScan(host, { view, tcp: PART_OF_A_REPORT, udp: PART_OF_A_REPORT });
    },
  };
}

const PART_OF_A_REPORT = nothingBut({
  kind: "no-list",
  message: "Text copied from a report may be only a part of the list: export the scan as .nessus instead.",
});
