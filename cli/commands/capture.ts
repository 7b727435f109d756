import {
  type CaptureOptions,
  captureScript,
  type NamedPolicy,
  plural,
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

/** As a user calls the systems, and as `uname` does. */
const systems = {
  linux: "Linux",
  macos: "Darwin",
  solaris: "SunOS",
  aix: "AIX",
  bsd: "FreeBSD",
  windows: "Windows",
} as const;
const systemNames = Object.keys(systems) as (keyof typeof systems)[];
const mebibyte = 1_048_576;
/** Longest time for one item, in seconds: a day. */
const longest = 86_400;

export const captureCommand: Command = {
  name: "capture",
  summary: "write a script that prints what policies read on a host",
  usage: ["POLICIES [OPTIONS]"],
  details: [
    "The script for Unix runs under any POSIX shell, needs nothing that the system does not bring along, and writes no file.",
    "It prints the files, the status of files, and the lists of packages, services, processes and sockets that the policies",
    "look at. The one for Windows runs under PowerShell 5.1 and 7, and prints the values of the registry, the settings,",
    "rows of WMI, accounts, access lists and files. Both run the commands that the policies hold: read those first. What",
    "they print is a snapshot for check.",
  ].join("\n"),
  options: [
    {
      name: "for",
      value: "SYSTEM",
      choices: systemNames,
      help: "windows: a script for PowerShell; else leaves out what is read on other systems only; left out: the script asks the host",
    },
    { name: "without-commands", help: "leaves out the commands of the policies" },
    { name: "max-size", value: "MB", default: "1", help: "what is printed of one file or command at most" },
    { name: "time-limit", value: "SECONDS", default: "60", help: "after which a command is ended" },
    ...evaluateOptionTable.filter(({ name }) => name === "set"),
    nearestConfigurationOption,
    allowEmptyOption,
    stdinFilenameOption,
  ],
  examples: [
    { does: "A script to read, and to run", command: "nessus-audit capture web.audit > capture.sh" },
    { does: "On a host, with nothing left on it", command: "ssh web01 sh -s < capture.sh > hosts/web01.txt" },
    {
      does: "For Windows, in PowerShell",
      command: "nessus-audit capture server.audit --for windows > capture.ps1",
    },
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
  const isForWindows = options.system === "Windows" || (options.system === undefined && isOfWindows(read));
  const checkType = isForWindows ? "Windows" : "Unix";
  const policies = read
    .filter(({ name, policy }) => {
      if (policy.checkType === checkType) return true;
      problems.report(`${name} is not a policy for ${checkType}: ${whyNot(policy.checkType, checkType)}.`);
      return false;
    })
    .map((one) => ({ ...one, values: { ...one.values, ...set } }));
  if (policies.length > 0) {
    const script = isForWindows ? forWindows(policies, options) : forUnix(policies, options);
    try {
      terminal.exact(script.text, "The script");
    } catch (error) {
      problems.fail(policies[0]!.name, error);
      return exitCode.incomplete;
    }
    for (const line of script.leftOut) problems.note(line);
    const commands = script.commands === 0 ? "" : `, ${plural(script.commands, "command")} of the policies`;
    problems.note(`The script reads ${script.reads}${commands}.`);
  }
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

/** Are there policies for Windows, and none for Unix? */
function isOfWindows(policies: readonly NamedPolicy[]): boolean {
  const types = policies.map(({ policy }) => policy.checkType);
  return types.includes("Windows") && !types.includes("Unix");
}

function whyNot(own: string | undefined, wanted: string): string {
  if (own === undefined) return "it has no <check_type>";
  if (own === "Windows") return "add --for windows for the script that prints what it reads";
  return own === "Unix" && wanted === "Windows"
    ? "leave out --for windows for the script that prints what it reads"
    : `there is no capture script for check type "${own}"`;
}

/** A script, with what is to be said of it. */
interface Script {
  text: string;
  reads: string;
  commands: number;
  leftOut: string[];
}

function forUnix(policies: readonly NamedPolicy[], options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = captureScript(policies, options);
  return {
    text,
    reads: plural(reads, "file, glob or list", "files, globs and lists"),
    commands,
    leftOut: leftOut.map((path) => `${path} is not in the script: a shell can't be asked for such a path.`),
  };
}

function forWindows(policies: readonly NamedPolicy[], options: CaptureOptions): Script {
  const { text, reads, commands, leftOut } = windowsCaptureScript(policies, options);
  return {
    text,
    reads: plural(reads, "key, file or list", "keys, files and lists"),
    commands,
    leftOut: leftOut.map(({ name, why }) => `${name} is not in the script: ${why}.`),
  };
}

/** @throws UsageError */
function optionsOf(args: Arguments): CaptureOptions {
  const system = args.choice("for", systemNames);
  return {
    ...(system !== undefined && { system: systems[system] }),
    withoutCommands: args.has("without-commands"),
    bytes: limitOf(args, "max-size", 1, 1024) * mebibyte,
    seconds: limitOf(args, "time-limit", 60, longest),
  };
}

function limitOf(args: Arguments, name: string, otherwise: number, most: number): number {
  const limit = args.count(name) ?? otherwise;
  if (limit < 1 || limit > most) throw new UsageError(`--${name} has to be from 1 to ${most}.`);
  return limit;
}
