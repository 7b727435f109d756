import { defaultEvaluateOptions, type EvaluateOptions } from "../core/index.ts";
import type { Arguments } from "./arguments.ts";
import type { Option } from "./option.ts";

const loopback = ["ignore", "count"] as const;
const closedPort = ["error", "passed", "failed"] as const;
const unlistedProtocol = ["error", "closed"] as const;

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
    name: "unlisted-protocol",
    value: "HOW",
    choices: unlistedProtocol,
    default: defaultEvaluateOptions.unlistedProtocol,
    help: "a protocol of which the snapshot shows nothing",
  },
];

/** What the vendor does not document, as the command line says or else the configuration. */
export function evaluateOptionsOf(args: Arguments, configured: EvaluateOptions): EvaluateOptions {
  return {
    loopback: args.choice("loopback", loopback) ?? configured.loopback,
    closedPort: args.choice("closed-port", closedPort) ?? configured.closedPort,
    unlistedProtocol: args.choice("unlisted-protocol", unlistedProtocol) ?? configured.unlistedProtocol,
  };
}
