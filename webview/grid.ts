import type { MatrixCell, MatrixData } from "../client/matrix/matrix-data.ts";
import { element } from "./element.ts";
import type { VisibleMatrix } from "./filter.ts";

const symbols: Record<MatrixCell["status"], string> = {
  PASSED: "✓ passed",
  FAILED: "✗ failed",
  WARNING: "⚠ warning",
  ERROR: "! error",
  SKIPPED: "○ skipped",
  UNDECIDED: "? undecided",
  NOT_EVALUATED: "– not evaluated",
};

export interface GridActions {
  /** The cursor stands on a cell. */
  focused(row: number, host: number): void;
  openPolicy(row: number): void;
  openSnapshot(row: number, host: number): void;
}

/**
 * Checks × hosts as a grid with one tab stop: arrows, Home and End move in it, Enter opens the policy, S the snapshot.
 * @param cursor the cell that the tab stop is on, as indexes into the data
 */
export function grid(
  data: MatrixData,
  { rows, hosts }: VisibleMatrix,
  actions: GridActions,
  cursor?: { row: number; host: number },
): HTMLElement {
  const cells: HTMLElement[][] = [];
  const header = element(
    "tr",
    { role: "row" },
    element("th", { role: "columnheader", scope: "col" }, "Check"),
    hosts.map((index) => {
      const { name, groups, problem } = data.hosts[index]!;
      const title = problem ?? groups.join(", ");
      return element(
        "th",
        { role: "columnheader", scope: "col", title, class: problem === undefined ? "" : "unread" },
        name,
      );
    }),
  );
  const body = rows.map((row, y) => {
    const { check, cells: verdicts, line } = data.rows[row]!;
    const name = element(
      "th",
      { role: "rowheader", scope: "row", tabindex: -1, title: `Line ${line + 1} of the policy` },
      check,
    );
    name.addEventListener("click", () => actions.openPolicy(row));
    const own = hosts.map((host) => {
      const verdict = verdicts[host];
      const cell = element("td", { role: "gridcell", tabindex: -1 });
      cell.textContent = verdict ? cellText(verdict) : "";
      if (verdict) {
        const look = verdict.status.toLowerCase().replace("_", "-");
        cell.className = verdict.ifReached === undefined ? look : `${look} waiting`;
        cell.title = verdict.reason;
        cell.setAttribute(
          "aria-label",
          `${data.hosts[host]!.name}, ${check}: ${cellText(verdict).slice(2)}. ${verdict.reason}`,
        );
      } else cell.setAttribute("aria-label", "no verdict");
      cell.addEventListener("focus", () => actions.focused(row, host));
      cell.addEventListener("dblclick", () => actions.openPolicy(row));
      cell.addEventListener("keydown", (event) => {
        if (event.key === "s" || event.key === "S") actions.openSnapshot(row, host);
      });
      return cell;
    });
    cells[y] = [name, ...own];
    return element("tr", { role: "row" }, cells[y]);
  });
  const table = element(
    "table",
    {
      role: "grid",
      "aria-label": `Verdicts of ${data.policy}`,
      "aria-rowcount": rows.length + 1,
      "aria-colcount": hosts.length + 1,
    },
    element("thead", { role: "rowgroup" }, header),
    element("tbody", { role: "rowgroup" }, body),
  );
  const start: [number, number] = cursor
    ? [rows.indexOf(cursor.row), hosts.indexOf(cursor.host) + 1]
    : [0, hosts.length > 0 ? 1 : 0];
  rove(table, cells, start, (y) => actions.openPolicy(rows[y]!));
  return table;
}

function cellText({ status, ifReached }: MatrixCell): string {
  if (ifReached === undefined) return symbols[status];
  return `${symbols[status].slice(0, 2)}${symbols[ifReached].slice(2)} if reached`;
}

/** Keeps one cell in the tab order and moves it with the arrow keys. */
function rove(
  table: HTMLElement,
  cells: HTMLElement[][],
  start: [number, number],
  open: (row: number) => void,
): void {
  let at = start;
  const cellAt = ([y, x]: [number, number]) => cells[y]?.[x];
  const first = cellAt(at);
  if (first) first.tabIndex = 0;
  const select = (next: [number, number]) => {
    const target = cellAt(next);
    if (!target) return;
    const last = cellAt(at);
    if (last) last.tabIndex = -1;
    at = next;
    target.tabIndex = 0;
  };
  table.addEventListener("focusin", (event) => {
    const y = cells.findIndex((row) => row.includes(event.target as HTMLElement));
    if (y >= 0) select([y, cells[y]!.indexOf(event.target as HTMLElement)]);
  });
  table.addEventListener("keydown", (event) => {
    const [y, x] = at;
    const end = (cells[y]?.length ?? 1) - 1;
    const targets: Record<string, [number, number]> = {
      ArrowLeft: [y, Math.max(0, x - 1)],
      ArrowRight: [y, Math.min(end, x + 1)],
      ArrowUp: [Math.max(0, y - 1), x],
      ArrowDown: [Math.min(cells.length - 1, y + 1), x],
      Home: event.ctrlKey ? [0, 0] : [y, 0],
      End: event.ctrlKey ? [cells.length - 1, end] : [y, end],
    };
    const next = targets[event.key];
    if (next) {
      event.preventDefault();
      cellAt(next)?.focus();
    } else if (event.key === "Enter") open(y);
  });
}
