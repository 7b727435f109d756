import { grouped } from "../check/grouped.ts";
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

interface PortMark {
  port: number;
  proto: string;
  look: "failed" | "passed" | "not-evaluated";
  says: string;
}

/**
 * For each host the ports that the verdicts speak of, as marks on a line from 0 to 65535; above them what the policies
 * allow and deny.
 */
export function portMap(results: readonly ReportedVerdict[], portLists: readonly ReportedPortList[]): Markup {
  const rows = [...grouped(results, ({ host }) => host)]
    .map(([host, verdicts]) => ({ host, marks: marksOf(verdicts) }))
    .filter(({ marks }) => marks.length > 0);
  if (rows.length === 0) return html``;
  return html`<h2>Ports</h2>
<p>Ports in violation are <span class="failed">tall</span>, ports that a check found in order <span class="passed">short</span>, ports left out <span class="not-evaluated">dots</span>.</p>
${portLists.length > 0 ? policyStrip(portLists) : ""}
${rows.map(({ host, marks }) => strip(host, marks))}`;
}

/** One mark for each port and protocol; a violation wins over what else is said of it. */
function marksOf(verdicts: readonly ReportedVerdict[]): PortMark[] {
  const marks = new Map<string, PortMark>();
  const add = (mark: PortMark) => {
    const key = `${mark.port}/${mark.proto}`;
    const known = marks.get(key)?.look;
    const isStronger = mark.look === "failed" || (known === "not-evaluated" && mark.look === "passed");
    if (known === undefined || isStronger) marks.set(key, mark);
  };
  for (const { status, evidence } of verdicts) {
    for (const { socket, violation, message } of evidence) {
      const look = status === "UNDECIDED" ? "not-evaluated" : violation ? "failed" : "passed";
      if (socket) add({ ...socket, look, says: message });
    }
  }
  for (const { ignored } of verdicts) {
    for (const { why, ...socket } of ignored)
      add({ ...socket, look: "not-evaluated", says: `left out: ${why}` });
  }
  return [...marks.values()].sort((a, b) => a.port - b.port);
}

const bandHeight = 10;
const bands = [
  { kind: "allowed", look: "passed" },
  { kind: "denied", look: "failed" },
] as const;

/** A band for what is allowed and one for what is denied, by any list and either protocol. */
function policyStrip(portLists: readonly ReportedPortList[]): Markup {
  const rows = bands
    .map((band) => ({ ...band, lists: portLists.filter(({ kind }) => kind === band.kind) }))
    .filter(({ lists }) => lists.length > 0);
  const summary = rows.map(
    ({ kind, lists }) => `${kind} ${lists.map((list) => `${portsText(list)}/${list.proto}`).join(", ")}`,
  );
  const height = rows.length * (bandHeight + 4);
  return html`<h3>What the policy says</h3>
<p>Allowed ports are in the <span class="passed">first</span> band, denied ones in the <span class="failed">last</span>.</p>
<div class="scroll"><svg width="${width}" height="${height}" role="img" aria-label="${summary.join("; ")}">
${rows.flatMap(({ look, lists }, row) => lists.flatMap((list) => listBand(list, look, row * (bandHeight + 4))))}
</svg></div>
<ul>${rows.flatMap(({ kind, lists }) => lists.map((list) => html`<li>${kind}: ${portsText(list)}/${list.proto}, ${list.description}</li>`))}</ul>
`;
}

function listBand(list: ReportedPortList, look: string, y: number): Markup[] {
  return list.ranges.map(([lo, hi]) => {
    const x = position(lo);
    const length = Math.max(3, position(hi) - x);
    return html`<rect class="${look}" fill="currentColor" x="${x.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="${bandHeight}"><title>${`${portsText(list)}/${list.proto}: ${list.description}`}</title></rect>
`;
  });
}

function portsText({ ranges }: ReportedPortList): string {
  return ranges.map(([lo, hi]) => (lo === hi ? `${lo}` : `${lo}–${hi}`)).join(", ") || "none";
}

function strip(host: string, marks: readonly PortMark[]): Markup {
  const summary = marks.map(
    ({ port, proto, look }) => `${port}/${proto} ${look === "failed" ? "in violation" : look}`,
  );
  return html`<h3>${host}</h3>
<div class="scroll"><svg width="${width}" height="${rowHeight + 18}" role="img" aria-label="${`Ports of ${host}: ${summary.join(", ")}`}">
<line x1="0" y1="${rowHeight}" x2="${width}" y2="${rowHeight}" stroke="currentColor"/>
${ranges.map(({ from, name }) => html`<text x="${position(from) + 2}" y="${rowHeight + 14}">${name}</text>`)}
${marks.map(markSvg)}
</svg></div>
`;
}

const heights = { failed: 26, passed: 14, "not-evaluated": 4 };

function markSvg({ port, proto, look, says }: PortMark): Markup {
  const height = heights[look];
  return html`<rect class="${look}" fill="currentColor" x="${position(port).toFixed(1)}" y="${rowHeight - height}" width="3" height="${height}"><title>${`${port}/${proto}: ${says}`}</title></rect>
`;
}

function position(port: number): number {
  const index = ranges.findIndex(({ to }) => port <= to);
  const { from, to } = ranges[index]!;
  return ((index + (port - from) / (to - from + 1)) * width) / ranges.length;
}
