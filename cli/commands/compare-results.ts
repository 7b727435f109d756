import { resolve } from "node:path";
import {
  type ComparedResult,
  compareReport,
  parse,
  policyOf,
  type ReportedResults,
  resultsAsJson,
  resultsAsMarkdown,
  resultsAsText,
} from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { readPolicy } from "../files/read-policy.ts";
import { readHosts } from "../hosts/read-hosts.ts";
import { readResultsFile } from "../hosts/read-results-file.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf, evaluateOptionTable } from "../options/evaluate-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const formats = ["text", "json", "markdown"] as const;

export const compareResultsCommand: Command = {
  name: "compare-results",
  summary: "show where our verdicts and the scanner's results differ",
  usage: ["POLICY --results FILE.nessus [--snapshot FILES|DIRS | --hosts DIR] [OPTIONS]"],
  details: [
    "The report has the scanner's result of each check on each host. What a host showed comes from the snapshot",
    "with its name, or else from the open ports in the report. Checks are matched by their description. The exit",
    "code is 1 if a check differs.",
  ].join("\n"),
  options: [
    { name: "results", value: "FILE", help: "a .nessus report with compliance results" },
    {
      name: "snapshot",
      value: "FILES|DIRS",
      multiple: true,
      takes: (word) => !word.toLowerCase().endsWith(".audit"),
      help: "output of netstat, ss and similar commands on a host; the host must have the same name as in the report",
    },
    {
      name: "hosts",
      value: "DIR",
      multiple: true,
      help: "a folder of hosts: files, or folders with several outputs",
    },
    { name: "format", value: "FORMAT", choices: formats, default: "text", help: "what is printed" },
    {
      name: "with-hosts",
      help: "in Markdown, include host names and what was found on the hosts",
    },
    ...evaluateOptionTable,
    { name: "config", value: "FILE", help: "the configuration of the policy; none: no configuration" },
  ],
  examples: [
    {
      does: "Compare with the report of a scan",
      command: "nessus-audit compare-results web.audit --results scan.nessus --hosts hosts",
    },
    {
      does: "The differences for a ticket, without names and addresses",
      command: "nessus-audit compare-results web.audit --results scan.nessus --format markdown",
    },
  ],
  run: runCompareResults,
};

async function runCompareResults(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [path, ...more] = args.words;
  const report = args.value("results");
  if (path === undefined || report === undefined || more.length > 0) {
    throw new UsageError("compare-results needs a policy and a report: web.audit --results scan.nessus.");
  }
  const problems = problemsOn(terminal);
  try {
    const compared = await compare(path, report, args, terminal, problems);
    if (compared.hosts.length > 0) print(compared, args, terminal);
    const differs = compared.hosts.some(({ checks }) => checks.some(({ kind }) => kind === "differs"));
    if (compared.hosts.length > 0 && !compared.hosts.some(({ checks }) => checks.some(isCompared))) {
      problems.report(
        compared.hosts.some(({ checks }) => checks.some(({ kind }) => kind === "undecided"))
          ? "No check could be compared: the snapshots decide none of them. Run nessus-audit check to see what is missing."
          : "No check could be compared: the report has no result of an open-port check of this policy. Choose the report of a scan with this policy.",
      );
    }
    if (problems.count > 0) return exitCode.incomplete;
    return differs ? exitCode.findings : exitCode.clean;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problems.fail(path, error);
    return exitCode.incomplete;
  }
}

function isCompared({ kind }: ComparedResult): boolean {
  return kind === "same" || kind === "differs";
}

async function compare(
  path: string,
  report: string,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<ReportedResults> {
  const file = await readPolicy(path, terminal);
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const { evaluate: configured, schema } = await configurations.settingsOf(resolve(terminal.cwd, path));
  const policy = policyOf(parse(file.text, schema));
  const options = evaluateOptionsOf(args, configured);
  const results = await readResultsFile(resolve(terminal.cwd, report), report);
  const snapshots = await readHosts(args.values("snapshot"), args, terminal, problems);
  const compared = compareReport({ name: file.path, policy, schema, options }, results, snapshots);
  if (compared.hosts.length + compared.missing.length === 0)
    throw new Error(`${report} has no results of compliance checks.`);
  for (const name of compared.missing) {
    problems.report(
      `No snapshot is named ${name}, the name of this host in the report, and no port scanner in the report lists its open ports. Add a snapshot with # host: ${name}.`,
    );
  }
  const { hosts, warnings: notes } = compared;
  return { policy: { name: file.path, text: file.text }, report, hosts, notes };
}

function print(compared: ReportedResults, args: Arguments, terminal: Terminal): void {
  const format = args.choice("format", formats) ?? "text";
  if (format === "json") terminal.out(resultsAsJson(compared), "json");
  else if (format === "markdown") {
    terminal.out(resultsAsMarkdown(compared, { withHosts: args.has("with-hosts") }));
  } else terminal.out(resultsAsText(compared, { color: terminal.colorOut }));
}
