import { defaultEvaluateOptions, type EvaluateOptions } from "../../core/command-line.ts";
import type { Arguments } from "./arguments.ts";
import type { Option } from "./option.ts";
import { UsageError } from "./usage-error.ts";

const loopback = ["ignore", "count"] as const;
const closedPort = ["undecided", "error", "passed", "failed"] as const;
const unknownPorts = ["undecided", "closed"] as const;
/** The name of `unknownPorts` in an earlier version. */
const unlistedProtocol = ["error", "closed"] as const;
const processName = ["name", "pattern-in-path"] as const;
const selectedLines = ["all", "any"] as const;

/** Options for what the vendor does not document, and for the values of variables. */
export const evaluateOptionTable: readonly Option[] = [
  {
    name: "loopback",
    value: "HOW",
    choices: loopback,
    default: defaultEvaluateOptions.loopback,
    help: "listeners on loopback addresses only",
  },
  {
    name: "closed-port",
    value: "VERDICT",
    choices: closedPort,
    default: defaultEvaluateOptions.closedPort,
    help: "AUDIT_PROCESS_ON_PORT on Unix for a closed port",
  },
  {
    name: "unknown-ports",
    value: "HOW",
    choices: unknownPorts,
    default: defaultEvaluateOptions.unknownPorts,
    help: "ports that the snapshot does not show to be open or closed",
  },
  {
    name: "process-name",
    value: "HOW",
    choices: processName,
    default: defaultEvaluateOptions.processName,
    help: "how AUDIT_PROCESS_ON_PORT on Unix compares name",
  },
  {
    name: "selected-lines",
    value: "HOW",
    choices: selectedLines,
    default: defaultEvaluateOptions.selectedLines,
    help: "which selected lines must match expect: in FILE_CONTENT_CHECK on Unix, and on devices for which it is undocumented",
  },
  {
    name: "unlisted-protocol",
    value: "HOW",
    choices: unlistedProtocol,
    replacedBy: "--unknown-ports undecided or --unknown-ports closed",
    help: "the earlier name of --unknown-ports",
  },
  {
    name: "set",
    value: "NAME=VALUE",
    multiple: true,
    help: "the value of a variable of the policies, @NAME@ in them",
  },
];

/**
 * How policies are evaluated, according to the command line, else the configuration.
 *
 * @throws UsageError
 */
export function evaluateOptionsOf(args: Arguments, configured: EvaluateOptions): EvaluateOptions {
  return {
    loopback: args.choice("loopback", loopback) ?? configured.loopback,
    closedPort: args.choice("closed-port", closedPort) ?? configured.closedPort,
    unknownPorts: unknownPortsOf(args) ?? configured.unknownPorts,
    processName: args.choice("process-name", processName) ?? configured.processName,
    selectedLines: args.choice("selected-lines", selectedLines) ?? configured.selectedLines,
    set: { ...configured.set, ...setValues(args) },
    variables: configured.variables,
  };
}

/**
 * The values of variables from the command line, by name.
 *
 * @throws UsageError
 */
export function setValues(args: Arguments): Record<string, string> {
  return Object.fromEntries(args.values("set").map(assignment));
}

function unknownPortsOf(args: Arguments): EvaluateOptions["unknownPorts"] | undefined {
  const old = args.choice("unlisted-protocol", unlistedProtocol);
  return args.choice("unknown-ports", unknownPorts) ?? (old === "error" ? "undecided" : old);
}

function assignment(text: string): [name: string, value: string] {
  const parts = /^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(text);
  if (parts === null) {
    throw new UsageError(`--set needs NAME=VALUE, such as --set SSH_PORT=22, not "${text}".`);
  }
  return [parts[1]!, parts[2]!];
}
