import { nothingBut, type OutputCoverage } from "../coverage.ts";
import { addSocket, type Draft, warn } from "../draft.ts";
import type { SnapshotFormat } from "../readers/formats.ts";
import type { Socket } from "../snapshot.ts";
import { familyOf } from "../sockets/endpoint.ts";
import type { Drafts } from "./host-drafts.ts";

/**
 * Finds the draft of the host that a scan is about, which is rarely the host that the report was printed on.
 *
 * @param reading the draft of the text around the report
 * @param name the host's name, or its address if the report has no name
 */
export function scannedHost(
  reading: Draft,
  drafts: Drafts,
  format: SnapshotFormat,
  name: string,
  address: string,
): Draft {
  const isLoopback = isLoopbackTarget(address);
  // `web01$ nmap localhost` looks at web01 itself.
  const isOwn = isLoopback && reading.host !== null && !drafts.isScanned(reading);
  const draft = isOwn ? reading : drafts.scanned(name, address);
  noteFormat(draft, format);
  if (isLoopback) warn(draft, LOOPBACK_NOTE);
  return draft;
}

const LOOPBACK_NOTE =
  "The scan went to a loopback address. It does not show which addresses the ports are bound to, so every open port counts.";

const onlyOpen = nothingBut({
  kind: "scan",
  message:
    "The scanner reports only open ports and may have missed some, so the others are not known to be closed.",
});

/** Coverage of masscan, naabu and rustscan, which do not report what they did not find. */
export const openPortsOnly: OutputCoverage = { view: "outside", tcp: onlyOpen, udp: onlyOpen };

export function noteFormat(draft: Draft, format: SnapshotFormat): void {
  if (!draft.formats.includes(format)) draft.formats.push(format);
}

/** Notes the end of an output about this host. */
export function endScan(draft: Draft, coverage: OutputCoverage): void {
  draft.outputEnds.push(draft.sockets.length);
  draft.outputs.push(coverage);
}

/** Notes that a scan is about this host, if each row names its host. */
export function noteScan(draft: Draft, coverage: OutputCoverage): void {
  if (!draft.outputs.includes(coverage)) draft.outputs.push(coverage);
}

/** Adds an open port that a scan saw. */
export function addScannedPort(
  draft: Draft,
  proto: "tcp" | "udp",
  address: string,
  port: number,
  line: number,
): Socket {
  return addSocket(draft, {
    proto,
    family: familyOf(address),
    address,
    port,
    state: null,
    process: null,
    pid: null,
    scanned: true,
    line,
  });
}

/** An address or a name by which a host reaches itself only. */
export function isLoopbackTarget(address: string): boolean {
  return /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost(?:\.localdomain)?|ip6-localhost)$/i.test(address);
}
