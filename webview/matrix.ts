import type { MatrixData, MatrixMessage } from "../client/matrix/matrix-data.ts";
import { button, element, fill } from "./element.ts";
import { type MatrixFilter, type VisibleMatrix, visibleMatrix } from "./filter.ts";
import { grid } from "./grid.ts";
import { keepFocus } from "./keep-focus.ts";
import { type PortMapView, portMap } from "./port-map.ts";
import { allPorts } from "./port-map-data.ts";

interface VsCodeApi {
  postMessage(message: MatrixMessage): void;
  getState(): MatrixFilter | undefined;
  setState(state: MatrixFilter): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const main = document.querySelector("main")!;
const filter: MatrixFilter = vscode.getState() ?? { status: "", group: "", text: "" };
const chosen: PortMapView = { host: 0, proto: "tcp", shown: allPorts, tableIsOpen: false };
/** The cell that the reason is shown of. */
let cursor: { check: string; host: string } | undefined;

window.addEventListener("message", ({ data }: MessageEvent<MatrixData>) => show(data));
vscode.postMessage({ type: "ready" });

function show(data: MatrixData): void {
  chosen.host = Math.min(chosen.host, Math.max(0, data.hosts.length - 1));
  const place = element("div", { class: "scroll" });
  const count = element("p", { class: "count", role: "status" });
  const details = element("section", { class: "details", "aria-live": "polite", "aria-label": "Reason" });
  const draw = () => {
    const visible = visibleMatrix(data, filter);
    const at = cellAt(data, visible, cursor);
    count.textContent = `${visible.rows.length} of ${data.rows.length} checks, ${visible.hosts.length} of ${data.hosts.length} hosts`;
    const focused = (row: number, host: number) => {
      cursor = { check: data.rows[row]!.check, host: data.hosts[host]!.id };
      fill(details, reasonOf(data, row, host));
    };
    place.replaceChildren(grid(data, visible, { focused, openPolicy, openSnapshot }, at));
    fill(details, at ? reasonOf(data, at.row, at.host) : []);
    vscode.setState(filter);
  };
  const openPolicy = (row: number) => vscode.postMessage({ type: "policy", line: data.rows[row]!.line });
  const openSnapshot = (row: number, host: number) =>
    vscode.postMessage({
      type: "snapshot",
      host: data.hosts[host]!.id,
      line: data.rows[row]!.cells[host]?.line ?? 1,
    });
  const reasonOf = (from: MatrixData, row: number, host: number): Node[] => {
    const cell = from.rows[row]!.cells[host];
    if (!cell) return [];
    return [
      element("h3", {}, `${from.rows[row]!.check} on ${from.hosts[host]!.name}`),
      element("p", {}, cell.reason),
      element(
        "ul",
        {},
        cell.details.map((text) => element("li", {}, text)),
      ),
      button("Go to the policy", () => openPolicy(row)),
      button("Go to the snapshot", () => openSnapshot(row, host)),
    ];
  };
  const content = [
    element("h1", {}, data.policy),
    ...(data.problem === undefined ? [] : [element("p", { class: "problem", role: "alert" }, data.problem)]),
    filters(data, draw),
    count,
    place,
    details,
    ...(data.hasPorts && data.hosts.length > 0 ? [portMap(data, chosen)] : []),
  ];
  draw();
  keepFocus(main, () => fill(main, content));
  main.removeAttribute("aria-busy");
}

/** The cell of a check and a host, as indexes into the data, if the filter leaves it. */
function cellAt(
  { rows, hosts }: MatrixData,
  visible: VisibleMatrix,
  wanted: typeof cursor,
): { row: number; host: number } | undefined {
  const row = rows.findIndex(({ check }) => check === wanted?.check);
  const host = hosts.findIndex(({ id }) => id === wanted?.host);
  return visible.rows.includes(row) && visible.hosts.includes(host) ? { row, host } : undefined;
}

function filters(data: MatrixData, draw: () => void): HTMLElement {
  const groups = [...new Set(data.hosts.flatMap(({ groups: own }) => own))].sort();
  const status = select(
    "Status",
    ["FAILED", "WARNING", "ERROR", "UNDECIDED", "PASSED", "SKIPPED", "NOT_EVALUATED"],
    filter.status,
    (value) => {
      filter.status = value;
      draw();
    },
  );
  const group = select("Group", groups, groups.includes(filter.group) ? filter.group : "", (value) => {
    filter.group = value;
    draw();
  });
  if (!groups.includes(filter.group)) filter.group = "";
  const text = element("input", { type: "search", placeholder: "Check, host or reason", value: filter.text });
  text.addEventListener("input", () => {
    filter.text = text.value;
    draw();
  });
  return element(
    "div",
    { class: "toolbar", role: "group", "aria-label": "Filter and export" },
    status,
    groups.length > 0 ? [group] : [],
    element("label", {}, "Filter ", text),
    button("Refresh", () => vscode.postMessage({ type: "refresh" })),
    (["csv", "json", "html"] as const).map((format) =>
      button(`Export ${format.toUpperCase()}`, () => vscode.postMessage({ type: "export", format })),
    ),
  );
}

function select(
  name: string,
  values: readonly string[],
  value: string,
  chosenValue: (value: string) => void,
): HTMLElement {
  const made = element(
    "select",
    {},
    element("option", { value: "" }, "All"),
    values.map((key) =>
      element(
        "option",
        { value: key },
        key === key.toUpperCase() ? key.replace("_", " ").toLowerCase() : key,
      ),
    ),
  );
  made.value = value;
  made.addEventListener("change", () => chosenValue(made.value));
  return element("label", {}, `${name} `, made);
}
