/** The statuses of a verdict. */

export type ProtocolStatus =
  | "PASSED"
  | "FAILED"
  | "WARNING"
  | "ERROR"
  | "SKIPPED"
  | "UNDECIDED"
  | "NOT_EVALUATED";

export type ProtocolBecause =
  | "missing"
  | "partial"
  | "conflict"
  | "undocumented"
  | "gate"
  | "value"
  | "refused";
