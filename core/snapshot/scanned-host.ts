import { newDraft } from "./draft.ts";
import { snapshotOf } from "./read-snapshot.ts";
import { nessusReport } from "./readers/nessus-report.ts";
import type { XmlFormat } from "./readers/xml-format.ts";
import type { Snapshot } from "./snapshot.ts";

/** The open ports of one host, while a `.nessus` report about many goes by. */
export interface ScannedPorts extends Pick<XmlFormat, "openTag" | "closeTag"> {
  /** Undefined where the report shows no open port of the host: then it says nothing of what is closed either. */
  snapshot(): Snapshot | undefined;
}

/** @param host name of the host in the report; only its tags may be passed on */
export function scannedPorts(host: string): ScannedPorts {
  const draft = newDraft();
  const { openTag, closeTag, close } = nessusReport(draft);
  return {
    openTag,
    ...(closeTag && { closeTag }),
    snapshot() {
      const { format, view, tcp, udp } = close();
      if (draft.sockets.length === 0) return undefined;
      if (format !== null) draft.formats.push(format);
      return snapshotOf(draft, view === "none" ? [] : [{ view, tcp, udp }], host);
    },
  };
}
