import type { MatrixData } from "../client/matrix/matrix-data.ts";
import { describePortRange, type PortKind, type PortMapRow, portKindNames } from "../core/views.ts";
import { button, element, fill, svg } from "./element.ts";
import { allPorts, type PortWindow, pan, portMapRows, zoom } from "./port-map-data.ts";

const width = 1000;
const laneHeight = 20;
const lanes: readonly PortKind[] = ["allowed", "denied", "open", "violation"];

/** What is looked at. It stays the same when the verdicts are made anew. */
export interface PortMapView {
  /** Index of the host. */
  host: number;
  proto: "tcp" | "udp";
  shown: PortWindow;
  tableIsOpen: boolean;
}

/** The strip from 0 to 65535 for one host and protocol, with a table of the same content. */
export function portMap(data: MatrixData, chosen: PortMapView): HTMLElement {
  const strip = element("div", { class: "strip" });
  const tableBody = element("tbody");
  const position = element("output", { class: "position" });

  const draw = () => {
    const rows = portMapRows(data, chosen.host, chosen.proto);
    strip.replaceChildren(stripOf(rows, chosen.shown));
    const { moreSockets } = data.hosts[chosen.host] ?? {};
    const more = moreSockets === undefined ? "" : `, ${moreSockets} more open ports are not shown`;
    position.value = `Ports ${chosen.shown.from} to ${chosen.shown.to}${more}`;
    fill(tableBody, rows.map(tableRow));
  };
  const move = (next: PortWindow) => {
    chosen.shown = next;
    draw();
  };

  const host = choice(
    "Host",
    data.hosts.map(({ name }, index) => [String(index), name]),
    String(chosen.host),
  );
  host.select.addEventListener("change", () => {
    chosen.host = Number(host.select.value);
    draw();
  });
  const proto = choice(
    "Protocol",
    [
      ["tcp", "TCP"],
      ["udp", "UDP"],
    ],
    chosen.proto,
  );
  proto.select.addEventListener("change", () => {
    chosen.proto = proto.select.value === "udp" ? "udp" : "tcp";
    draw();
  });

  const keys: Record<string, () => PortWindow> = {
    "+": () => zoom(chosen.shown, 0.5),
    "-": () => zoom(chosen.shown, 2),
    ArrowLeft: () => pan(chosen.shown, -0.25),
    ArrowRight: () => pan(chosen.shown, 0.25),
    Home: () => pan(chosen.shown, -65536),
    End: () => pan(chosen.shown, 65536),
    "0": () => allPorts,
  };
  strip.tabIndex = 0;
  strip.setAttribute("role", "group");
  strip.setAttribute(
    "aria-label",
    "Port map. Plus and minus zoom, arrows move, 0 shows all; the table below has the same content.",
  );
  strip.addEventListener("keydown", (event) => {
    const next = keys[event.key];
    if (!next) return;
    event.preventDefault();
    move(next());
  });
  strip.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = strip.getBoundingClientRect();
      const around =
        chosen.shown.from +
        ((event.clientX - box.left) / box.width) * (chosen.shown.to - chosen.shown.from + 1);
      move(zoom(chosen.shown, event.deltaY < 0 ? 0.5 : 2, around));
    },
    { passive: false },
  );
  draw();
  return element(
    "section",
    { "aria-label": "Port map" },
    element("h2", {}, "Port map"),
    element(
      "div",
      { class: "toolbar" },
      host.label,
      proto.label,
      button("Zoom in", () => move(zoom(chosen.shown, 0.5))),
      button("Zoom out", () => move(zoom(chosen.shown, 2))),
      button("◀", () => move(pan(chosen.shown, -0.25)), { "aria-label": "Lower ports" }),
      button("▶", () => move(pan(chosen.shown, 0.25)), { "aria-label": "Higher ports" }),
      button("All ports", () => move(allPorts)),
      position,
    ),
    strip,
    tableIn(
      chosen,
      element("summary", {}, "The same as a table"),
      element(
        "table",
        { class: "ports" },
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ["Ports", "What", "Details"].map((name) => element("th", { scope: "col" }, name)),
          ),
        ),
        tableBody,
      ),
    ),
  );
}

function tableIn(chosen: PortMapView, ...content: HTMLElement[]): HTMLElement {
  const made = element("details", { open: chosen.tableIsOpen }, content);
  made.addEventListener("toggle", () => {
    chosen.tableIsOpen = made.open;
  });
  return made;
}

function tableRow(row: PortMapRow): HTMLElement {
  return element(
    "tr",
    { class: row.kind },
    element("td", {}, describePortRange(row)),
    element("td", {}, portKindNames[row.kind]),
    element("td", {}, row.says),
  );
}

function stripOf(rows: readonly PortMapRow[], { from, to }: PortWindow): SVGElement {
  const size = to - from + 1;
  const x = (port: number) => ((port - from) / size) * width;
  const shown = rows.filter((row) => row.to >= from && row.from <= to);
  const marks = shown.map((row) => {
    const left = Math.max(0, x(row.from));
    const right = Math.min(width, x(row.to + 1));
    const name = portKindNames[row.kind].toLowerCase();
    return svg(
      "rect",
      {
        class: row.kind,
        x: left.toFixed(2),
        y: lanes.indexOf(row.kind) * laneHeight + 2,
        width: Math.max(2.5, right - left).toFixed(2),
        height: laneHeight - 4,
      },
      svg("title", {}, `${describePortRange(row)} ${name}: ${row.says}`),
    );
  });
  const ticks = Array.from({ length: 9 }, (_, index) => Math.round(from + ((size - 1) * index) / 8));
  const height = lanes.length * laneHeight;
  return svg(
    "svg",
    { viewBox: `-90 0 ${width + 110} ${height + 22}`, "aria-hidden": "true" },
    lanes.flatMap((kind, index) => [
      svg("text", { class: `lane ${kind}`, x: -86, y: index * laneHeight + 14 }, portKindNames[kind]),
      svg("line", { x1: 0, x2: width, y1: (index + 1) * laneHeight, y2: (index + 1) * laneHeight }),
    ]),
    marks,
    ticks.map((port) => svg("text", { class: "tick", x: x(port), y: height + 16 }, String(port))),
  );
}

function choice(name: string, options: readonly (readonly [string, string])[], value: string) {
  const select = element(
    "select",
    {},
    options.map(([key, label]) => element("option", { value: key }, label)),
  );
  select.value = value;
  return { select, label: element("label", {}, `${name} `, select) };
}
