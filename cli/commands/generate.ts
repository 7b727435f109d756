import { defaultEvaluateOptions, generatePolicy } from "../../core/command-line.ts";
import { writeResult } from "../files/write/write-result.ts";
import { readHosts } from "../hosts/read-hosts.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf, evaluateOptionTable } from "../options/evaluate-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const dialects = ["unix", "windows"] as const;
const ports = ["union", "intersection"] as const;

export const generateCommand: Command = {
  name: "generate",
  summary: "write a policy that hosts pass as they are now",
  usage: ["--snapshot FILES|DIRS [OPTIONS]", "--hosts DIR [OPTIONS]", "--live [OPTIONS]"],
  details: [
    "It has an allow list for each protocol with the fewest port elements, a process check for each port whose process is",
    "known, and on Unix the MD5 of each binary in the snapshots. Every check passes on these hosts; comments say",
    "what was seen where, and what was left out and why. Read it before you use it: it allows everything that is open now.",
  ].join("\n"),
  options: [
    {
      name: "snapshot",
      value: "FILE",
      multiple: true,
      takes: () => true,
      help: "output of netstat, ss and similar commands; one host per file",
    },
    {
      name: "hosts",
      value: "DIR",
      multiple: true,
      help: "a folder of hosts: files, or folders with several outputs",
    },
    { name: "live", help: "this machine, listed with ss, netstat or whatever it has" },
    {
      name: "dialect",
      value: "DIALECT",
      choices: dialects,
      help: "the plugin that it is for; by default windows if every snapshot is of Windows, else unix",
    },
    {
      name: "ports",
      value: "WHICH",
      choices: ports,
      default: "union",
      help: "the ports that any host has open, or only those that all have",
    },
    ...evaluateOptionTable.filter(({ name }) => name === "loopback"),
    { name: "output", short: "o", value: "FILE", help: "write the policy there instead of printing it" },
    { name: "force", help: "replace the file of --output" },
  ],
  examples: [
    { does: "From one host", command: "nessus-audit generate --snapshot web01.txt > web.audit" },
    {
      does: "What all web servers have in common",
      command: "nessus-audit generate --hosts hosts/web --ports intersection -o web.audit",
    },
    {
      does: "From the host that you are logged in to",
      command: "ss -tulpn | nessus-audit generate --snapshot -",
    },
  ],
  run: runGenerate,
};

async function runGenerate(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.words.length > 0) throw new UsageError("generate takes its files with --snapshot FILES.");
  const problems = problemsOn(terminal);
  const hosts = await readHosts(args.values("snapshot"), args, terminal, problems);
  if (hosts.length === 0) {
    if (problems.count === 0)
      throw new UsageError("generate needs a host: --snapshot FILE, --hosts DIR or --live.");
    return exitCode.incomplete;
  }
  const dialect = args.choice("dialect", dialects);
  const policy = generatePolicy(hosts, {
    ...(dialect && { dialect }),
    ports: args.choice("ports", ports) ?? "union",
    evaluate: evaluateOptionsOf(args, defaultEvaluateOptions),
  });
  const path = args.value("output");
  if (path === undefined) terminal.exact(policy, "The policy");
  else await write(path, policy, args, terminal, problems);
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

async function write(
  path: string,
  policy: string,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<void> {
  try {
    await writeResult(path, policy, { force: args.has("force"), terminal });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problems.fail(path, error);
  }
}
