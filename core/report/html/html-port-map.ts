import { formatPortRange } from "../../ports/format-port-range.ts";
import {
  describePortRange,
  listRows,
  type PortKind,
  type PortMapRow,
  type PortMark,
  portKindNames,
  portRows,
} from "../port-map.ts";
import type { ReportedPortList, ReportedVerdict } from "../report.ts";
import { html, type Markup } from "./html-page.ts";

const width = 1000;
const rowHeight = 34;

/** Where the three ranges of ports begin on the map: each gets a third, or the well-known ports would be one dot. */
const ranges = [
  { from: 0, to: 1023, name: "system 0–1023" },
  { from: 1024, to: 49151, name: "user 1024–49151" },
  { from: 49152, to: 65535, name: "dynamic 49152–65535" },
];

/**
 * For each host the ports that the verdicts speak of, as marks on a line from 0 to 65535; above them what the policies
 * allow and deny.
 */
export class PortMap {
  readonly #hosts = new Map<string, HostMarks>();

  /** Takes what verdicts on a host say of ports. */
  add(host: string, verdicts: readonly ReportedVerdict[]): void {
    let marks = this.#hosts.get(host);
    if (marks === undefined) {
      marks = { judged: [], leftOut: [] };
      this.#hosts.set(host, marks);
    }
    addMarks(marks, verdicts);
  }

  markup(portLists: readonly ReportedPortList[]): Markup {
    const rows = [...this.#hosts]
      .map(([host, { judged, leftOut }]) => ({ host, ports: portRows([...judged, ...leftOut]) }))
      .filter(({ ports }) => ports.length > 0);
    if (rows.length === 0) return html``;
    return html`<h2>Ports</h2>
<p>Ports in violation are <span class="failed">tall</span>, ports that a check found in order <span class="passed">short</span>, ports left out <span class="not-evaluated">dots</span>.</p>
${portLists.length > 0 ? policyStrip(portLists) : ""}
${rows.map(({ host, ports }) => strip(host, ports))}`;
  }
}

/** What verdicts say of ports: the sockets that they rest on, and those that they leave out. */
interface HostMarks {
  judged: PortMark[];
  leftOut: PortMark[];
}

function addMarks({ judged, leftOut }: HostMarks, verdicts: readonly ReportedVerdict[]): void {
  for (const { status, evidence, ignored } of verdicts) {
    for (const { socket, violation, message } of evidence) {
      if (socket === undefined) continue;
      const kind = status === "UNDECIDED" ? "open" : violation ? "violation" : "passed";
      judged.push({ proto: socket.proto, port: socket.port, kind, says: message });
    }
    for (const { proto, port, why } of ignored) {
      leftOut.push({ proto, port, kind: "open", says: `left out: ${why}` });
    }
  }
}

const bandHeight = 10;
const bands = ["allowed", "denied"] as const;

/** How a kind of row is coloured, as the verdicts are. */
const looks: Record<PortKind, string> = {
  allowed: "passed",
  denied: "failed",
  open: "not-evaluated",
  passed: "passed",
  violation: "failed",
};

/** A band for what is allowed and one for what is denied, by any list and either protocol. */
function policyStrip(portLists: readonly ReportedPortList[]): Markup {
  const rows = bands
    .map((kind) => ({ kind, lists: portLists.filter((list) => list.kind === kind) }))
    .filter(({ lists }) => lists.length > 0);
  const summary = rows.map(
    ({ kind, lists }) => `${kind} ${lists.map((list) => `${portsText(list)}/${list.proto}`).join(", ")}`,
  );
  const height = rows.length * (bandHeight + 4);
  return html`<h3>What the policy says</h3>
<p>Allowed ports are in the <span class="passed">first</span> band, denied ones in the <span class="failed">last</span>.</p>
<div class="scroll"><svg width="${width}" height="${height}" role="img" aria-label="${summary.join("; ")}">
${rows.flatMap(({ lists }, row) => listRows(lists).map((range) => rangeSvg(range, row * (bandHeight + 4))))}
</svg></div>
<ul>${rows.flatMap(({ kind, lists }) => lists.map((list) => html`<li>${kind}: ${portsText(list)}/${list.proto}, ${list.description}</li>`))}</ul>
`;
}

function rangeSvg(range: PortMapRow, y: number): Markup {
  const x = position(range.from);
  const length = Math.max(3, position(range.to) - x);
  return html`<rect class="${looks[range.kind]}" fill="currentColor" x="${x.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="${bandHeight}"><title>${titleOf(range)}</title></rect>
`;
}

function portsText({ ranges }: ReportedPortList): string {
  return ranges.map(formatPortRange).join(", ") || "none";
}

function titleOf(row: PortMapRow): string {
  return `${describePortRange(row)}: ${row.says}`;
}

function strip(host: string, ports: readonly PortMapRow[]): Markup {
  const summary = ports.map((row) => `${describePortRange(row)} ${portKindNames[row.kind].toLowerCase()}`);
  return html`<h3>${host}</h3>
<div class="scroll"><svg width="${width}" height="${rowHeight + 18}" role="img" aria-label="${`Ports of ${host}: ${summary.join(", ")}`}">
<line x1="0" y1="${rowHeight}" x2="${width}" y2="${rowHeight}" stroke="currentColor"/>
${ranges.map(({ from, name }) => html`<text x="${position(from) + 2}" y="${rowHeight + 14}">${name}</text>`)}
${ports.map(portSvg)}
</svg></div>
`;
}

const heights: Partial<Record<PortKind, number>> = { violation: 26, passed: 14, open: 4 };

function portSvg(row: PortMapRow): Markup {
  const height = heights[row.kind]!;
  return html`<rect class="${looks[row.kind]}" fill="currentColor" x="${position(row.from).toFixed(1)}" y="${rowHeight - height}" width="3" height="${height}"><title>${titleOf(row)}</title></rect>
`;
}

function position(port: number): number {
  const index = ranges.findIndex(({ to }) => port <= to);
  const { from, to } = ranges[index]!;
  return ((index + (port - from) / (to - from + 1)) * width) / ranges.length;
}
