import type {
  EvaluateHostsResult,
  ProtocolPortList,
  ProtocolSocket,
  ProtocolStatus,
  ProtocolVerdict,
} from "../../server/protocol.ts";
import { evidenceLine, evidenceText } from "../verdicts/evidence-line.ts";

/** What the matrix shows: plain data, sent to the webview as it is. */
export interface MatrixData {
  policy: string;
  hosts: MatrixHost[];
  rows: MatrixRow[];
  /** Allow and deny lists of the policy, for the port map. */
  portLists: Pick<ProtocolPortList, "kind" | "proto" | "ranges" | "description">[];
  /** Has the policy checks of open ports, which a map can show? */
  hasPorts: boolean;
  problem?: string;
}

export interface MatrixHost {
  id: string;
  name: string;
  groups: string[];
  sockets: ProtocolSocket[];
  /** How many open ports there are beside these. */
  moreSockets?: number;
  problem?: string;
}

export interface MatrixRow {
  check: string;
  /** Line of the check in the policy, from 0. */
  line: number;
  /** One for each host; null where the check does not report on it. */
  cells: (MatrixCell | null)[];
}

export interface MatrixCell {
  status: ProtocolStatus;
  /** Below a condition that is not decided: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  reason: string;
  details: string[];
  /** Line of the snapshot that decided, from 1. */
  line?: number;
  violations: { proto: "tcp" | "udp"; port: number }[];
}

/** What the webview asks for. */
export type MatrixMessage =
  | { type: "ready" }
  | { type: "refresh" }
  | { type: "policy"; line: number }
  | { type: "snapshot"; host: string; line: number }
  | { type: "export"; format: "csv" | "json" | "html" };

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
