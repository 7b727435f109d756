import type { MatrixHost, MatrixPorts } from "../client/matrix/matrix-data.ts";
import {
  allPorts,
  describePortRange,
  type PortKind,
  type PortMapRow,
  type PortScale,
  type PortWindow,
  portScale,
} from "../core/views.ts";
import { type Choice, choice } from "./controls.ts";
import { button, element, fill, svg } from "./element.ts";
import { lensOn, pan, zoom } from "./lens.ts";
import { say, words } from "./words.ts";

/** Pixels. */
const laneHeight = 22;
const labelWidth = 92;
const stripPadding = 12;
const digitWidth = 8;
const lanes: readonly PortKind[] = ["allowed", "denied", "open", "violation"];

const fixedRanges = { system: [0, 1023], user: [1024, 49151], dynamic: [49152, 65535] } as const;

/**
 * The ports of one host and protocol on a line with a lens: used ports get room, the gaps between them
 * shrink. Below it is a table with the same content.
 */
export class PortMap {
  readonly element: HTMLElement;
  readonly #ask: (host: string) => void;
  readonly #strip = element("div", {
    class: "strip",
    tabindex: 0,
    role: "group",
    "aria-label": `${words.portMap}. ${words.portHelp}`,
  });
  readonly #position = element("output", { class: "position" });
  readonly #rowsOfTable = element("tbody");
  readonly #host: Choice = choice(words.host, [], (host) => this.#ask(host));
  readonly #proto: Choice = choice(words.protocol, [], () => this.#lookAt(allPorts));
  readonly #range: Choice = choice(words.range, [], (range) => {
    const [from, to] = range.split("-").map(Number);
    if (from !== undefined && to !== undefined) this.#lookAt({ from, to });
  });
  #ports: MatrixPorts | undefined;
  #shown: PortWindow = allPorts;

  /** @param ask requests the ports of a host */
  constructor(ask: (host: string) => void) {
    this.#ask = ask;
    this.#proto.offer(
      [
        ["tcp", "TCP"],
        ["udp", "UDP"],
      ],
      "tcp",
    );
    this.#listen();
    this.element = element(
      "section",
      { "aria-label": words.portMap, hidden: true },
      element("h2", {}, words.portMap),
      element(
        "div",
        { class: "toolbar" },
        this.#host.label,
        this.#proto.label,
        this.#range.label,
        button("+", () => this.#zoom(0.5), { "aria-label": words.zoomIn, title: words.zoomIn }),
        button("−", () => this.#zoom(2), { "aria-label": words.zoomOut, title: words.zoomOut }),
        button("◀", () => this.#pan(-0.25), { "aria-label": words.lower, title: words.lower }),
        button("▶", () => this.#pan(0.25), { "aria-label": words.higher, title: words.higher }),
        this.#position,
      ),
      this.#strip,
      element(
        "details",
        {},
        element("summary", {}, words.asTable),
        element(
          "table",
          { class: "ports" },
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              [words.portsColumn, words.what, words.details].map((name) =>
                element("th", { scope: "col" }, name),
              ),
            ),
          ),
          this.#rowsOfTable,
        ),
      ),
    );
    new ResizeObserver(() => this.#draw()).observe(this.#strip);
  }

  /** Offers the hosts, and asks for the ports of the chosen one. */
  showHosts(hosts: readonly MatrixHost[], hasPorts: boolean): void {
    this.element.hidden = !hasPorts || hosts.length === 0;
    if (this.element.hidden) return;
    this.#host.offer(
      hosts.map(({ id, name }) => [id, name] as const),
      this.#host.select.value,
    );
    this.#ask(this.#host.select.value);
  }

  show(ports: MatrixPorts): void {
    if (ports.host !== this.#host.select.value) return;
    if (ports.host !== this.#ports?.host) this.#shown = allPorts;
    this.#ports = ports;
    this.#draw();
  }

  get #rows(): PortMapRow[] {
    const { value } = this.#proto.select;
    return this.#ports?.rows.filter(({ proto }) => proto === value) ?? [];
  }

  get #full(): PortScale {
    return portScale(this.#rows, allPorts);
  }

  #lookAt(window: PortWindow): void {
    this.#shown = window;
    this.#draw();
  }

  #zoom(factor: number, around?: number): void {
    this.#lookAt(zoom(this.#full, this.#shown, factor, around));
  }

  #pan(share: number): void {
    this.#lookAt(pan(this.#full, this.#shown, share));
  }

  #listen(): void {
    const keys: Record<string, () => void> = {
      "+": () => this.#zoom(0.5),
      "-": () => this.#zoom(2),
      ArrowLeft: () => this.#pan(-0.25),
      ArrowRight: () => this.#pan(0.25),
      Home: () => this.#pan(-1e6),
      End: () => this.#pan(1e6),
      "0": () => this.#lookAt(allPorts),
    };
    this.#strip.addEventListener("keydown", (event) => {
      const move = keys[event.key];
      if (!move || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move();
    });
    this.#strip.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const { left, width } = this.#strip.getBoundingClientRect();
        const place = (event.clientX - left - labelWidth) / (width - labelWidth - stripPadding);
        const around = portScale(this.#rows, this.#shown).portAt(Math.min(Math.max(0, place), 1));
        this.#zoom(event.deltaY < 0 ? 0.5 : 2, around);
      },
      { passive: false },
    );
  }

  #draw(): void {
    if (!this.#ports) return;
    const rows = this.#rows;
    const { from, to } = this.#shown;
    const text = say(words.shownPorts, from, to);
    const { more } = this.#ports;
    this.#position.value = more === 0 ? text : say(words.morePorts, text, more);
    this.#offerRanges(rows);
    if (rows.length === 0) fill(this.#strip, words.noPorts);
    else this.#strip.replaceChildren(this.#drawing(rows));
    fill(
      this.#rowsOfTable,
      rows.map((row) =>
        element(
          "tr",
          { class: row.kind },
          element("td", {}, describePortRange(row)),
          element("td", {}, words.ports[row.kind]),
          element("td", {}, row.says),
        ),
      ),
    );
  }

  /** Offers ranges for the lens: the standard port ranges, and those in the policy. */
  #offerRanges(rows: readonly PortMapRow[]): void {
    const named = rows.filter(({ from, to, kind }) => to > from && (kind === "allowed" || kind === "denied"));
    const options = new Map([
      [nameOfRange(allPorts), words.usedPorts],
      [fixedRanges.system.join("-"), words.systemPorts],
      [fixedRanges.user.join("-"), words.userPorts],
      [fixedRanges.dynamic.join("-"), words.dynamicPorts],
    ]);
    for (const row of named) {
      const value = nameOfRange(row);
      if (!options.has(value)) options.set(value, `${words.ports[row.kind]}: ${describePortRange(row)}`);
    }
    const now = nameOfRange(this.#shown);
    if (!options.has(now)) options.set(now, say(words.shownPorts, this.#shown.from, this.#shown.to));
    this.#range.offer([...options], now);
  }

  #drawing(rows: readonly PortMapRow[]): SVGElement {
    const width = Math.max(200, this.#strip.clientWidth - labelWidth - stripPadding - 4);
    const scale = portScale(rows, this.#shown);
    const height = lanes.length * laneHeight;
    const x = (port: number) => labelWidth + scale.startOf(port) * width;
    const ticks = scale.ticks(rows, (port) => ((String(port).length + 1) * digitWidth) / width);
    return svg(
      "svg",
      { width: labelWidth + width, height: height + 22, "aria-hidden": "true" },
      lanes.flatMap((kind, index) => [
        svg("text", { class: "lane", x: 0, y: index * laneHeight + 15 }, words.ports[kind]),
        svg("line", {
          x1: labelWidth,
          x2: labelWidth + width,
          y1: (index + 1) * laneHeight,
          y2: (index + 1) * laneHeight,
        }),
      ]),
      rows
        .filter((row) => row.to >= this.#shown.from && row.from <= this.#shown.to)
        // A port in violation is open too.
        .flatMap((row) =>
          (row.kind === "violation" ? [this.#mark(row, x, "open")] : []).concat(this.#mark(row, x)),
        ),
      ticks.map((port) =>
        svg(
          "text",
          {
            class: "tick",
            x: Math.min(x(port), labelWidth + width - String(port).length * digitWidth),
            y: height + 16,
          },
          String(port),
        ),
      ),
    );
  }

  /** @param lane the lane to draw it in */
  #mark(row: PortMapRow, x: (port: number) => number, lane = row.kind): SVGElement {
    const left = x(row.from);
    const name = words.ports[row.kind].toLowerCase();
    const mark = svg(
      "rect",
      {
        class: lane,
        x: left.toFixed(1),
        y: lanes.indexOf(lane) * laneHeight + 3,
        width: Math.max(3, x(row.to + 1) - left - 1).toFixed(1),
        height: laneHeight - 6,
      },
      svg("title", {}, `${describePortRange(row)} ${name}: ${row.says}`),
    );
    mark.addEventListener("click", () => this.#lookAt(lensOn(row)));
    return mark;
  }
}

function nameOfRange({ from, to }: PortWindow): string {
  return `${from}-${to}`;
}
