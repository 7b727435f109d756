import type { ProtocolPortList, ProtocolSocket, ProtocolStatus } from "../../server/protocol.ts";

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
