import {
  compileRegex,
  type RegexMatcher,
  snapshotsAsJson,
  snapshotsAsText,
} from "../../core/command-line.ts";
import { anonymiseFiles } from "../hosts/anonymise-files.ts";
import { readHosts } from "../hosts/read-hosts.ts";
import type { Arguments } from "../options/arguments.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const formats = ["text", "json"] as const;

export const snapshotCommand: Command = {
  name: "snapshot",
  summary: "show what is read from snapshots: sockets, command output, files, unread rows",
  usage: ["FILES|DIRS [OPTIONS]", "--hosts DIR [OPTIONS]", "--live [OPTIONS]"],
  details: [
    "A snapshot is the output of commands on a host: netstat or ss, a terminal session, or a capture script.",
    "- is standard input.",
  ].join("\n"),
  options: [
    { name: "format", value: "FORMAT", choices: formats, default: "text", help: "what is printed" },
    {
      name: "hosts",
      value: "DIR",
      multiple: true,
      help: "a folder of hosts: files, or folders with several outputs",
    },
    { name: "live", help: "this machine, listed with ss, netstat or whatever it has" },
    {
      name: "anonymise",
      help: "print the snapshots themselves with addresses and host names replaced consistently, and without keys and password hashes",
    },
    {
      name: "redact",
      value: "PATTERN",
      multiple: true,
      help: "print the snapshots themselves with [redacted] for what the regular expression matches in a line",
    },
    {
      name: "output-dir",
      value: "DIR",
      help: "write the result of --anonymise or --redact for each file there; --anonymise also replaces host names in file names",
    },
  ],
  examples: [
    { does: "Look at one", command: "nessus-audit snapshot host.txt" },
    {
      does: "The open ports of a host, for a script",
      command: "ss -tulpn | nessus-audit snapshot - --format json",
    },
    {
      does: "Without the passwords that a command prints",
      command: "nessus-audit snapshot host.txt --redact '(?<=password=)\\S+'",
    },
    {
      does: "Snapshots that can be shared or committed",
      command: "nessus-audit snapshot hosts/ --anonymise --output-dir shared-hosts",
    },
  ],
  run: runSnapshot,
};

function patternOf(pattern: string): RegexMatcher {
  const compiled = compileRegex(pattern);
  if (!compiled.ok) throw new UsageError(`The pattern ${pattern} ${compiled.reason.replace(/\.?$/, ".")}`);
  return compiled.matcher;
}

async function runSnapshot(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.words.length === 0 && !args.has("hosts") && !args.has("live")) {
    throw new UsageError("snapshot needs a file, such as host.txt, or --live.");
  }
  const problems = problemsOn(terminal);
  const redacted = args.values("redact").map(patternOf);
  if (args.has("anonymise") || redacted.length > 0) {
    const names = [...args.words, ...args.values("hosts")];
    await anonymiseFiles(
      {
        names,
        live: args.has("live"),
        folder: args.value("output-dir"),
        anonymises: args.has("anonymise"),
        redacted,
      },
      terminal,
      problems,
    );
    return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
  }
  const hosts = await readHosts(args.words, args, terminal, problems);
  if (args.choice("format", formats) === "json") {
    for (const piece of snapshotsAsJson(hosts)) terminal.out(piece, "json");
  } else {
    for (const piece of snapshotsAsText(hosts, { color: terminal.colorOut })) terminal.out(piece);
  }
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}
