import { snapshotOf } from "../read-snapshot.ts";
import { nessusReport } from "../readers/nessus/nessus-report.ts";
import { isPortScanner } from "../readers/nessus/plugins.ts";
import type { XmlFormat } from "../readers/xml-format.ts";
import type { Snapshot } from "../snapshot.ts";
import { Drafts } from "./host-drafts.ts";

/** The open ports of one host, read while a `.nessus` report about many hosts goes by. */
export interface ScannedPorts extends Pick<XmlFormat, "openTag" | "closeTag"> {
  /**
   * Undefined if no port scanner reports on the host: other findings imply an open port, and say nothing
   * about closed ones.
   */
  snapshot(): Snapshot | undefined;
}

/** @param host name of the host in the report; only its elements may be passed */
export function scannedPorts(host: string): ScannedPorts {
  const drafts = new Drafts();
  const draft = drafts.first;
  const { openTag, closeTag, close } = nessusReport({ draft, drafts });
  let isScanned = false;
  return {
    openTag(tag, line) {
      if (isPortScanner(tag.attributes.pluginID ?? "")) isScanned = true;
      openTag(tag, line);
    },
    closeTag(tag, text, line) {
      if (tag === "pluginID" && isPortScanner(text)) isScanned = true;
      closeTag?.(tag, text, line);
    },
    snapshot() {
      close(undefined);
      if (!isScanned || draft.sockets.length === 0) return undefined;
      return snapshotOf(draft, host);
    },
  };
}
