/** What the vendor does not document, as settings; every verdict that depends on one says so in its notes. */
export interface EvaluateOptions {
  /** Do listeners bound to loopback addresses only count as open? Undocumented; the related port scanner skips them. */
  loopback: "ignore" | "count";
  /** Unix AUDIT_PROCESS_ON_PORT on a closed port. Undocumented; on Windows it is an error without CAN_BE_CLOSED. */
  closedPort: "error" | "passed" | "failed";
  /** A snapshot that may not list every open port of the protocol: no row of it, a filter, a scan of some ports. */
  unlistedProtocol: "error" | "closed";
}

export const defaultEvaluateOptions: EvaluateOptions = {
  loopback: "ignore",
  closedPort: "error",
  unlistedProtocol: "error",
};
