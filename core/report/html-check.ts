import type { Status } from "../evaluate/verdict.ts";
import { html, htmlPage, type Markup } from "./html-page.ts";
import { portMap } from "./html-port-map.ts";
import { type CheckReport, type ReportedVerdict, summariseVerdicts } from "./report.ts";
import { checkName, groupVerdicts, statusLabel, verdictDetails } from "./verdict-groups.ts";

/** Verdicts as one self-contained page: the matrix of checks and hosts, a port map, and every reason. */
export function checkAsHtml({ results, portLists = [] }: CheckReport): string {
  const { passed, failed, warning, error, notEvaluated } = summariseVerdicts(results);
  const anchors = new Map(results.map((verdict, index) => [verdict, `v${index + 1}`]));
  const policies = [...new Set(results.map(({ policy }) => policy))];
  return htmlPage(
    "Audit verdicts",
    html`<h1>Audit verdicts</h1>
<p>${passed} passed, ${failed} failed, ${warning} warning, ${error} error, ${notEvaluated} not evaluated.</p>
${policies.map((policy) => matrix(policy, results, anchors))}
${portMap(results, portLists)}
${groupVerdicts(results).map(({ policy, host, verdicts }) => detailSection(`${policy} on ${host}`, verdicts, anchors))}`,
  );
}

type Anchors = ReadonlyMap<ReportedVerdict, string>;

/** Checks of a policy by hosts; a cell leads to its reason. */
function matrix(policy: string, results: readonly ReportedVerdict[], anchors: Anchors): Markup {
  const own = results.filter((verdict) => verdict.policy === policy);
  const hosts = [...new Set(own.map(({ host }) => host))];
  const rows = new Map<string, ReportedVerdict[]>();
  for (const verdict of own) {
    const key = JSON.stringify(verdict.check);
    rows.set(key, [...(rows.get(key) ?? []), verdict]);
  }
  return html`<h2>${policy}</h2>
<div class="scroll"><table>
<tr><th>Check</th>${hosts.map((host) => html`<th>${host}</th>`)}</tr>
${[...rows.values()].map((row) => matrixRow(row, hosts, anchors))}</table></div>
`;
}

function matrixRow(row: readonly ReportedVerdict[], hosts: readonly string[], anchors: Anchors): Markup {
  const cells = hosts.map((host) => {
    const verdicts = row.filter((verdict) => verdict.host === host);
    return html`<td>${verdicts.map((verdict) => statusMarkup(verdict.status, anchors.get(verdict)))}</td>`;
  });
  const { check } = row[0]!;
  return html`<tr><th>${checkName(check)} <small>line ${check.line}</small></th>${cells}</tr>
`;
}

function detailSection(title: string, verdicts: readonly ReportedVerdict[], anchors: Anchors): Markup {
  return html`<h2>${title}</h2>
${verdicts.map((verdict) => {
  const [reason = "", ...details] = verdictDetails(verdict);
  return html`<h3 id="${anchors.get(verdict) ?? ""}">${statusMarkup(verdict.status)} ${checkName(verdict.check)}</h3>
<p>${reason}</p>
${details.length > 0 ? html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>` : ""}
`;
})}`;
}

function statusMarkup(status: Status, anchor?: string): Markup {
  const look = `status ${status.toLowerCase().replace("_", "-")}`;
  if (anchor === undefined) return html`<span class="${look}">${statusLabel(status)}</span>`;
  return html`<a class="${look}" href="#${anchor}">${statusLabel(status)}</a>`;
}
