import type { MatrixData, MatrixOutcome } from "../client/matrix/matrix-data.ts";
import { statusesByWeight, statusSigns } from "../core/views.ts";
import { columnFor } from "./column-for.ts";
import { type Content, element, fill } from "./element.ts";
import { outcomeOf } from "./filter.ts";
import { type Counts, countCells, type Line, type MatrixLines } from "./lines.ts";
import { type Stretch, scrolledTo, stretchOf } from "./stretch.ts";
import { say, words } from "./words.ts";

/** A cell of the grid, or one of its headers, which lacks the line in the other direction. */
export interface GridPlace {
  down?: Line;
  across?: Line;
}

export interface GridActions {
  /** Called when the cursor has moved. */
  moved(place: GridPlace): void;
  openPolicy(place: GridPlace): void;
  openSnapshot(place: GridPlace): void;
  /** Folds or unfolds a group. */
  toggle(group: Line): void;
}

/** Sizes in units of the font. */
const sizes = {
  line: 1.9,
  hostName: 17,
  checkName: 27,
  longName: 50,
  host: 9.4,
  check: 12.5,
  hostHead: 3.2,
  checkHead: 6.2,
};
/** The largest share of the width that names take. */
const mostForNames = 0.45;

/**
 * Checks × hosts. Only the visible part is in the page, so thousands of lines are as fast as ten. It is one
 * tab stop; the arrow keys move the cursor, also over the headers.
 */
export class Grid {
  readonly element: HTMLElement;
  readonly #sizer = element("div", { role: "presentation", class: "sizer" });
  readonly #actions: GridActions;
  #data: MatrixData | undefined;
  #down: Line[] = [];
  #across: Line[] = [];
  #areHostsDown = false;
  /** The cursor: -1 is a header. */
  #y = -1;
  #x = -1;
  /** Keys of the lines that the cursor was moved to; it returns there when they are shown again. */
  #chosen = new Set<string>();
  #drawn = "";

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.element = element(
      "div",
      { role: "grid", class: "grid", tabindex: 0, "aria-label": words.grid, "aria-describedby": "keys" },
      this.#sizer,
    );
    this.element.addEventListener("scroll", () => this.#draw());
    this.element.addEventListener("keydown", (event) => this.#press(event));
    this.element.addEventListener("mousedown", (event) => this.#point(event));
    this.element.addEventListener("dblclick", () => {
      if (!this.#place.down?.isGroup && !this.#place.across?.isGroup) this.#actions.openPolicy(this.#place);
    });
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  /** Shows other lines; the cursor stays on its line if that is still shown. */
  show(data: MatrixData, { checks, hosts, areHostsDown }: MatrixLines): void {
    const isFirst = this.#chosen.size === 0;
    this.#data = data;
    this.#areHostsDown = areHostsDown;
    this.#down = areHostsDown ? hosts : checks;
    this.#across = areHostsDown ? checks : hosts;
    const indexOf = (lines: readonly Line[]) => lines.findIndex(({ key }) => this.#chosen.has(key));
    this.#y = isFirst ? Math.min(0, this.#down.length - 1) : indexOf(this.#down);
    this.#x = isFirst ? Math.min(0, this.#across.length - 1) : indexOf(this.#across);
    const { grid, sizer } = { grid: this.element, sizer: this.#sizer };
    grid.setAttribute("aria-rowcount", String(this.#down.length + 1));
    grid.setAttribute("aria-colcount", String(this.#across.length + 1));
    const size = this.#size;
    sizer.style.height = `${size.head + this.#down.length * size.line}px`;
    this.#draw(true);
  }

  get #place(): GridPlace {
    const [down, across] = [this.#down[this.#y], this.#across[this.#x]];
    return { ...(down && { down }), ...(across && { across }) };
  }

  /** The place of the cursor. */
  get place(): GridPlace {
    return this.#place;
  }

  get #size() {
    const unit = Number.parseFloat(getComputedStyle(this.element).fontSize);
    const [name, head, least] = this.#areHostsDown
      ? [sizes.hostName, sizes.checkHead, sizes.check]
      : [sizes.checkName, sizes.hostHead, sizes.host];
    const column = Math.max(least, columnFor(Object.values(words.statuses)));
    const { clientWidth } = this.element;
    const most = Math.min(name * unit, Math.max(8 * unit, clientWidth * mostForNames));
    // The names get the width that the columns leave.
    const left = Math.min(sizes.longName * unit, clientWidth - this.#across.length * column * unit);
    return {
      line: Math.round(sizes.line * unit),
      head: Math.round(head * unit),
      column: Math.round(column * unit),
      name: Math.floor(Math.max(most, left)),
    };
  }

  /** @param isNew whether the content has changed, and not only the visible part */
  #draw(isNew = false): void {
    const size = this.#size;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const down = stretchOf(scrollTop, clientHeight, size.line, this.#down.length);
    const across = stretchOf(scrollLeft, clientWidth - size.name, size.column, this.#across.length);
    const drawn = JSON.stringify([down, across, size, this.#y, this.#x]);
    if (!isNew && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#sizer.style.width = `${size.name + this.#across.length * size.column}px`;
    this.#sizer.style.setProperty("--name", `${size.name}px`);
    this.#sizer.style.setProperty("--column", `${size.column}px`);
    this.#sizer.style.setProperty("--line", `${size.line}px`);
    this.#sizer.style.setProperty("--head", `${size.head}px`);
    const rows = [this.#headRow(across, size)];
    for (let y = down.from; y < down.to; y++) rows.push(this.#row(y, across, size));
    fill(this.#sizer, rows);
    const active = idOf(this.#y, this.#x);
    if (document.getElementById(active)) this.element.setAttribute("aria-activedescendant", active);
    else this.element.removeAttribute("aria-activedescendant");
  }

  #headRow(across: Stretch, size: { name: number; column: number }): HTMLElement {
    const corner = this.#areHostsDown ? words.host : words.check;
    const cells = [this.#placeElement(-1, -1, { role: "columnheader", class: "name" }, corner)];
    for (let x = across.from; x < across.to; x++) {
      cells.push(this.#header(this.#across[x]!, -1, x, "columnheader", size));
    }
    return element("div", { role: "row", class: "head", "aria-rowindex": 1 }, cells);
  }

  #row(y: number, across: Stretch, size: { name: number; column: number; line: number; head: number }) {
    const line = this.#down[y]!;
    const cells = [this.#header(line, y, -1, "rowheader", size)];
    for (let x = across.from; x < across.to; x++) cells.push(this.#cell(y, x, size));
    const made = element(
      "div",
      { role: "row", class: line.isGroup ? "line group" : "line", "aria-rowindex": y + 2 },
      cells,
    );
    made.style.top = `${size.head + y * size.line}px`;
    return made;
  }

  #header(
    line: Line,
    y: number,
    x: number,
    role: "rowheader" | "columnheader",
    size: { name: number; column: number },
  ): HTMLElement {
    const problem = this.#problemOf(line);
    const counts = countsText(line.counts, x < 0);
    const spoken = [line.name, ...(problem === undefined ? [] : [problem]), counts.spoken];
    const name = line.isGroup
      ? `${line.isFolded ? "▸" : "▾"} ${line.name} (${line.items.length})`
      : line.name;
    const made = this.#placeElement(
      y,
      x,
      {
        role,
        class: `${x < 0 ? "name" : "column"}${line.isGroup ? " group" : ""}${problem === undefined ? "" : " unread"}`,
        title: problem ?? `${line.name}\n${counts.spoken}`,
        "aria-label": spoken.filter((text) => text !== "").join(", "),
        "aria-expanded": line.isGroup ? String(!line.isFolded) : undefined,
      },
      [element("span", { class: "text" }, name), element("span", { class: "counts" }, counts.marks)],
    );
    if (x >= 0) made.style.left = `${size.name + x * size.column}px`;
    return made;
  }

  #cell(y: number, x: number, size: { name: number; column: number }): HTMLElement {
    const [row, column] = [this.#down[y]!, this.#across[x]!];
    const [check, host] = this.#areHostsDown ? [column, row] : [row, column];
    const says = row.isGroup || column.isGroup ? this.#groupSays(check, host) : this.#says(check, host);
    const made = this.#placeElement(
      y,
      x,
      { role: "gridcell", class: `cell ${says.look}`, title: says.title, "aria-label": says.spoken },
      says.text,
    );
    made.style.left = `${size.name + x * size.column}px`;
    return made;
  }

  #says(check: Line, host: Line) {
    const outcome = outcomeOf(this.#data!, check.items[0]!, host.items[0]!);
    if (outcome === undefined) {
      return {
        look: "none",
        text: "",
        title: "",
        spoken: say(words.groupCell, host.name, check.name, words.noVerdict),
      };
    }
    const { status, ifReached, reason } = outcome;
    const word = wordsOf(outcome);
    return {
      look: ifReached === undefined ? lookOf(status) : `${lookOf(status)} waiting`,
      text: ifReached === undefined ? `${statusSigns[status]} ${word}` : `? (${words.statuses[ifReached]})`,
      title: reason,
      spoken: say(words.cell, host.name, check.name, word, reason),
    };
  }

  /** The worst status of a group and its share; the spoken text has the others too. */
  #groupSays(check: Line, host: Line) {
    const counts = countCells(this.#data!, check.items, host.items);
    const worst = counts.findIndex((count) => count > 0);
    const status = statusesByWeight[worst];
    if (status === undefined) {
      const spoken = say(words.groupCell, host.name, check.name, words.noVerdict);
      return { look: "none", text: "", title: "", spoken };
    }
    const all = counts.reduce((sum, count) => sum + count, 0);
    const text = `${counts[worst]}/${all} ${words.statuses[status]}`;
    const others = countsText(counts.with(worst, 0)).spoken;
    return {
      look: lookOf(status),
      text: `${statusSigns[status]} ${text}`,
      title: countsText(counts).spoken,
      spoken: say(words.groupCell, host.name, check.name, others === "" ? text : `${text}, ${others}`),
    };
  }

  #placeElement(
    y: number,
    x: number,
    attributes: Record<string, string | undefined>,
    content: Content,
  ): HTMLElement {
    const isActive = y === this.#y && x === this.#x;
    return element(
      "div",
      {
        ...attributes,
        class: `${attributes.class}${isActive ? " active" : ""}`,
        id: idOf(y, x),
        "aria-colindex": x + 2,
        "aria-selected": isActive ? "true" : undefined,
      },
      content,
    );
  }

  #problemOf(line: Line): string | undefined {
    const areHosts = this.#areHostsDown === this.#down.includes(line);
    if (!areHosts || line.isGroup) return undefined;
    const { name, problem } = this.#data!.hosts[line.items[0]!]!;
    return problem === undefined ? undefined : say(words.unread, name, problem);
  }

  #moveTo(y: number, x: number): void {
    this.#y = Math.max(-1, Math.min(this.#down.length - 1, y));
    this.#x = Math.max(-1, Math.min(this.#across.length - 1, x));
    const size = this.#size;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    if (this.#y >= 0)
      this.element.scrollTop = scrolledTo(this.#y, scrollTop, clientHeight - size.head, size.line);
    if (this.#x >= 0)
      this.element.scrollLeft = scrolledTo(this.#x, scrollLeft, clientWidth - size.name, size.column);
    const { down, across } = this.#place;
    this.#chosen = new Set([down, across].flatMap((line) => line?.key ?? []));
    this.#draw();
    this.#actions.moved(this.#place);
  }

  #press(event: KeyboardEvent): void {
    const [y, x] = [this.#y, this.#x];
    const isFar = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#size.line) - 2);
    const end = Number.MAX_SAFE_INTEGER;
    const targets: Record<string, [number, number]> = {
      ArrowLeft: [y, x - 1],
      ArrowRight: [y, x + 1],
      ArrowUp: [y - 1, x],
      ArrowDown: [y + 1, x],
      PageUp: [y - page, x],
      PageDown: [y + page, x],
      Home: isFar ? [-1, -1] : [y, -1],
      End: isFar ? [end, end] : [y, end],
    };
    const target = targets[event.key];
    if (target) this.#moveTo(target[0], target[1]);
    else if (event.key === "Enter") this.#enter();
    else if (event.key === " ") this.#toggle();
    else if (event.key.toLowerCase() === "s" && !isFar) this.#actions.openSnapshot(this.#place);
    else return;
    event.preventDefault();
  }

  #enter(): void {
    if (!this.#toggle()) this.#actions.openPolicy(this.#place);
  }

  /** Folds or unfolds the group that the cursor is on. */
  #toggle(): boolean {
    const { down, across } = this.#place;
    const group = [down, across].find((line) => line?.isGroup);
    if (group === undefined) return false;
    this.#actions.toggle(group);
    return true;
  }

  #point(event: MouseEvent): void {
    const place = (event.target as Element).closest<HTMLElement>("[aria-colindex]");
    const row = place?.closest<HTMLElement>("[aria-rowindex]");
    if (!place || !row) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.#moveTo(Number(row.ariaRowIndex) - 2, Number(place.ariaColIndex) - 2);
    const isHeader = this.#y < 0 || this.#x < 0;
    if (isHeader) this.#toggle();
  }
}

const passed = statusesByWeight.indexOf("PASSED");

function idOf(y: number, x: number): string {
  return `at${y}_${x}`;
}

function lookOf(status: MatrixOutcome["status"]): string {
  return status.toLowerCase().replace("_", "-");
}

/** "failed", or "undecided, failed if reached". */
export function wordsOf({ status, ifReached }: MatrixOutcome): string {
  const word = words.statuses[status];
  return ifReached === undefined ? word : `${word}, ${say(words.ifReached, words.statuses[ifReached])}`;
}

/**
 * How many verdicts have which status: as marks, and in words.
 * @param isShort whether the marks only count verdicts that are not in order, if there are any
 */
function countsText(counts: Counts, isShort = false): { marks: HTMLElement[]; spoken: string } {
  const some = statusesByWeight.flatMap((status, weight) => {
    const count = counts[weight]!;
    return count === 0 ? [] : [{ status, count }];
  });
  const bad = some.filter(({ status }) => statusesByWeight.indexOf(status) < passed);
  return {
    marks: (isShort && bad.length > 0 ? bad : some).map(({ status, count }) =>
      element("span", { class: lookOf(status) }, `${statusSigns[status]}\u2009${count}`),
    ),
    spoken: some.map(({ status, count }) => `${count} ${words.statuses[status]}`).join(", "),
  };
}
