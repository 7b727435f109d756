import {
  type CheckReport,
  defaultEvaluateOptions,
  plural,
  type ReportedVerdict,
  type ReportFormat,
  type ReportFormatName,
  type ReportOptions,
  reportFormats,
} from "../../core/command-line.ts";
import { allowEmptyOption } from "../files/find/named-policies.ts";
import { checkPolicies, type Uncaptured } from "../hosts/check-policies.ts";
import type { CheckedHost } from "../hosts/checked-host.ts";
import { compareWithExpectations, withExpectations } from "../hosts/expectations.ts";
import { listsOption, readHostBatches } from "../hosts/read-hosts.ts";
import { type TargetedHosts, targetedHosts } from "../hosts/targeted-hosts.ts";
import { checkInventory } from "../inventory/check-inventory.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf, evaluateOptionTable } from "../options/evaluate-options.ts";
import { nearestConfigurationOption, stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import { deliver, type Outputs, outputOptions, outputsOf } from "../output/report-output.ts";
import type { Terminal } from "../output/terminal.ts";
import { tool } from "../output/tool.ts";
import type { Command } from "./command.ts";

/** Each threshold is stricter than the one before, which it includes. */
const failOn = ["failed", "undecided", "warning"] as const;
type FailOn = (typeof failOn)[number];

export const checkCommand: Command = {
  name: "check",
  summary: "evaluate policies on snapshots of hosts, with the reason for every verdict",
  usage: [
    "POLICIES --snapshot FILES|DIRS [OPTIONS]",
    "POLICIES --live [OPTIONS]",
    "POLICIES --hosts DIR [OPTIONS]",
    "POLICIES --inventory FILES [OPTIONS]",
  ],
  details: [
    "POLICIES are files, folders and globs. A snapshot is the output of commands on a host, saved to a file: netstat or ss",
    "for checks of open ports. For everything that a policy reads, run the script that nessus-audit capture writes, or save",
    "a terminal session. The exit code is 1 if a check is FAILED, ERROR or UNDECIDED. UNDECIDED means that the snapshot",
    "is missing something, and the verdict says what. Checks below an undecided condition do not count.",
    "",
    "Which hosts of --hosts a policy applies to is decided by # hosts: in the policy, by targets in .nessus-audit.json, or",
    "by its check type. Hosts named with --snapshot and --live are always evaluated.",
    "",
    "An inventory is a list of listeners and a list of hosts, for any number of hosts: see docs/guides/fleets.md.",
  ].join("\n"),
  options: [
    {
      name: "snapshot",
      short: "s",
      value: "FILES|DIRS",
      takes: (word) => !word.toLowerCase().endsWith(".audit"),
      help: "snapshots, one per host; - is standard input",
    },
    {
      name: "hosts",
      value: "DIR",
      multiple: true,
      help: "a folder of hosts, each a file or a folder with several outputs; a policy is evaluated on those that it is for",
    },
    { name: "all-hosts", help: "evaluate every policy on every host of --hosts, whatever targets say" },
    {
      name: "live",
      help: "the open ports of this machine, listed with ss, netstat or whatever it has",
    },
    {
      name: "inventory",
      value: "FILES",
      takes: (word) => /\.(?:parquet|ndjson|jsonl|csv)$/i.test(word),
      help: "open ports of many hosts as .parquet, .ndjson or .csv; needs the package @duckdb/node-api",
    },
    listsOption,
    ...evaluateOptionTable,
    nearestConfigurationOption,
    {
      name: "fail-on",
      value: "STATUS",
      choices: failOn,
      default: "undecided",
      help: "the mildest verdict that makes the exit code 1; failed: only FAILED and ERROR",
    },
    {
      name: "expect",
      help: 'compare with the lines # expect: FAILED "description" in the snapshots; only these decide the exit code',
    },
    allowEmptyOption,
    ...outputOptions,
    stdinFilenameOption,
  ],
  examples: [
    { does: "One policy, one host", command: "nessus-audit check web.audit --snapshot host.txt" },
    {
      does: "A host that can be reached",
      command: "ssh web01 ss -tulpn | nessus-audit check web.audit --snapshot -",
    },
    { does: "Ports of this machine", command: "nessus-audit check web.audit --live" },
    {
      does: "Everything that a policy reads, from this machine: read the script before you run it",
      command: "nessus-audit capture web.audit > capture.sh; sh capture.sh > hosts/me.txt",
    },
    {
      does: "All policies on all hosts, as JUnit for CI",
      command: "nessus-audit check policies/ --hosts hosts/ --output junit=verdicts.xml",
    },
    {
      does: "A list that you know to be complete",
      command: 'nessus-audit check web.audit --snapshot host.txt --lists "tcp, udp"',
    },
    {
      does: "Test policies on hosts that say what to expect",
      command: "nessus-audit check policies/ --hosts hosts/ --expect",
    },
  ],
  run: runCheck,
};

async function runCheck(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const outputs = outputsOf(args);
  const problems = problemsOn(terminal);
  if (args.words.length === 0)
    throw new UsageError("check needs a policy, such as web.audit; write it before --snapshot.");
  const sources = ["snapshot", "hosts", "live", "inventory"].filter((source) => args.has(source));
  if (sources.length === 0)
    throw new UsageError("check needs a host: --snapshot FILE, --hosts DIR or --live.");
  if (args.has("inventory")) return runOnInventory(args, terminal, outputs, problems, sources);
  if (args.words.includes("-") && args.values("snapshot").includes("-")) {
    throw new UsageError("Policy and snapshot can't both come from standard input.");
  }

  // Mistakes in them are reported before anything is read.
  evaluateOptionsOf(args, defaultEvaluateOptions);
  const batches = readHostBatches(args.values("snapshot"), args, terminal, problems);
  const targeted = targetedHosts({ allHosts: args.has("all-hosts"), expects: args.has("expect") });
  const checked = await checkPolicies(batches, targeted, args, terminal, problems);
  const { verdicts, hosts, count, portLists, uncaptured } = checked;
  const results = args.has("expect") ? withExpectations(hosts, verdicts) : verdicts;
  const threshold = args.choice("fail-on", failOn) ?? "undecided";
  const report: CheckReport = { tool, results, portLists, undecidedPasses: threshold === "failed" };
  const render = (name: ReportFormatName, options?: ReportOptions) => {
    const format: ReportFormat = reportFormats[name];
    return format.checkInPieces(report, options);
  };
  await deliver(outputs, render, { terminal, problems, stream: "out" });

  if (uncaptured !== undefined) noteCapture(uncaptured, problems);
  if (args.has("expect")) return judgeExpectations(hosts, results, targeted, problems);
  if (problems.count > 0) return exitCode.incomplete;
  if (count === 0) return exitCode.clean;
  const nothing = whyNothingIsDecided(results, threshold);
  if (nothing !== undefined) {
    problems.report(nothing);
    return exitCode.incomplete;
  }
  for (const verdict of results) if (fails(verdict, threshold)) return exitCode.findings;
  return exitCode.clean;
}

/** @throws UsageError */
async function runOnInventory(
  args: Arguments,
  terminal: Terminal,
  outputs: Outputs,
  problems: Problems,
  sources: readonly string[],
): Promise<ExitCode> {
  const other = sources.find((source) => source !== "inventory");
  if (other !== undefined) throw new UsageError(`--inventory and --${other} can't be given together.`);
  const foreign = ["expect", "lists", "all-hosts"].find((name) => args.has(name));
  if (foreign !== undefined) throw new UsageError(`--${foreign} has no effect with --inventory.`);
  evaluateOptionsOf(args, defaultEvaluateOptions);
  const { verdicts, count } = await checkInventory(args, terminal, problems);
  const threshold = args.choice("fail-on", failOn) ?? "undecided";
  const report: CheckReport = { tool, results: verdicts, undecidedPasses: threshold === "failed" };
  const render = (name: ReportFormatName, options?: ReportOptions) => {
    const format: ReportFormat = reportFormats[name];
    return format.checkInPieces(report, options);
  };
  if (count > 0) await deliver(outputs, render, { terminal, problems, stream: "out" });
  if (problems.count > 0) return exitCode.incomplete;
  for (const verdict of verdicts) if (fails(verdict, threshold)) return exitCode.findings;
  return exitCode.clean;
}

/** If many outputs and files are missing, there is a quicker way than to add them one by one. */
function noteCapture({ path, missing }: Uncaptured, problems: Problems): void {
  if (missing <= mostByHand) return;
  problems.note(
    `${plural(missing, "verdict")} need the output of a command or a file. nessus-audit capture ${path} writes a script that prints all of it.`,
  );
}

/** How many outputs a person can reasonably add by hand. */
const mostByHand = 4;

/** A run that decides nothing must not look like one in which everything is fine. */
function whyNothingIsDecided(results: Iterable<ReportedVerdict>, threshold: FailOn): string | undefined {
  let gate: ReportedVerdict["gate"];
  let isEvaluated = false;
  for (const { status, gate: own } of results) {
    if (status !== "NOT_EVALUATED" && own === undefined) return undefined;
    if (status !== "NOT_EVALUATED") isEvaluated = true;
    gate ??= own;
  }
  if (!isEvaluated)
    return "No check could be evaluated. Checks such as AUDIT_DENIED_OPEN_PORTS and CMD_EXEC can be.";
  if (threshold === "failed" || gate === undefined) return undefined;
  return `No check is decided: all of them depend on undecided conditions. ${gate.remedy}`;
}

function judgeExpectations(
  hosts: readonly CheckedHost[],
  results: Iterable<ReportedVerdict>,
  { whyLeftOut }: TargetedHosts,
  problems: Problems,
): ExitCode {
  const { expected, unmet, oldSpelling } = compareWithExpectations(hosts, results, whyLeftOut);
  if (expected === 0)
    problems.report('No snapshot says what to expect. Add lines such as # expect: FAILED "Denied ports".');
  for (const sentence of unmet) problems.note(sentence);
  for (const sentence of oldSpelling) problems.note(sentence);
  problems.note(`${expected - unmet.length} of ${plural(expected, "expectation")} met.`);
  if (problems.count > 0) return exitCode.incomplete;
  return unmet.length > 0 ? exitCode.findings : exitCode.clean;
}

/** What is not known must not pass in CI, unless the scanner may not even reach the check. */
function fails({ status, gate }: ReportedVerdict, threshold: FailOn): boolean {
  if (status === "UNDECIDED") return threshold !== "failed" && gate === undefined;
  return status === "FAILED" || status === "ERROR" || (status === "WARNING" && threshold === "warning");
}
