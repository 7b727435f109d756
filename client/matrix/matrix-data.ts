import type { PortMapRow } from "../../core/views.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";
import type { MatrixWords } from "./matrix-words.ts";

/** The content of the matrix: plain data, sent to the webview as is. */
export interface MatrixData {
  /** The policies of the workspace, to choose from. */
  policies: MatrixPolicy[];
  /** Id of the shown policy; undefined: all of them. */
  chosen?: string;
  /** The hosts of any shown policy. */
  hosts: MatrixHost[];
  rows: MatrixRow[];
  /** Each distinct one once, since most checks have the same outcome on many hosts. */
  outcomes: MatrixOutcome[];
  /** Whether a shown policy has checks of open ports, which a map can show. */
  hasPorts: boolean;
  problem?: string;
}

export interface MatrixPolicy {
  id: string;
  name: string;
}

export interface MatrixHost {
  id: string;
  name: string;
  groups: string[];
  problem?: string;
}

export interface MatrixRow {
  /** Id of its policy. */
  policy: string;
  /** Id of the check in its policy. */
  id: string;
  check: string;
  /** Line of the check in the policy, from 0. */
  line: number;
  /** One for each host: an index into `outcomes`, or -1 if the check does not report on it. */
  cells: number[];
}

export interface MatrixOutcome {
  status: ProtocolStatus;
  /** Below an undecided condition: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  reason: string;
}

/** The details of one verdict. */
export interface MatrixReason {
  policy: string;
  check: string;
  host: string;
  details: string[];
}

/** The data for the port map of a host. */
export interface MatrixPorts {
  host: string;
  rows: PortMapRow[];
  /** How many more open ports there are. */
  more: number;
}

/** Messages to the webview. */
export type MatrixUpdate =
  | { type: "words"; words: MatrixWords }
  | { type: "matrix"; data: MatrixData }
  | { type: "reason"; reason: MatrixReason }
  | { type: "ports"; ports: MatrixPorts };

export type MatrixExportFormat = "csv" | "json" | "html";

/** Messages from the webview. Ids are those of the data. */
export type MatrixMessage =
  | { type: "ready" }
  | { type: "refresh" }
  /** Without a policy: all of them. */
  | { type: "choose"; policy?: string }
  | { type: "policy"; policy: string; line: number }
  | { type: "snapshot"; host: string; policy?: string; check?: string }
  | { type: "reason"; policy: string; check: string; host: string }
  | { type: "ports"; host: string }
  | { type: "export"; format: MatrixExportFormat; only?: MatrixExport };

/** The checks and hosts that pass a filter. */
export interface MatrixExport {
  checks: { policy: string; check: string }[];
  hosts: string[];
}
