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
import { allPorts, type PortScale, portScale } from "../port-scale.ts";
import type { ReportedPortList, ReportedVerdict } from "../report.ts";
import { html, type Markup } from "./html-page.ts";

const width = 1000;
const rowHeight = 30;
/** The width of a digit, and the gap between two numbers. */
const digitWidth = 7;

/**
 * For each host, the ports in its verdicts, as marks on a line from 0 to 65535; above them what the policies
 * allow and deny.
 */
export class PortMap {
  readonly #hosts = new Map<string, HostMarks>();

  /** Adds what verdicts on a host say about ports. */
  add(host: string, verdicts: readonly ReportedVerdict[]): void {
    let marks = this.#hosts.get(host);
    if (marks === undefined) {
      marks = { judged: [], leftOut: [] };
      this.#hosts.set(host, marks);
    }
    addMarks(marks, verdicts);
  }

  /** Empty if the verdicts are not about ports. */
  markup(portLists: readonly ReportedPortList[]): Markup {
    const rows = [...this.#hosts]
      .map(([host, { judged, leftOut }]) => ({ host, ports: portRows([...judged, ...leftOut]) }))
      .filter(({ ports }) => ports.length > 0);
    if (rows.length === 0) return html``;
    const used: PortMapRow[] = listRows(portLists);
    for (const { ports } of rows) for (const row of ports) used.push(row);
    const scale = portScale(used, allPorts);
    return html`<section>
<h2>Ports</h2>
<p>Ports in violation are <span class="failed">tall</span>, ports that passed a check <span class="passed">half as tall</span>, and ports left out are <span class="not-evaluated">dots</span>. Unused ranges between them are drawn narrow.</p>
${portLists.length > 0 ? policyStrip(portLists, scale) : ""}
${rows.map(({ host, ports }) => strip(host, ports, scale))}</section>
`;
  }
}

/** What verdicts say about ports: the sockets that they are based on, and those that they leave out. */
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

const bandHeight = 12;
const bands = ["allowed", "denied"] as const;

/** The colours of kinds of rows, as for verdicts. */
const looks: Record<PortKind, string> = {
  allowed: "passed",
  denied: "failed",
  open: "not-evaluated",
  passed: "passed",
  violation: "failed",
};

/** A band for what is allowed and one for what is denied, by any list and either protocol. */
function policyStrip(portLists: readonly ReportedPortList[], scale: PortScale): Markup {
  const rows = bands
    .map((kind) => ({ kind, lists: portLists.filter((list) => list.kind === kind) }))
    .filter(({ lists }) => lists.length > 0);
  const summary = rows.map(
    ({ kind, lists }) => `${kind} ${lists.map((list) => `${portsText(list)}/${list.proto}`).join(", ")}`,
  );
  const step = bandHeight + 14;
  return html`<h3>What the policies say</h3>
<div class="scroll"><svg class="map" width="${width}" height="${rows.length * step + 16}" viewBox="0 0 ${width} ${rows.length * step + 16}" role="img" aria-label="${summary.join("; ")}">
${rows.map(({ kind }, row) => html`<text x="0" y="${row * step + 10}">${kind}</text>`)}
${rows.flatMap(({ lists }, row) => listRows(lists).map((range) => rangeSvg(range, row * step + 13, scale)))}
${ticks(listRows(portLists), scale, rows.length * step + 12)}</svg></div>
<ul>${rows.flatMap(({ kind, lists }) => lists.map((list) => html`<li>${kind}: ${portsText(list)}/${list.proto}, ${list.description}</li>`))}</ul>
`;
}

function rangeSvg(range: PortMapRow, y: number, scale: PortScale): Markup {
  const x = scale.startOf(range.from) * width;
  const length = Math.max(3, scale.startOf(range.to + 1) * width - x - 1);
  return html`<rect class="${looks[range.kind]}" fill="currentColor" x="${x.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="${bandHeight}"><title>${titleOf(range)}</title></rect>
`;
}

function portsText({ ranges }: ReportedPortList): string {
  return ranges.map(formatPortRange).join(", ") || "none";
}

function titleOf(row: PortMapRow): string {
  return `${describePortRange(row)}: ${row.says}`;
}

function strip(host: string, ports: readonly PortMapRow[], scale: PortScale): Markup {
  const summary = ports.map((row) => `${describePortRange(row)} ${portKindNames[row.kind].toLowerCase()}`);
  return html`<h3>${host}</h3>
<div class="scroll"><svg class="map" width="${width}" height="${rowHeight + 18}" viewBox="0 0 ${width} ${rowHeight + 18}" role="img" aria-label="${`Ports of ${host}: ${summary.join(", ")}`}">
<line x1="0" y1="${rowHeight}" x2="${width}" y2="${rowHeight}" stroke="currentColor"/>
${ports.map((row) => portSvg(row, scale))}
${ticks(ports, scale, rowHeight + 14)}</svg></div>
`;
}

const heights: Partial<Record<PortKind, number>> = { violation: 26, passed: 13, open: 4 };

function portSvg(row: PortMapRow, scale: PortScale): Markup {
  const height = heights[row.kind]!;
  return html`<rect class="${looks[row.kind]}" fill="currentColor" x="${(scale.startOf(row.from) * width).toFixed(1)}" y="${rowHeight - height}" width="6" height="${height}"><title>${titleOf(row)}</title></rect>
`;
}

/** The numbers of ports; of those that are too close together, the first. */
function ticks(rows: readonly PortMapRow[], scale: PortScale, y: number): Markup[] {
  const ports = scale.ticks(rows, (port) => ((String(port).length + 1) * digitWidth) / width);
  return ports.map((port) => {
    const x = Math.min(width - String(port).length * digitWidth, scale.startOf(port) * width);
    return html`<text x="${x.toFixed(1)}" y="${y}">${port}</text>`;
  });
}
