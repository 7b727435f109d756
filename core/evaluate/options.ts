/** What the vendor does not document, as settings; every verdict that depends on one says so in its notes. */
export interface EvaluateOptions {
  /** Do listeners bound to loopback addresses only count as open? Undocumented; the related port scanner skips them. */
  loopback: "ignore" | "count";
  /** Unix AUDIT_PROCESS_ON_PORT on a closed port. Undocumented; on Windows it is an error without CAN_BE_CLOSED. */
  closedPort: "undecided" | "error" | "passed" | "failed";
  /** Ports of which the snapshot does not show whether they are open. */
  unknownPorts: "undecided" | "closed";
  /**
   * Unix AUDIT_PROCESS_ON_PORT: is `name` compared with the name of the process, or is it a pattern that is searched in
   * the path of its program? Undocumented; a related plugin reads the full path.
   */
  processName: "name" | "pattern-in-path";
  /**
   * Unix FILE_CONTENT_CHECK: have all the lines that `regex` selects to match `expect`, or is one enough? Not documented;
   * the words of the scanner's reports speak for all. "any" lets one be enough for checks of network devices, too, where
   * no page says which.
   */
  selectedLines: "all" | "any";
  /**
   * Values of variables of the policy by name, first those that were given for this run, then those of the
   * configuration; the host's own are between the two, and the defaults of the policy's header come last.
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
