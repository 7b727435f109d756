import type {
  MatrixData,
  MatrixExportFormat,
  MatrixMessage,
  MatrixReason,
  MatrixUpdate,
} from "../client/matrix/matrix-data.ts";
import { statusesByWeight } from "../core/views.ts";
import { checkbox, choice } from "./controls.ts";
import { button, element, fill } from "./element.ts";
import { exportedPart, outcomeOf, visibleMatrix } from "./filter.ts";
import { Grid, type GridPlace, wordsOf } from "./grid.ts";
import { isByGroup, type Line, matrixLines } from "./lines.ts";
import { PortMap } from "./port-map.ts";
import { firstView, type MatrixView } from "./view.ts";
import { say, words } from "./words.ts";

interface VsCodeApi {
  postMessage(message: MatrixMessage): void;
  getState(): Partial<MatrixView> | undefined;
  setState(state: MatrixView): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const main = document.querySelector("main")!;
let page: MatrixPage | undefined;

window.addEventListener("message", ({ data: update }: MessageEvent<MatrixUpdate>) => {
  if (update.type === "words") {
    Object.assign(words, update.words);
    page = new MatrixPage(main);
  } else if (update.type === "matrix") page?.show(update.data);
  else if (update.type === "reason") page?.showReason(update.reason);
  else page?.ports.show(update.ports);
});
vscode.postMessage({ type: "ready" });

/** A check and a host of the data, as indexes. */
interface CellPlace {
  row: number;
  host: number;
}

class MatrixPage {
  readonly #view: MatrixView = { ...firstView, ...vscode.getState() };
  readonly #grid = new Grid({
    moved: (place) => this.#showPlace(place),
    openPolicy: (place) => this.#openPolicy(place),
    openSnapshot: (place) => this.#openSnapshot(place),
    toggle: (group) => this.#toggle(group),
  });
  readonly ports = new PortMap((host) => vscode.postMessage({ type: "ports", host }));
  readonly #title = element("h1", {}, words.title);
  readonly #problem = element("p", { class: "problem", role: "alert", hidden: true });
  readonly #count = element("p", { class: "count", role: "status" });
  readonly #details = element("section", {
    class: "details",
    "aria-label": words.reason,
  });
  readonly #policy = choice(words.policy, [], (policy) =>
    vscode.postMessage({ type: "choose", ...(policy !== "" && { policy }) }),
  );
  readonly #status = choice(words.status, [], (status) => this.#change({ status }));
  readonly #group = choice(words.group, [], (group) => this.#change({ group }));
  readonly #byGroup = checkbox(words.byGroup, (byGroup) => this.#change({ byGroup }));
  readonly #exports = (["csv", "json", "html"] as const).map((format) =>
    button(say(words.export, format.toUpperCase()), () => this.#export(format)),
  );
  #data: MatrixData | undefined;

  constructor(place: HTMLElement) {
    fill(place, [
      this.#title,
      this.#problem,
      this.#toolbar(),
      this.#count,
      this.#grid.element,
      element("p", { id: "keys" }, words.keys),
      this.#details,
      this.ports.element,
    ]);
  }

  show(data: MatrixData): void {
    this.#data = data;
    const chosen = data.policies.find(({ id }) => id === data.chosen);
    this.#title.textContent = chosen?.name ?? words.allPolicies;
    this.#problem.textContent = data.problem ?? "";
    this.#problem.hidden = data.problem === undefined;
    this.#policy.offer(
      [["", words.allPolicies], ...data.policies.map(({ id, name }) => [id, name] as const)],
      data.chosen ?? "",
    );
    const groups = [...new Set(data.hosts.flatMap(({ groups: own }) => own))].sort();
    if (!groups.includes(this.#view.group)) this.#view.group = "";
    this.#group.offer([["", words.all], ...groups.map((group) => [group, group] as const)], this.#view.group);
    this.#group.label.hidden = groups.length === 0;
    this.#byGroup.label.hidden = groups.length === 0;
    this.#byGroup.input.checked = isByGroup(data, this.#view);
    this.#draw();
    const cell = this.#cellAt(this.#grid.place);
    if (cell) this.#askReason(cell);
    this.ports.showHosts(data.hosts, data.hasPorts);
    main.removeAttribute("aria-busy");
  }

  /** Shows details of the verdict at the cursor. */
  showReason({ policy, check, host, details }: MatrixReason): void {
    const cell = this.#cellAt(this.#grid.place);
    if (!cell) return;
    const row = this.#data!.rows[cell.row]!;
    const isMeant = row.policy === policy && row.id === check && this.#data!.hosts[cell.host]!.id === host;
    const list = this.#details.querySelector("ul");
    if (isMeant && list)
      fill(
        list,
        details.map((text) => element("li", {}, text)),
      );
  }

  #toolbar(): HTMLElement {
    const view = this.#view;
    this.#status.offer(
      [["", words.all], ...statusesByWeight.map((status) => [status, words.statuses[status]] as const)],
      view.status,
    );
    const order = choice(words.order, [], (value) =>
      this.#change({ order: value === "written" ? "written" : "failing" }),
    );
    order.offer(
      [
        ["failing", words.failingFirst],
        ["written", words.asWritten],
      ],
      view.order,
    );
    const down = choice(words.down, [], (value) =>
      this.#change({ down: value === "hosts" || value === "checks" ? value : "longer" }),
    );
    down.offer(
      [
        ["longer", words.longerDown],
        ["hosts", words.hostsDown],
        ["checks", words.checksDown],
      ],
      view.down,
    );
    const text = element("input", { type: "search", placeholder: words.filterHint, value: view.text });
    text.addEventListener("input", () => this.#change({ text: text.value }));
    return element(
      "div",
      { class: "toolbar", role: "group", "aria-label": words.filter },
      this.#policy.label,
      this.#status.label,
      this.#group.label,
      element("label", {}, `${words.filter} `, text),
      order.label,
      down.label,
      this.#byGroup.label,
      button(words.refresh, () => vscode.postMessage({ type: "refresh" })),
      this.#exports,
    );
  }

  /** Exports what is shown. */
  #export(format: MatrixExportFormat): void {
    if (!this.#data) return;
    const only = exportedPart(this.#data, this.#view);
    vscode.postMessage({ type: "export", format, ...(only && { only }) });
  }

  #change(change: Partial<MatrixView>): void {
    Object.assign(this.#view, change);
    this.#draw();
  }

  #toggle({ key }: Line): void {
    const { toggled } = this.#view;
    this.#change({
      toggled: toggled.includes(key) ? toggled.filter((one) => one !== key) : [...toggled, key],
    });
  }

  #draw(): void {
    const data = this.#data;
    if (!data) return;
    const visible = visibleMatrix(data, this.#view);
    this.#count.textContent = say(
      words.counts,
      visible.rows.length,
      data.rows.length,
      visible.hosts.length,
      data.hosts.length,
    );
    this.#grid.show(data, matrixLines(data, visible, this.#view, words.noGroup));
    this.#showPlace(this.#grid.place);
    vscode.setState(this.#view);
  }

  /** Set if the cursor is on one check and one host. */
  #cellAt({ down, across }: GridPlace): CellPlace | undefined {
    if (!this.#data || !down || !across || down.isGroup || across.isGroup) return undefined;
    const isCheck = ({ key }: Line) => key.startsWith("check ");
    const [check, host] = isCheck(down) ? [down, across] : [across, down];
    return { row: check.items[0]!, host: host.items[0]! };
  }

  #showPlace(place: GridPlace): void {
    const cell = this.#cellAt(place);
    const outcome = cell && outcomeOf(this.#data!, cell.row, cell.host);
    if (!outcome) {
      fill(this.#details, []);
      return;
    }
    const row = this.#data!.rows[cell.row]!;
    const host = this.#data!.hosts[cell.host]!;
    fill(this.#details, [
      element("h2", {}, say(words.on, row.check, host.name)),
      element("p", {}, element("strong", {}, wordsOf(outcome)), `: ${outcome.reason}`),
      element("ul"),
      button(words.goToPolicy, () => this.#openPolicy(place)),
      button(words.goToSnapshot, () => this.#openSnapshot(place)),
    ]);
    this.#askReason(cell);
  }

  #askReason({ row, host }: CellPlace): void {
    const { policy, id } = this.#data!.rows[row]!;
    vscode.postMessage({ type: "reason", policy, check: id, host: this.#data!.hosts[host]!.id });
  }

  /** Opens the policy at the check, or on the header of a host, its snapshot. */
  #openPolicy(place: GridPlace): void {
    const check = [place.down, place.across].find(
      (line) => line && !line.isGroup && line.key.startsWith("check "),
    );
    if (!check) {
      this.#openSnapshot(place);
      return;
    }
    const { policy, line } = this.#data!.rows[check.items[0]!]!;
    vscode.postMessage({ type: "policy", policy, line });
  }

  #openSnapshot(place: GridPlace): void {
    const line = [place.down, place.across].find((one) => one && !one.isGroup && one.key.startsWith("host "));
    if (!line) return;
    const host = this.#data!.hosts[line.items[0]!]!.id;
    const cell = this.#cellAt(place);
    const row = cell && this.#data!.rows[cell.row];
    vscode.postMessage({ type: "snapshot", host, ...(row && { policy: row.policy, check: row.id }) });
  }
}
