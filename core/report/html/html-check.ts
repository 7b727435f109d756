import type { Status } from "../../evaluate/verdict.ts";
import {
  checkName,
  groupVerdicts,
  labelIfReached,
  type SharedDoubt,
  statusLabel,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import {
  type CheckReport,
  countVerdicts,
  type ReportedCheck,
  type ReportedVerdict,
  shownCounts,
  summariseVerdicts,
} from "../report.ts";
import { html, htmlPagePieces, type Markup } from "./html-page.ts";
import { PortMap } from "./html-port-map.ts";

/** Verdicts as one self-contained page: the matrix of checks and hosts, a port map, and every reason. */
export function checkAsHtml(report: CheckReport): string {
  return [...checkAsHtmlPieces(report)].join("");
}

/** The same piece by piece. */
export function checkAsHtmlPieces(report: CheckReport): Iterable<string> {
  return htmlPagePieces("Audit verdicts", bodyPieces(report));
}

/** Goes through the verdicts twice: what the matrix and the port map have of them is little. */
function* bodyPieces({ results, portLists = [] }: CheckReport): Generator<Markup> {
  const summary = summariseVerdicts([]);
  const matrices = new Map<string, Matrix>();
  const ports = new PortMap();
  let number = 0;
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    countVerdicts(verdicts, summary);
    let matrix = matrices.get(policy);
    if (matrix === undefined) {
      matrix = { hosts: new Map(), rows: new Map() };
      matrices.set(policy, matrix);
    }
    number = addToMatrix(matrix, host, verdicts, number);
    ports.add(host, verdicts);
  }
  const counts = shownCounts(summary).map(({ text }) => text);
  yield html`<h1>Audit verdicts</h1>
<p>${counts.join(", ")}.</p>
`;
  for (const [policy, matrix] of matrices) yield* matrixPieces(policy, matrix);
  yield html`
${ports.markup(portLists)}
`;
  number = 0;
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    const anchors = new Map(verdicts.map((verdict) => [verdict, anchorOf(++number)]));
    yield detailSection(`${policy} on ${host}`, verdicts, anchors);
  }
}

type Anchors = ReadonlyMap<ReportedVerdict, string>;

/** @param number of the verdict in the report, from 1 */
function anchorOf(number: number): string {
  return `v${number}`;
}

/** Checks of a policy by hosts. */
interface Matrix {
  /** With their columns, from 0. */
  hosts: Map<string, number>;
  /** By what the check is. */
  rows: Map<string, MatrixRow>;
}

interface MatrixRow {
  check: ReportedCheck;
  /** For each host the verdicts of the check; undefined or left out where there is none. */
  cells: (Cell[] | undefined)[];
}

interface Cell extends Pick<ReportedVerdict, "status" | "ifReached"> {
  /** Of the verdict in the report, from 1. */
  number: number;
}

/**
 * @param before how many verdicts of the report come before these
 * @returns the same with these
 */
function addToMatrix(
  { hosts, rows }: Matrix,
  host: string,
  verdicts: readonly ReportedVerdict[],
  before: number,
): number {
  const column = hosts.get(host) ?? hosts.size;
  hosts.set(host, column);
  let number = before;
  for (const { check, status, ifReached } of verdicts) {
    const key = JSON.stringify(check);
    let row = rows.get(key);
    if (row === undefined) {
      row = { check, cells: [] };
      rows.set(key, row);
    }
    const cell: Cell = { status, number: ++number, ...(ifReached !== undefined && { ifReached }) };
    const cells = row.cells[column];
    if (cells === undefined) row.cells[column] = [cell];
    else cells.push(cell);
  }
  return number;
}

/** A cell leads to its reason. */
function* matrixPieces(policy: string, { hosts, rows }: Matrix): Generator<Markup> {
  yield html`<h2>${policy}</h2>
<div class="scroll"><table>
<tr><th>Check</th>${[...hosts.keys()].map((host) => html`<th>${host}</th>`)}</tr>
`;
  for (const { check, cells } of rows.values()) {
    const markup = [...hosts.values()].map(
      (column) =>
        html`<td>${(cells[column] ?? []).map((cell) => cellMarkup(cell, anchorOf(cell.number)))}</td>`,
    );
    yield html`<tr><th>${checkName(check)} <small>line ${check.line}</small></th>${markup}</tr>
`;
  }
  yield html`</table></div>
`;
}

function detailSection(title: string, verdicts: readonly ReportedVerdict[], anchors: Anchors): Markup {
  return html`<h2>${title}</h2>
${verdictBlocks(verdicts).map((block) =>
  block.kind === "verdict" ? verdictSection(block.verdict, anchors) : doubtSection(block.doubt, anchors),
)}`;
}

function verdictSection(verdict: ReportedVerdict, anchors: Anchors): Markup {
  const [reason = "", ...details] = verdictDetails(verdict);
  return html`<h3 id="${anchors.get(verdict) ?? ""}">${statusMarkup(verdict.status)} ${checkName(verdict.check)}</h3>
<p>${reason}</p>
${details.length > 0 ? html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>` : ""}
`;
}

/** What is not decided and what would decide it, once; below it the checks that wait for it. */
function doubtSection({ title, line, reason, remedy, verdicts }: SharedDoubt, anchors: Anchors): Markup {
  return html`<h3>${statusMarkup("UNDECIDED")} ${title} <small>line ${line}</small></h3>
<p>${reason}</p>
${
  remedy === undefined
    ? ""
    : html`<p>help: ${remedy}</p>
`
}<ul class="waiting">${verdicts.map(
    (verdict) => html`<li id="${anchors.get(verdict) ?? ""}">${waitingMarkup(verdict)}</li>
`,
  )}</ul>
`;
}

function waitingMarkup(verdict: ReportedVerdict): Markup {
  const { check, gate, reason } = verdict;
  const name = html`${checkName(check)} <small>line ${check.line}</small>`;
  return gate === undefined ? name : html`${labelIfReached(verdict)}: ${name}: ${reason}`;
}

function cellMarkup(cell: Cell, anchor: string): Markup {
  const status = statusMarkup(cell.status, anchor);
  return cell.ifReached === undefined ? status : html`${status} <small>${labelIfReached(cell)}</small>`;
}

function statusMarkup(status: Status, anchor?: string): Markup {
  const look = `status ${status.toLowerCase().replace("_", "-")}`;
  if (anchor === undefined) return html`<span class="${look}">${statusLabel(status)}</span>`;
  return html`<a class="${look}" href="#${anchor}">${statusLabel(status)}</a>`;
}
