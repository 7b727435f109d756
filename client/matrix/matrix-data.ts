import type { PortMapRow } from "../../core/views.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";
import type { MatrixWords } from "./matrix-words.ts";

/** What the matrix shows: plain data, sent to the webview as it is. */
export interface MatrixData {
  /** The policies of the workspace, to choose from. */
  policies: MatrixPolicy[];
  /** Id of the policy that is shown; undefined: all of them. */
  chosen?: string;
  /** Those of any policy that is shown. */
  hosts: MatrixHost[];
  rows: MatrixRow[];
  /** Each once: on many hosts, most checks say the same. */
  outcomes: MatrixOutcome[];
  /** Has a policy that is shown checks of open ports, which a map can show? */
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
  /** Of the check, in its policy. */
  id: string;
  check: string;
  /** Line of the check in the policy, from 0. */
  line: number;
  /** One for each host: an index of `outcomes`; -1 where the check does not report on it. */
  cells: number[];
}

export interface MatrixOutcome {
  status: ProtocolStatus;
  /** Below a condition that is not decided: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  reason: string;
}

/** What else there is to say of one verdict. */
export interface MatrixReason {
  policy: string;
  check: string;
  host: string;
  details: string[];
}

/** What the port map of a host shows. */
export interface MatrixPorts {
  host: string;
  rows: PortMapRow[];
  /** How many open ports there are beside these. */
  more: number;
}

/** What the webview is told. */
export type MatrixUpdate =
  | { type: "words"; words: MatrixWords }
  | { type: "matrix"; data: MatrixData }
  | { type: "reason"; reason: MatrixReason }
  | { type: "ports"; ports: MatrixPorts };

export type MatrixExportFormat = "csv" | "json" | "html";

/** What the webview asks for. Ids are those of the data. */
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

/** What a filter leaves of the checks and the hosts. */
export interface MatrixExport {
  checks: { policy: string; check: string }[];
  hosts: string[];
}
