import type { Draft } from "../draft.ts";
import { leaveUnread, skip } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { addScannedPort, noteScan, openPortsOnly, scannedHost } from "../hosts/scanned-hosts.ts";
import type { Fields } from "../text/fields.ts";
import type { LineReader, Section } from "./reader.ts";

/** `masscan -oL`: `open tcp 443 192.0.2.7 1629960470`. */
export const masscanList: LineReader = {
  view: "none",
  commands: ["masscan"],
  recognises: (fields) => isRow(fields) || fields.is(0, "#masscan"),
  open: (draft, _command, drafts) => section(draft, drafts),
};

function section(reading: Draft, drafts: Drafts): Section {
  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (fields.is(0, "#masscan") || /^\s*#\s*end\s*$/.test(fields.line))
        return skip(reading, "header", line);
      if (!isRow(fields)) return false;
      const address = fields.text(3);
      const draft = scannedHost(reading, drafts, "masscan", address, address);
      noteScan(draft, openPortsOnly);
      if (fields.is(0, "banner")) return skip(draft, "banner", line);
      const proto = fields.text(1);
      if (!fields.is(0, "open")) return skip(draft, "port that is not open", line);
      if (proto !== "tcp" && proto !== "udp") return skip(draft, `${proto} answer`, line);
      const port = Number(fields.text(2));
      if (port < 1 || port > 65_535) {
        return leaveUnread(draft, fields.line, line, `${fields.text(2)} is not a port number.`, proto);
      }
      addScannedPort(draft, proto, address, port, line);
      return true;
    },
  };
}

function isRow(fields: Fields): boolean {
  return (
    fields.count >= 5 &&
    /^(?:open|closed|banner)$/.test(fields.text(0)) &&
    /^(?:tcp|udp|icmp|sctp|arp|oproto)$/.test(fields.text(1)) &&
    fields.isNumber(2) &&
    fields.isNumber(4)
  );
}
