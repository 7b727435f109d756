/** Settings for what the vendor does not document; every verdict that depends on one says so in its notes. */
export interface EvaluateOptions {
  /** Do listeners bound to loopback addresses only count as open? Undocumented; the related port scanner skips them. */
  loopback: "ignore" | "count";
  /** Unix AUDIT_PROCESS_ON_PORT on a closed port. Undocumented; on Windows it is an error without CAN_BE_CLOSED. */
  closedPort: "undecided" | "error" | "passed" | "failed";
  /** What ports count as whose state the snapshot does not show. */
  unknownPorts: "undecided" | "closed";
  /**
   * Unix AUDIT_PROCESS_ON_PORT: is `name` compared with the name of the process, or is it a pattern that is
   * searched for in the path of its program? Undocumented; a related plugin reads the full path.
   */
  processName: "name" | "pattern-in-path";
  /**
   * Unix FILE_CONTENT_CHECK: must all lines that `regex` selects match `expect`, or is one enough?
   * Undocumented; the words of the scanner's reports suggest all. "any" also makes one enough for checks of
   * network devices for which this is not documented.
   */
  selectedLines: "all" | "any";
  /**
   * Values of the policy's variables by name: those given for this run, then the host's own, then those of
   * the configuration; the defaults in the policy's header come last.
   */
  set: Readonly<Record<string, string>>;
  variables: Readonly<Record<string, string>>;
}

export const defaultEvaluateOptions: EvaluateOptions = {
  loopback: "ignore",
  closedPort: "undecided",
  unknownPorts: "undecided",
  processName: "name",
  selectedLines: "all",
  set: {},
  variables: {},
};
