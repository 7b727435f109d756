import type { CommandLine } from "../../commands/command-line.ts";
import type { Draft } from "../../draft.ts";
import { skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import { recordKind } from "../../records/index.ts";
import { columnName } from "../../records/record.ts";
import { RecordRows } from "../../records/record-rows.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * `Format-List` of PowerShell and `tasklist /fo list` (`LocalPort : 135`, a blank line between the entries), osqueryi
 * in line mode (`port = 22`), Ansible's facts as YAML (`- port: 22`).
 */
export const propertyList: LineReader = {
  view: "inside",
  commands: ["get-nettcpconnection", "get-netudpendpoint", "osqueryi", "pwsh", "powershell"],
  recognises: (fields) => FIRST.test(fields.line.slice(0, 200)),
  open: (draft, _command, drafts, commands) => section(draft, drafts, commands),
};

/** Properties that an entry of a known kind can start with. */
const FIRST =
  /^\s*(?:LocalAddress|LocalPort|RemoteAddress|OwningProcess|InstanceID|InstanceId|CommunicationStatus|Algorithm|Hash|ProcessName|ProcessId|Handles|Image Name)\s*(?:=|:)\s|^\s*(?:pid|port|protocol|family|address|socket|fd) = |^\s*-\s+(?:address|name|pid|port|protocol|user):\s/;
const PROPERTY = /^\s{0,12}(-\s+)?([A-Za-z][\w #.()-]{0,40}?)\s{0,60}[:=](?:\s(.*))?$/;

/** PowerShell aligns the colons. */
const SPACED = /^\s{0,4}[A-Za-z]\w{0,40}\s{1,40}: /;

function section(draft: Draft, drafts: Drafts, commands: readonly CommandLine[]): Section {
  let record = new Map<string, string>();
  let line = 0;
  let lastName = "";
  let rows: RecordRows | null = null;

  function endRecord(): void {
    const ended = record;
    record = new Map();
    if (ended.size === 0) return;
    const kind = recordKind(ended);
    if (kind === null) {
      skip(draft, "list of other properties", line);
      return;
    }
    rows ??= new RecordRows(draft, kind, { commands, drafts });
    rows.add(ended, line);
  }

  return {
    endsRowAtLine: true,
    read(fields, number) {
      const property = PROPERTY.exec(fields.line.slice(0, 4000));
      if (!property) return false;
      // Between entries, only the start of an entry is read, so that other outputs can follow.
      if (
        record.size === 0 &&
        !FIRST.test(fields.line.slice(0, 200)) &&
        !SPACED.test(fields.line.slice(0, 200))
      ) {
        return false;
      }
      const name = columnName(property[2]!);
      if (property[1] !== undefined || record.has(name)) endRecord();
      if (record.size === 0) line = number;
      record.set(name, withoutQuotes(property[3]?.trim() ?? ""));
      lastName = name;
      return skip(draft, "property", number);
    },
    // Long values, mostly paths, continue on the next line.
    continues(fields, number) {
      if (record.size === 0 || !/^\s{4,}\S/.test(fields.line)) return false;
      record.set(lastName, `${record.get(lastName) ?? ""}${fields.rest(0)}`);
      return skip(draft, "property", number);
    },
    blank: endRecord,
    shows: () => rows?.shows() ?? { tcp: "unknown", udp: "unknown" },
    lists: (line) => rows?.lists(line),
    view: () => rows?.view ?? "none",
    close: endRecord,
  };
}

function withoutQuotes(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
