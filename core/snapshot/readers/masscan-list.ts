import type { Draft } from "../draft.ts";
import { leaveUnread, skip } from "../draft.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";
import { addScannedPort } from "../records/masscan.ts";

/** `masscan -oL`: `open tcp 443 192.0.2.7 1629960470`. */
export const masscanList: LineReader = {
  id: "masscan",
  view: "outside",
  commands: ["masscan"],
  recognises: (fields) => isRow(fields) || fields.is(0, "#masscan"),
  open: (draft) => section(draft),
};

function section(draft: Draft): Section {
  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (fields.is(0, "#masscan") || /^\s*#\s*end\s*$/.test(fields.line)) return skip(draft, "header", line);
      if (!isRow(fields)) return false;
      if (fields.is(0, "banner")) return skip(draft, "banner", line);
      const proto = fields.text(1);
      if (!fields.is(0, "open")) return skip(draft, "port that is not open", line);
      if (proto !== "tcp" && proto !== "udp") return skip(draft, `${proto} answer`, line);
      const port = Number(fields.text(2));
      if (port < 1 || port > 65_535) {
        return leaveUnread(draft, fields.line, line, `${fields.text(2)} is not a port number.`);
      }
      addScannedPort(draft, proto, fields.text(3), port, line);
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
