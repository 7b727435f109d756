import { plural } from "../../text/plural.ts";
import {
  checkName,
  groupVerdicts,
  isInOrder,
  labelIfReached,
  type SharedDoubt,
  type VerdictBlock,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import {
  type CheckReport,
  type CheckSummary,
  countVerdicts,
  type ReportedVerdict,
  shownCounts,
  summariseVerdicts,
} from "../report.ts";
import { statusesByWeight, statusSigns } from "../status-sign.ts";
import {
  addToMatrix,
  anchorOf,
  classOf,
  type Matrix,
  matrixPieces,
  statusMarkup,
  weightOf,
  worstFirst,
} from "./html-matrix.ts";
import { filterBar, html, htmlPagePieces, type Markup } from "./html-page.ts";
import { PortMap } from "./html-port-map.ts";

/**
 * Verdicts as one self-contained page, to pass on: the counts, what needs attention, the matrix of checks and
 * hosts, a port map, and every reason, failures first.
 */
export function checkAsHtml(report: CheckReport): string {
  return [...checkAsHtmlPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsHtmlPieces(report: CheckReport): Iterable<string> {
  return htmlPagePieces("Audit verdicts", bodyPieces(report), { hasFilter: true });
}

/** Iterates over the verdicts twice: the matrix and the port map keep little of them. */
function* bodyPieces({ results, portLists = [] }: CheckReport): Generator<Markup> {
  const summary = summariseVerdicts([]);
  const matrices = new Map<string, Matrix>();
  const hosts = new Set<string>();
  const ports = new PortMap();
  let number = 0;
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    countVerdicts(verdicts, summary);
    hosts.add(host);
    let matrix = matrices.get(policy);
    if (matrix === undefined) {
      matrix = { hosts: new Map(), rows: new Map() };
      matrices.set(policy, matrix);
    }
    number = addToMatrix(matrix, host, verdicts, number);
    ports.add(host, verdicts);
  }
  const policies =
    matrices.size === 1 ? [...matrices.keys()][0]! : plural(matrices.size, "policy", "policies");
  yield html`<h1>Audit verdicts</h1>
<p>${policies} on ${hosts.size === 1 ? [...hosts][0]! : plural(hosts.size, "host")}.</p>
${countsMarkup(summary)}
${filterBar(
  "Check, host or reason",
  statusesByWeight.map((status) => ({ key: classOf(status), label: labels[status] })),
)}${number > 0 ? worstFirst(matrices) : ""}`;
  for (const [policy, matrix] of matrices) yield* matrixPieces(policy, matrix);
  yield ports.markup(portLists);
  number = 0;
  for (const { policy, host, verdicts } of groupVerdicts(results)) {
    const anchors = new Map(verdicts.map((verdict) => [verdict, anchorOf(++number)]));
    yield detailSection(`${policy} on ${host}`, verdicts, anchors);
  }
}

const labels = {
  FAILED: "failed",
  WARNING: "warning",
  ERROR: "error",
  UNDECIDED: "undecided",
  PASSED: "passed",
  SKIPPED: "skipped",
  NOT_EVALUATED: "not evaluated",
} as const;

const statusOf = {
  failed: "FAILED",
  warning: "WARNING",
  error: "ERROR",
  undecided: "UNDECIDED",
  passed: "PASSED",
  skipped: "SKIPPED",
  notEvaluated: "NOT_EVALUATED",
} as const satisfies Record<keyof CheckSummary, string>;

/** The counts, worst first. */
function countsMarkup(summary: CheckSummary): Markup {
  const counts = shownCounts(summary).map(({ key }) => ({ status: statusOf[key], count: summary[key] }));
  counts.sort((a, b) => weightOf(a.status) - weightOf(b.status));
  return html`<ul class="counts">${counts.map(
    ({ status, count }) =>
      html`<li class="${classOf(status)}"><b>${count}</b> ${statusSigns[status]} ${labels[status]}</li>`,
  )}</ul>`;
}

type Anchors = ReadonlyMap<ReportedVerdict, string>;

/** What needs attention, worst first, and folded below it what is in order. */
function detailSection(title: string, verdicts: readonly ReportedVerdict[], anchors: Anchors): Markup {
  const blocks = verdictBlocks(verdicts);
  const shown = blocks
    .filter((block) => !isFolded(block))
    .sort((a, b) => weightOfBlock(a) - weightOfBlock(b));
  const folded = blocks.filter(isFolded);
  const counts = shownCounts(summariseVerdicts(folded.flatMap(verdictsOf)))
    .filter(({ text }) => !text.startsWith("0 "))
    .map(({ text }) => text);
  return html`<section>
<h2>${title}</h2>
${shown.map((block) => blockMarkup(block, anchors))}${
  folded.length === 0
    ? ""
    : html`<details><summary>In order: ${counts.join(", ")}</summary>
${folded.map((block) => blockMarkup(block, anchors))}</details>
`
}</section>
`;
}

function verdictsOf(block: VerdictBlock): readonly ReportedVerdict[] {
  return block.kind === "verdict" ? [block.verdict] : block.doubt.verdicts;
}

function isFolded(block: VerdictBlock): boolean {
  return block.kind === "verdict" && isInOrder(block.verdict);
}

function weightOfBlock(block: VerdictBlock): number {
  return weightOf(block.kind === "verdict" ? block.verdict.status : "UNDECIDED");
}

function blockMarkup(block: VerdictBlock, anchors: Anchors): Markup {
  return block.kind === "verdict"
    ? verdictArticle(block.verdict, anchors)
    : doubtArticle(block.doubt, anchors);
}

function verdictArticle(verdict: ReportedVerdict, anchors: Anchors): Markup {
  const [reason = "", ...details] = verdictDetails(verdict);
  return html`<article data-s="${classOf(verdict.status)}"><h3 id="${anchors.get(verdict) ?? ""}">${statusMarkup(verdict.status)} ${checkName(verdict.check)} <small>line ${verdict.check.line}</small></h3>
<p>${reason}</p>
${details.length > 0 ? html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>` : ""}</article>
`;
}

/** What is not decided and what would decide it, once; below it the checks that depend on it. */
function doubtArticle({ title, line, reason, remedy, verdicts }: SharedDoubt, anchors: Anchors): Markup {
  return html`<article data-s="${classOf("UNDECIDED")}"><h3>${statusMarkup("UNDECIDED")} ${title} <small>line ${line}</small></h3>
<p>${reason}</p>
${
  remedy === undefined
    ? ""
    : html`<p>help: ${remedy}</p>
`
}<ul class="waiting">${verdicts.map(
    (verdict) => html`<li id="${anchors.get(verdict) ?? ""}">${waitingMarkup(verdict)}</li>
`,
  )}</ul></article>
`;
}

function waitingMarkup(verdict: ReportedVerdict): Markup {
  const { check, gate, reason } = verdict;
  const name = html`${checkName(check)} <small>line ${check.line}</small>`;
  return gate === undefined ? name : html`${labelIfReached(verdict)}: ${name}: ${reason}`;
}
