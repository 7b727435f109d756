import { defaultEvaluateOptions, type EvaluateOptions } from "../core/index.ts";
import type { Arguments } from "./arguments.ts";
import type { Option } from "./option.ts";

const loopback = ["ignore", "count"] as const;
const closedPort = ["undecided", "error", "passed", "failed"] as const;
const unknownPorts = ["undecided", "closed"] as const;
const processName = ["name", "pattern-in-path"] as const;

/** What the vendor does not document, as options. */
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
    help: "AUDIT_PROCESS_ON_PORT of Unix on a closed port",
  },
  {
    name: "unknown-ports",
    value: "HOW",
    choices: unknownPorts,
    default: defaultEvaluateOptions.unknownPorts,
    help: "ports of which the snapshot does not show whether they are open",
  },
  {
    name: "process-name",
    value: "HOW",
    choices: processName,
    default: defaultEvaluateOptions.processName,
    help: "how AUDIT_PROCESS_ON_PORT of Unix compares name",
  },
];

/** What the vendor does not document, as the command line says or else the configuration. */
export function evaluateOptionsOf(args: Arguments, configured: EvaluateOptions): EvaluateOptions {
  return {
    loopback: args.choice("loopback", loopback) ?? configured.loopback,
    closedPort: args.choice("closed-port", closedPort) ?? configured.closedPort,
    unknownPorts: args.choice("unknown-ports", unknownPorts) ?? configured.unknownPorts,
    processName: args.choice("process-name", processName) ?? configured.processName,
    set: configured.set,
    variables: configured.variables,
  };
}
