import type { Status } from "../../evaluate/verdict.ts";
import { plural } from "../../text/plural.ts";
import { checkName, isInOrder, labelIfReached, statusLabel } from "../check/verdict-groups.ts";
import type { ReportedCheck, ReportedVerdict } from "../report.ts";
import { statusesByWeight, statusSigns } from "../status-sign.ts";
import { html, type Markup } from "./html-page.ts";

/** What a page says about one policy: its checks by hosts. */
export interface Matrix {
  /** The hosts and their columns, from 0. */
  hosts: Map<string, number>;
  /** By check. */
  rows: Map<string, MatrixRow>;
}

interface MatrixRow {
  check: ReportedCheck;
  /** For each host, the verdicts of the check; undefined or missing if there are none. */
  cells: (Cell[] | undefined)[];
}

interface Cell extends Pick<ReportedVerdict, "status" | "ifReached"> {
  /** The number of the verdict in the report, from 1. */
  number: number;
  isInOrder: boolean;
}

/** How many hosts are named for a check; the table has the others. */
const mostNamed = 20;

/**
 * @param before how many verdicts of the report come before these
 * @returns that number including these
 */
export function addToMatrix(
  { hosts, rows }: Matrix,
  host: string,
  verdicts: readonly ReportedVerdict[],
  before: number,
): number {
  const column = hosts.get(host) ?? hosts.size;
  hosts.set(host, column);
  let number = before;
  for (const verdict of verdicts) {
    const { check, status, ifReached } = verdict;
    const key = JSON.stringify(check);
    let row = rows.get(key);
    if (row === undefined) {
      row = { check, cells: [] };
      rows.set(key, row);
    }
    const cell: Cell = {
      status,
      number: ++number,
      isInOrder: isInOrder(verdict),
      ...(ifReached !== undefined && { ifReached }),
    };
    const cells = row.cells[column];
    if (cells === undefined) row.cells[column] = [cell];
    else cells.push(cell);
  }
  return number;
}

/** @param number of the verdict in the report, from 1 */
export function anchorOf(number: number): string {
  return `v${number}`;
}

/**
 * What needs attention: each check with the hosts on which it is not in order, worst and most frequent first.
 */
export function worstFirst(matrices: ReadonlyMap<string, Matrix>): Markup {
  const entries = [...matrices].flatMap(([policy, matrix]) => entriesOf(policy, matrix));
  if (entries.length === 0) return html`<p>Nothing to look at.</p>`;
  entries.sort((a, b) => weightOf(a.status) - weightOf(b.status) || b.cells.length - a.cells.length);
  return html`<section>
<h2>To look at</h2>
<ul class="first">
${entries.map((entry) => entryMarkup(entry, matrices.size > 1))}</ul>
</section>
`;
}

interface Entry {
  policy: string;
  check: ReportedCheck;
  status: Status;
  cells: { host: string; number: number }[];
  hosts: number;
}

function entriesOf(policy: string, { hosts, rows }: Matrix): Entry[] {
  const names = [...hosts.keys()];
  return [...rows.values()].flatMap(({ check, cells }) => {
    const entries = new Map<Status, Entry>();
    for (const [column, own] of cells.entries()) {
      for (const { status, number, isInOrder: isFine } of own ?? []) {
        if (isFine) continue;
        const entry = entries.get(status) ?? { policy, check, status, cells: [], hosts: 0 };
        entries.set(status, entry);
        entry.cells.push({ host: names[column]!, number });
      }
    }
    const judged = cells.filter((own) => own !== undefined).length;
    return [...entries.values()].map((entry) => ({ ...entry, hosts: judged }));
  });
}

function entryMarkup({ policy, check, status, cells, hosts }: Entry, hasPolicy: boolean): Markup {
  const links = cells
    .slice(0, mostNamed)
    .map(
      ({ host, number }, index) => html`${index > 0 ? ", " : ""}<a href="#${anchorOf(number)}">${host}</a>`,
    );
  const more = cells.length > mostNamed ? ` and ${cells.length - mostNamed} more` : "";
  const place = hasPolicy ? `${policy}, line ${check.line}` : `line ${check.line}`;
  return html`<li data-s="${classOf(status)}">${statusMarkup(status)} <strong>${checkName(check)}</strong> <small>${place}</small><br>
on ${hosts > 1 ? `${cells.length} of ${plural(hosts, "host")}: ` : ""}${links}${more}</li>
`;
}

/**
 * A cell links to its reason. The longer side of the table is vertical; on both sides, what fails most comes
 * first.
 */
export function* matrixPieces(policy: string, { hosts, rows }: Matrix): Generator<Markup> {
  const names = [...hosts].map(([host, column]) => ({ host, column }));
  const all = [...rows.values()];
  const checks = sortedByWorst(all, ({ cells }) => cells.flatMap((own) => own ?? []));
  const columns = sortedByWorst(names, ({ column }) => all.flatMap(({ cells }) => cells[column] ?? []));
  yield html`<section>
<h2>${policy}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${`Verdicts of ${policy}`}"><table>
`;
  if (columns.length > checks.length) {
    yield html`<thead><tr><th scope="col">Host</th>${checks.map(({ check }) => html`<th scope="col" class="check">${nameMarkup(check)}</th>`)}</tr></thead>
<tbody>
`;
    for (const { host, column } of columns) {
      const own = checks.map(({ cells }) => cells[column] ?? []);
      yield rowMarkup(
        html`<th scope="row" class="host">${host} <small>${countText(own.flat(), "check")}</small></th>`,
        own,
      );
    }
  } else {
    yield html`<thead><tr><th scope="col">Check</th>${columns.map(({ host }) => html`<th scope="col">${host}</th>`)}</tr></thead>
<tbody>
`;
    for (const { check, cells } of checks) {
      const own = columns.map(({ column }) => cells[column] ?? []);
      yield rowMarkup(html`<th scope="row">${nameMarkup(check, countText(own.flat(), "host"))}</th>`, own);
    }
  }
  yield html`</tbody></table></div>
</section>
`;
}

function rowMarkup(header: Markup, cells: readonly Cell[][]): Markup {
  const statuses = [...new Set(cells.flat().map(({ status }) => classOf(status)))].join(" ");
  return html`<tr data-s="${statuses}">${header}${cells.map((own) => html`<td>${own.map(cellMarkup)}</td>`)}</tr>
`;
}

function nameMarkup(check: ReportedCheck, says = ""): Markup {
  return html`${checkName(check)} <small>line ${check.line}${says === "" ? "" : `: ${says}`}</small>`;
}

/** `3 of 12 hosts failed`; empty if none did. */
function countText(cells: readonly Cell[], what: string): string {
  const failed = cells.filter(({ status }) => status === "FAILED").length;
  return failed === 0 || cells.length === 1 ? "" : `${failed} of ${plural(cells.length, what)} failed`;
}

function cellMarkup({ status, ifReached, number }: Cell): Markup {
  const says = `${statusSigns[status]} ${statusLabel(status).toLowerCase()}`;
  const link = html`<a class="status ${classOf(status)}" href="#${anchorOf(number)}">${says}</a>`;
  return ifReached === undefined
    ? link
    : html`${link} <small>${labelIfReached({ status, ifReached })}</small>`;
}

/** The sign and the label of a status. */
export function statusMarkup(status: Status): Markup {
  return html`<span class="status ${classOf(status)}">${statusSigns[status]} ${statusLabel(status)}</span>`;
}

/** The class of a status in the style sheet of the page. */
export function classOf(status: Status): string {
  return status.toLowerCase().replace("_", "-");
}

export function weightOf(status: Status): number {
  return statusesByWeight.indexOf(status);
}

/**
 * Sorts by how many fail, then by how many have the next worse status, and so on; otherwise the order stays.
 */
function sortedByWorst<Item>(items: readonly Item[], cellsOf: (item: Item) => Cell[]): Item[] {
  const counted = items.map((item) => {
    const counts = statusesByWeight.map(() => 0);
    for (const { status } of cellsOf(item)) counts[weightOf(status)]!++;
    return { item, counts };
  });
  const bad = weightOf("PASSED");
  counted.sort((a, b) => {
    for (let at = 0; at < bad; at++) if (a.counts[at] !== b.counts[at]) return b.counts[at]! - a.counts[at]!;
    return 0;
  });
  return counted.map(({ item }) => item);
}
