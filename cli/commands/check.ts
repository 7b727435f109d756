import { resolve } from "node:path";
import {
  type CompiledPolicy,
  compilePolicy,
  type EvaluateOptions,
  evaluate,
  type ListedPorts,
  listedPorts,
  parse,
  policyOf,
} from "../../core/index.ts";
import { reportFormats } from "../../core/report/formats.ts";
import { locateVerdicts } from "../../core/report/locate.ts";
import { plural } from "../../core/report/plural.ts";
import { type CheckSummary, type ReportedVerdict, summariseVerdicts } from "../../core/report/report.ts";
import type { Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { configurationsFor } from "../configurations.ts";
import { evaluateOptionsOf, evaluateOptionTable } from "../evaluate-options.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { compareWithExpectations, withExpectations } from "../expectations.ts";
import { allowEmptyOption, namedPolicies } from "../named-policies.ts";
import { type Problems, problemsOn } from "../problems.ts";
import { type Host, hostsOfFiles, hostsOfFolder, thisMachine } from "../read-host.ts";
import { type PolicyFile, readPolicy } from "../read-policy.ts";
import { deliver, outputOptions, outputsOf } from "../report-output.ts";
import type { Terminal } from "../terminal.ts";
import { tool } from "../tool.ts";
import { UsageError } from "../usage-error.ts";

const failOn = ["failed", "warning"] as const;
export const checkCommand: Command = {
  name: "check",
  summary: "evaluate policies on snapshots of hosts, with the reason for every verdict",
  usage: [
    "POLICIES --snapshot FILES|DIRS [OPTIONS]",
    "POLICIES --live [OPTIONS]",
    "POLICIES --hosts DIR [OPTIONS]",
  ],
  details: [
    "POLICIES are files, folders and globs. A snapshot is what netstat, ss and their like print on a host, saved",
    "to a file. The exit code is 1 if a check FAILED or ended in an ERROR.",
  ].join("\n"),
  options: [
    {
      name: "snapshot",
      short: "s",
      value: "FILES|DIRS",
      takes: (word) => !word.toLowerCase().endsWith(".audit"),
      help: "snapshots, a host each; - is standard input",
    },
    {
      name: "hosts",
      value: "DIR",
      multiple: true,
      help: "a folder of hosts: files, or folders with several outputs",
    },
    { name: "live", help: "this machine, listed with ss, netstat or what else it has" },
    ...evaluateOptionTable,
    {
      name: "config",
      value: "FILE",
      help: "the configuration for all policies, instead of the nearest .nessus-audit.json; none: no configuration",
    },
    {
      name: "fail-on",
      value: "STATUS",
      choices: failOn,
      default: "failed",
      help: "what makes the exit code 1; warning: a WARNING too",
    },
    {
      name: "expect",
      help: 'compares with the lines # expect: FAILED "description" of the snapshots; only they decide on the exit code',
    },
    allowEmptyOption,
    ...outputOptions,
    { name: "stdin-filename", value: "NAME", help: "what to call the policy on standard input" },
  ],
  examples: [
    { does: "One policy, one host", command: "nessus-audit check web.audit --snapshot host.txt" },
    {
      does: "A host that can be reached",
      command: "ssh web01 ss -tulpn | nessus-audit check web.audit --snapshot -",
    },
    { does: "This machine", command: "nessus-audit check web.audit --live" },
    {
      does: "All policies on all hosts, as JUnit for CI",
      command: "nessus-audit check policies/ --hosts hosts/ --output junit=verdicts.xml",
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
  if (!["snapshot", "hosts", "live"].some((source) => args.has(source))) {
    throw new UsageError("check needs a host: --snapshot FILE, --hosts DIR or --live.");
  }
  if (args.words.includes("-") && args.values("snapshot").includes("-")) {
    throw new UsageError("Policy and snapshot can't both come from standard input.");
  }

  const policies = await readPolicies(args, terminal, problems);
  const hosts = await readHosts(args, terminal, problems);
  const verdicts = policies.flatMap((policy) => verdictsOf(policy, hosts));
  const results = args.has("expect") ? withExpectations(hosts, verdicts) : verdicts;
  const portLists = policies.flatMap(({ portLists }) => portLists);
  await deliver(
    outputs,
    (format, options) => reportFormats[format].check({ tool, results, portLists }, options),
    {
      terminal,
      problems,
      stream: "out",
    },
  );

  if (args.has("expect")) return judgeExpectations(hosts, results, problems);
  const summary = summariseVerdicts(results);
  if (problems.count > 0) return exitCode.incomplete;
  if (policies.length === 0) return exitCode.clean;
  if (results.length === summary.notEvaluated) {
    problems.report(
      "No check could be evaluated. Open-port checks, such as AUDIT_DENIED_OPEN_PORTS, can be.",
    );
    return exitCode.incomplete;
  }
  return fails(summary, args.choice("fail-on", failOn)) ? exitCode.findings : exitCode.clean;
}

function judgeExpectations(
  hosts: readonly Host[],
  results: readonly ReportedVerdict[],
  problems: Problems,
): ExitCode {
  const { expected, unmet } = compareWithExpectations(hosts, results);
  if (expected === 0)
    problems.report('No snapshot says what to expect. Add lines such as # expect: FAILED "Denied ports".');
  for (const sentence of unmet) problems.note(sentence);
  problems.note(`${expected - unmet.length} of ${plural(expected, "expectation")} met.`);
  if (problems.count > 0) return exitCode.incomplete;
  return unmet.length > 0 ? exitCode.findings : exitCode.clean;
}

interface ReadPolicy {
  file: PolicyFile;
  policy: CompiledPolicy;
  portLists: ListedPorts[];
  options: EvaluateOptions;
}

async function readPolicies(args: Arguments, terminal: Terminal, problems: Problems): Promise<ReadPolicy[]> {
  const policies: ReadPolicy[] = [];
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  for (const path of await namedPolicies(args, terminal, problems)) {
    try {
      const file = await readPolicy(path, terminal, args.value("stdin-filename"));
      const { evaluate: configured, schema } = await configurations.settingsOf(
        resolve(terminal.cwd, file.path),
      );
      const policy = policyOf(parse(file.text, schema));
      const errors = policy.tree.errors.length;
      if (errors > 0) {
        problems.note(
          `${file.path} has syntax errors, which the scanner rejects; see nessus-audit lint ${file.path}.`,
        );
      }
      const portLists = listedPorts(policy);
      policies.push({
        file,
        policy: compilePolicy(policy),
        portLists,
        options: evaluateOptionsOf(args, configured),
      });
    } catch (error) {
      problems.fail(path, error);
    }
  }
  return policies;
}

async function readHosts(args: Arguments, terminal: Terminal, problems: Problems): Promise<Host[]> {
  const hosts = await hostsOfFiles(args.values("snapshot"), terminal, problems);
  for (const folder of args.values("hosts")) hosts.push(...(await hostsOfFolder(folder, terminal, problems)));
  if (args.has("live")) hosts.push(...(await thisMachine(problems)));
  return hosts;
}

function verdictsOf({ file, policy, options }: ReadPolicy, hosts: Host[]): ReportedVerdict[] {
  return hosts.flatMap((host) =>
    locateVerdicts(
      { name: file.path, text: file.text },
      { name: host.name, ...(host.path !== undefined && { path: host.path }) },
      evaluate(policy, host.snapshot, options),
    ),
  );
}

/** ERROR counts as failed: what could not be known must not pass in CI. */
function fails(
  { failed, error, warning }: CheckSummary,
  threshold: (typeof failOn)[number] = "failed",
): boolean {
  return failed + error > 0 || (threshold === "warning" && warning > 0);
}
