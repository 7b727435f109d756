import type { Status } from "../../evaluate/verdict.ts";
import { grouped } from "../check/grouped.ts";
import {
  checkName,
  groupVerdicts,
  labelIfReached,
  type SharedDoubt,
  statusLabel,
  verdictBlocks,
  verdictDetails,
} from "../check/verdict-groups.ts";
import { type CheckReport, type ReportedVerdict, shownCounts, summariseVerdicts } from "../report.ts";
import { html, htmlPage, type Markup } from "./html-page.ts";
import { portMap } from "./html-port-map.ts";

/** Verdicts as one self-contained page: the matrix of checks and hosts, a port map, and every reason. */
export function checkAsHtml({ results, portLists = [] }: CheckReport): string {
  const counts = shownCounts(summariseVerdicts(results)).map(({ text }) => text);
  const anchors = new Map(results.map((verdict, index) => [verdict, `v${index + 1}`]));
  const policies = grouped(results, ({ policy }) => policy);
  return htmlPage(
    "Audit verdicts",
    html`<h1>Audit verdicts</h1>
<p>${counts.join(", ")}.</p>
${[...policies].map(([policy, own]) => matrix(policy, own, anchors))}
${portMap(results, portLists)}
${groupVerdicts(results).map(({ policy, host, verdicts }) => detailSection(`${policy} on ${host}`, verdicts, anchors))}`,
  );
}

type Anchors = ReadonlyMap<ReportedVerdict, string>;

/** Checks of a policy by hosts; a cell leads to its reason. */
function matrix(policy: string, own: readonly ReportedVerdict[], anchors: Anchors): Markup {
  const hosts = [...new Set(own.map(({ host }) => host))];
  const rows = grouped(own, ({ check }) => JSON.stringify(check));
  return html`<h2>${policy}</h2>
<div class="scroll"><table>
<tr><th>Check</th>${hosts.map((host) => html`<th>${host}</th>`)}</tr>
${[...rows.values()].map((row) => matrixRow(row, hosts, anchors))}</table></div>
`;
}

function matrixRow(row: readonly ReportedVerdict[], hosts: readonly string[], anchors: Anchors): Markup {
  const byHost = grouped(row, ({ host }) => host);
  const cells = hosts.map((host) => {
    const verdicts = byHost.get(host) ?? [];
    return html`<td>${verdicts.map((verdict) => verdictMarkup(verdict, anchors.get(verdict)))}</td>`;
  });
  const { check } = row[0]!;
  return html`<tr><th>${checkName(check)} <small>line ${check.line}</small></th>${cells}</tr>
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

function verdictMarkup(verdict: ReportedVerdict, anchor: string | undefined): Markup {
  const status = statusMarkup(verdict.status, anchor);
  return verdict.ifReached === undefined ? status : html`${status} <small>${labelIfReached(verdict)}</small>`;
}

function statusMarkup(status: Status, anchor?: string): Markup {
  const look = `status ${status.toLowerCase().replace("_", "-")}`;
  if (anchor === undefined) return html`<span class="${look}">${statusLabel(status)}</span>`;
  return html`<a class="${look}" href="#${anchor}">${statusLabel(status)}</a>`;
}
