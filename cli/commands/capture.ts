import {
  type CaptureOptions,
  captureScript,
  clientNames,
  isUnixCheckType,
  type NamedPolicy,
  plural,
  type TypedTarget,
  typedScript,
  typedTargetOf,
  windowsCaptureScript,
} from "../../core/command-line.ts";
import { allowEmptyOption } from "../files/find/named-policies.ts";
import { readPolicies } from "../hosts/read-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionTable, setValues } from "../options/evaluate-options.ts";
import { nearestConfigurationOption, stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

/** Users' names of the systems, and those of `uname`. */
const systems = {
  linux: "Linux",
  macos: "Darwin",
  solaris: "SunOS",
  aix: "AIX",
  bsd: "FreeBSD",
  windows: "Windows",
} as const;
/** Users' names of what runs on devices, with the check type of their policies. */
const devices = {
  "cisco-ios": "Cisco",
  firepower: "Cisco_Firepower",
  aci: "Cisco_ACI",
  junos: "Juniper",
  fortios: "FortiGate",
  eos: "Arista",
  f5: "F5",
  sros: "Alcatel",
  huawei: "Huawei",
  procurve: "HPProCurve",
  arubaos: "ArubaOS",
  gaia: "CheckPoint",
  sonicos: "SonicWALL",
  fos: "Brocade",
  extremexos: "Extreme_ExtremeXOS",
  adtran: "Adtran",
  force10: "Dell_Force10",
  fireeye: "FireEye",
  netapp: "NetApp",
  bluecoat: "BlueCoat",
} as const;
const deviceNames = Object.keys(devices) as (keyof typeof devices)[];
const systemNames = Object.keys(systems) as (keyof typeof systems)[];
const targetNames = [...systemNames, ...deviceNames, "sql", ...clientNames] as const;
const mebibyte = 1_048_576;
/** The longest time for one item, in seconds: a day. */
const longest = 86_400;

export const captureCommand: Command = {
  name: "capture",
  summary: "write a script that prints what policies read on a host",
  usage: ["POLICIES [OPTIONS]"],
  details: [
    "The script for Unix runs in any POSIX shell, needs nothing that is not part of the system, and writes no files.",
    "It prints the files, the status of files, and the lists of packages, services, processes and sockets that the policies",
    "read. The script for Windows runs in PowerShell 5.1 and 7 and prints registry values, settings, WMI rows,",
    "accounts, access lists and files. Both run the commands in the policies: read those first. The output is a snapshot",
    "for check. For network devices, capture prints the commands to type there, and for databases a script for the",
    "database client. The policies chose these commands and queries: read them first.",
  ].join("\n"),
  options: [
    {
      name: "for",
      value: "SYSTEM",
      choices: targetNames,
      help: "the system, device or database client; by default as the policies say, and a script for Unix asks the host for its system",
    },
    { name: "without-commands", help: "leave out the commands of the policies" },
    { name: "max-size", value: "MB", default: "1", help: "the most that is printed of one file or command" },
    { name: "time-limit", value: "SECONDS", default: "60", help: "the time after which a command is ended" },
    ...evaluateOptionTable.filter(({ name }) => name === "set"),
    nearestConfigurationOption,
    allowEmptyOption,
    stdinFilenameOption,
  ],
  examples: [
    { does: "A script to read, and to run", command: "nessus-audit capture web.audit > capture.sh" },
    {
      does: "On a host, without leaving anything on it",
      command: "ssh web01 sh -s < capture.sh > hosts/web01.txt",
    },
    {
      does: "For Windows, in PowerShell",
      command: "nessus-audit capture server.audit --for windows > capture.ps1",
    },
    { does: "What to type on a router", command: "nessus-audit capture edge.audit --for cisco-ios" },
    { does: "For psql", command: "nessus-audit capture orders.audit --for psql > queries.sql" },
    {
      does: "Without the commands of the policy",
      command: "nessus-audit capture web.audit --without-commands",
    },
  ],
  run: runCapture,
};

async function runCapture(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.words.length === 0) throw new UsageError("capture needs a policy, such as web.audit.");
  const options = optionsOf(args);
  const set = setValues(args);
  const problems = problemsOn(terminal);
  const read = await readPolicies(args, terminal, problems);
  const target = targetOf(args, read);
  if (target.is === "device" || target.is === "database") refuseScriptOptions(args);
  const policies = read
    .filter(({ name, policy }) => {
      const reason = whyNot(policy, target);
      if (reason === undefined) return true;
      problems.report(`${name} is not a policy for ${nameOf(target)}: ${reason}.`);
      return false;
    })
    .map((one) => ({ ...one, values: { ...one.values, ...set } }));
  if (policies.length > 0) {
    const script = scriptFor(policies, target, options);
    try {
      terminal.exact(script.text, "The script");
    } catch (error) {
      problems.fail(policies[0]!.name, error);
      return exitCode.incomplete;
    }
    for (const line of script.leftOut) problems.note(line);
    const commands = script.commands === 0 ? "" : `, ${plural(script.commands, "command")} of the policies`;
    problems.note(`The script ${script.verb} ${script.reads}${commands}.`);
  }
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

type Policy = NamedPolicy["policy"];
type Target = { is: "Unix" } | { is: "Windows" } | TypedTarget;

/**
 * The target of `--for`, or else what the policies are for: the first of these kinds that one of them has.
 */
function targetOf(args: Arguments, read: readonly NamedPolicy[]): Target {
  const name = args.choice("for", targetNames);
  if (name !== undefined && name !== "sql") return targetNamed(name);
  const targets = read.map(({ policy }) => typedTargetOf(policy));
  const isTyped = (target: (typeof targets)[number]) => target !== undefined && target.is !== "unknown";
  if (name === "sql") {
    const databases = targets.filter((target) => target?.is === "database");
    const clients = [...new Set(databases.map(({ client }) => client))];
    if (clients.length > 1)
      throw new UsageError(
        `The policies are for several databases, each with its own client: choose --for ${clients.join(" or --for ")}.`,
      );
    return databases[0] ?? { is: "database", client: "psql" };
  }
  const types = read.map(({ policy }) => policy.checkType);
  if (types.some(isUnixCheckType)) return { is: "Unix" };
  if (types.includes("Windows")) return { is: "Windows" };
  return (targets.find(isTyped) as TypedTarget | undefined) ?? { is: "Unix" };
}

function targetNamed(name: Exclude<(typeof targetNames)[number], "sql">): Target {
  if (name === "windows") return { is: "Windows" };
  if (isNameIn(systems, name)) return { is: "Unix" };
  return isNameIn(devices, name)
    ? { is: "device", checkType: devices[name] }
    : { is: "database", client: name as (typeof clientNames)[number] };
}

function isNameIn<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name);
}

function nameOf(target: Target): string {
  if (target.is === "device") return deviceName(target.checkType);
  return target.is === "database" ? target.client : target.is;
}

function deviceName(checkType: string): string {
  return deviceNames.find((name) => devices[name] === checkType) ?? checkType;
}

/** Why a policy does not fit: the end of a sentence. Undefined if it fits. */
function whyNot(policy: Policy, target: Target): string | undefined {
  const own = policy.checkType;
  if (own === undefined) return "it has no <check_type>";
  if (target.is === "Unix" || target.is === "Windows") {
    if (target.is === "Unix" ? isUnixCheckType(own) : own === target.is) return undefined;
  }
  const fits = typedTargetOf(policy);
  if (fits?.is === "unknown") {
    const what = fits.database === "" ? "no db_type" : `db_type "${fits.database}"`;
    return `it has ${what}, which no known client is for`;
  }
  if (fits !== undefined) {
    return nameOf(fits) === nameOf(target) ? undefined : `use --for ${nameOf(fits)} for what it reads`;
  }
  if (own === "Windows") return "use --for windows for the script that prints what it reads";
  if (!isUnixCheckType(own)) return `there is no capture script for check type "${own}"`;
  return target.is === "Windows"
    ? "omit --for windows to get the script that prints what it reads"
    : "omit --for to get the script that prints what it reads";
}

/** @throws UsageError */
function refuseScriptOptions(args: Arguments): void {
  const given = ["without-commands", "max-size", "time-limit"].find((name) => args.has(name));
  if (given === undefined) return;
  const why =
    given === "without-commands"
      ? "devices and databases are asked nothing but the commands and queries of the policies"
      : "the output of devices and databases is never cut";
  throw new UsageError(`--${given} is for scripts for Unix and Windows: ${why}.`);
}

/** A script, and what to tell the user about it. */
interface Script {
  text: string;
  verb: "reads" | "has" | "runs";
  reads: string;
  commands: number;
  leftOut: string[];
}

function scriptFor(policies: readonly NamedPolicy[], target: Target, options: CaptureOptions): Script {
  if (target.is === "Windows") return forWindows(policies, options);
  return target.is === "Unix" ? forUnix(policies, options) : forTyping(policies, target);
}

function forTyping(policies: readonly NamedPolicy[], target: TypedTarget): Script {
  const { text, count, leftOut } = typedScript(policies, target);
  return {
    text,
    verb: target.is === "device" ? "has" : "runs",
    reads: target.is === "device" ? `${plural(count, "command")} to type` : plural(count, "query", "queries"),
    commands: 0,
    leftOut: leftOut.map(({ name, why }) => `${name} is not in the script: ${why}.`),
  };
}

function forUnix(policies: readonly NamedPolicy[], options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = captureScript(policies, options);
  return {
    text,
    verb: "reads",
    reads: plural(reads, "file, glob or list", "files, globs and lists"),
    commands,
    leftOut: leftOut.map(
      (path) => `${path} is not in the script: such a path can't be written in a shell script.`,
    ),
  };
}

function forWindows(policies: readonly NamedPolicy[], options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = windowsCaptureScript(policies, options);
  return {
    text,
    verb: "reads",
    reads: plural(reads, "key, file or list", "keys, files and lists"),
    commands,
    leftOut: leftOut.map(({ name, why }) => `${name} is not in the script: ${why}.`),
  };
}

/** @throws UsageError */
function optionsOf(args: Arguments): CaptureOptions {
  const name = args.choice("for", targetNames);
  return {
    ...(name !== undefined && isNameIn(systems, name) && { system: systems[name] }),
    withoutCommands: args.has("without-commands"),
    bytes: limitOf(args, "max-size", 1, 1024) * mebibyte,
    seconds: limitOf(args, "time-limit", 60, longest),
  };
}

function limitOf(args: Arguments, name: string, otherwise: number, most: number): number {
  const limit = args.count(name) ?? otherwise;
  if (limit < 1 || limit > most) throw new UsageError(`--${name} must be from 1 to ${most}.`);
  return limit;
}
