import type { EvaluateHostsResult, ProtocolVerdict } from "../../server/protocol.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";
import type { MatrixCell, MatrixData } from "./matrix-data.ts";

/** What the matrix shows of the verdicts on some hosts. */
export function matrixData(
  policy: string,
  result: Pick<EvaluateHostsResult, "checks" | "hosts" | "portLists" | "problem">,
): MatrixData {
  const said = result.hosts.map(({ verdicts }) => new Map(verdicts.map((verdict) => [verdict.id, verdict])));
  return {
    policy,
    hosts: result.hosts.map(({ id, name, groups, sockets, moreSockets, problem }) => ({
      id,
      name,
      groups,
      sockets,
      ...(moreSockets === undefined ? {} : { moreSockets }),
      ...(problem === undefined ? {} : { problem }),
    })),
    rows: result.checks
      .filter(({ id }) => said.some((verdicts) => verdicts.has(id)))
      .map(({ id, description, type, anchor }) => ({
        check: description || type || "Check without a description",
        line: anchor.start.line,
        cells: said.map((verdicts) => {
          const own = verdicts.get(id);
          return own ? cellOf(own) : null;
        }),
      })),
    hasPorts:
      result.portLists.length > 0 || result.checks.some(({ type }) => type === "AUDIT_PROCESS_ON_PORT"),
    portLists: result.portLists.map(({ kind, proto, ranges, description }) => ({
      kind,
      proto,
      ranges,
      description,
    })),
    ...(result.problem === undefined ? {} : { problem: result.problem }),
  };
}

/** Sockets that the reason of a cell names; the port map shows all. */
const mostDetails = 50;

function cellOf(verdict: ProtocolVerdict): MatrixCell {
  const { status, ifReached, reason, remedy, gate, evidence, notes } = verdict;
  const violations = evidence.filter(({ violation }) => violation);
  const decisive = [...violations, ...evidence].map(evidenceLine).find((line) => line !== undefined);
  return {
    status,
    ...(ifReached === undefined ? {} : { ifReached }),
    reason,
    details: [
      ...(gate === undefined ? [] : [`Not decided is the condition above: ${gate.why}`]),
      ...(remedy === undefined ? [] : [`Help: ${remedy}`]),
      ...violations.slice(0, mostDetails).map(evidenceText),
      ...notes,
    ],
    ...(decisive === undefined ? {} : { line: decisive }),
    // What decides nothing breaks no rule.
    violations: (status === "UNDECIDED" ? [] : violations).flatMap(({ socket }) =>
      socket ? [{ proto: socket.proto, port: socket.port }] : [],
    ),
  };
}
