import { type CaptureOptions, captureScript, plural } from "../../core/command-line.ts";
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
const systems = { linux: "Linux", macos: "Darwin", solaris: "SunOS", aix: "AIX", bsd: "FreeBSD" } as const;
const systemNames = Object.keys(systems) as (keyof typeof systems)[];
const mebibyte = 1_048_576;
/** Longest time for one item, in seconds: a day. */
const longest = 86_400;

export const captureCommand: Command = {
  name: "capture",
  summary: "write a shell script that prints what policies read on a Unix host",
  usage: ["POLICIES [OPTIONS]"],
  details: [
    "The script runs under any POSIX shell, needs nothing that the system does not bring along, and writes no file. It",
    "prints the files, the status of files, and the lists of packages, services, processes and sockets that the policies",
    "look at, and runs the commands that they hold: read those first. What it prints is a snapshot for check.",
  ].join("\n"),
  options: [
    {
      name: "for",
      value: "SYSTEM",
      choices: systemNames,
      help: "leaves out what is read on other systems only; left out: the script asks the host",
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
  const policies = read.filter(({ name, policy }) => {
    if (policy.checkType === "Unix") return true;
    const why =
      policy.checkType === undefined
        ? "it has no <check_type>"
        : `there is no capture script for check type "${policy.checkType}"`;
    problems.report(`${name} is not a policy for Unix: ${why}.`);
    return false;
  });
  if (policies.length > 0) {
    const script = captureScript(
      policies.map((one) => ({ ...one, values: { ...one.values, ...set } })),
      options,
    );
    try {
      terminal.exact(script.text, "The script");
    } catch (error) {
      problems.fail(policies[0]!.name, error);
      return exitCode.incomplete;
    }
    for (const path of script.leftOut) {
      problems.note(`${path} is not in the script: a shell can't be asked for such a path.`);
    }
    const commands = script.commands === 0 ? "" : `, ${plural(script.commands, "command")} of the policies`;
    problems.note(
      `The script reads ${plural(script.reads, "file, glob or list", "files, globs and lists")}${commands}.`,
    );
  }
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
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
