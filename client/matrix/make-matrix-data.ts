import { t } from "../../l10n/translate.ts";
import type { EvaluatedHosts, ProtocolVerdict } from "../../server/protocol.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";
import { shortened } from "../verdicts/verdict-text.ts";
import type { MatrixData, MatrixHost, MatrixOutcome, MatrixPolicy, MatrixRow } from "./matrix-data.ts";

/** The verdicts of one policy on its hosts. */
export interface PolicyVerdicts {
  /** Id of the policy. */
  id: string;
  verdicts: Pick<EvaluatedHosts, "checks" | "hosts" | "portLists" | "problem">;
}

/** Longest reason in a cell, in characters; the policy editor shows all of it. */
const longestReason = 300;

/** The matrix data for the verdicts on some hosts. @param chosen the only policy that is shown */
export function matrixData(
  policies: readonly MatrixPolicy[],
  chosen: string | undefined,
  shown: readonly PolicyVerdicts[],
): MatrixData {
  const hosts = hostsOf(shown);
  const outcomes = new Outcomes();
  const problem = shown.find(({ verdicts }) => verdicts.problem !== undefined)?.verdicts.problem;
  return {
    policies: [...policies],
    ...(chosen !== undefined && { chosen }),
    hosts,
    rows: shown.flatMap((policy) => rowsOf(policy, hosts, outcomes)),
    outcomes: outcomes.all,
    hasPorts: shown.some(({ verdicts }) => hasPorts(verdicts)),
    // With all policies, some usually have nothing to show.
    ...(problem !== undefined && chosen !== undefined && { problem }),
  };
}

function hostsOf(shown: readonly PolicyVerdicts[]): MatrixHost[] {
  const hosts = new Map<string, MatrixHost>();
  for (const { verdicts } of shown) {
    for (const { id, name, groups, problem } of verdicts.hosts) {
      if (!hosts.has(id)) hosts.set(id, { id, name, groups, ...(problem !== undefined && { problem }) });
    }
  }
  return [...hosts.values()];
}

function rowsOf(
  { id: policy, verdicts: { checks, hosts } }: PolicyVerdicts,
  columns: readonly MatrixHost[],
  outcomes: Outcomes,
): MatrixRow[] {
  const said = new Map(
    hosts.map(({ id, verdicts }) => [id, new Map(verdicts.map((verdict) => [verdict.id, verdict]))]),
  );
  return checks.flatMap(({ id, description, type, anchor }) => {
    const own = columns.map((host) => said.get(host.id)?.get(id));
    if (own.every((verdict) => verdict === undefined)) return [];
    return [
      {
        policy,
        id,
        check: description || type || t("Check without a description"),
        line: anchor.start.line,
        cells: own.map((verdict) => (verdict === undefined ? -1 : outcomes.indexOf(verdict))),
      },
    ];
  });
}

class Outcomes {
  readonly all: MatrixOutcome[] = [];
  /** Status, and status if reached → reason → index. */
  readonly #known = new Map<string, Map<string, number>>();

  indexOf({ status, ifReached, reason }: ProtocolVerdict): number {
    const key = ifReached === undefined ? status : `${status} ${ifReached}`;
    let alike = this.#known.get(key);
    if (alike === undefined) {
      alike = new Map();
      this.#known.set(key, alike);
    }
    const known = alike.get(reason);
    if (known !== undefined) return known;
    const index = this.all.length;
    alike.set(reason, index);
    this.all.push({
      status,
      ...(ifReached !== undefined && { ifReached }),
      reason: shortened(reason, longestReason),
    });
    return index;
  }
}

function hasPorts({ portLists, checks }: PolicyVerdicts["verdicts"]): boolean {
  return portLists.length > 0 || checks.some(({ type }) => type === "AUDIT_PROCESS_ON_PORT");
}

/** Most details below the reason of a cell; the port map shows all sockets. */
const mostDetails = 50;

/** The details of a verdict in addition to its reason. */
export function detailsOf({ remedy, gate, evidence, notes }: ProtocolVerdict): string[] {
  const violations = evidence.filter(({ violation }) => violation);
  return [
    ...(gate === undefined ? [] : [t("The condition above is undecided: {0}", gate.why)]),
    ...(remedy === undefined ? [] : [t("Help: {0}", remedy)]),
    ...violations.slice(0, mostDetails).map(evidenceText),
    ...notes,
  ];
}

/** The line of the snapshot that decided the verdict, from 1; one that breaks the check comes first. */
export function decisiveLine({ evidence }: ProtocolVerdict): number | undefined {
  const violations = evidence.filter(({ violation }) => violation);
  return [...violations, ...evidence].map(evidenceLine).find((line) => line !== undefined);
}
