import {
  type DialectName,
  dialects,
  type Exported,
  exportPolicies,
  exportTargets,
  mostInStatement,
  type PlatformName,
  platforms,
  plural,
} from "../../core/command-line.ts";
import { allowEmptyOption } from "../files/find/named-policies.ts";
import { writeResult } from "../files/write/write-result.ts";
import { type PlannedFile, planPolicies, reportRefused } from "../hosts/plan-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionTable } from "../options/evaluate-options.ts";
import { nearestConfigurationOption, stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const dialectNames = Object.keys(dialects) as DialectName[];
const platformNames = Object.keys(platforms) as PlatformName[];
const rows = ["all", "problems", "counts"] as const;

export const exportCommand: Command = {
  name: "export",
  summary: "write checks as queries for the engine that has the hosts: osquery, Fleet, Kolide, Zentral, SQL",
  usage: ["POLICIES --to TARGET [OPTIONS]"],
  details: [
    "Checks of open ports become queries with port ranges and names, never regular expressions. The queries give the same",
    "verdicts as nessus-audit check, and what is unknown does not pass. For osquery, checks of single files, registry values",
    "and installed packages are exported too, if its tables show what the scanner reads.",
    "",
    "sql is a single statement over two tables, listeners and hosts, declared in its first lines. Checks that can't be",
    "exported are listed with the reason, and the exit code is 2.",
  ].join("\n"),
  options: [
    { name: "to", value: "TARGET", choices: exportTargets, help: "what is written" },
    {
      name: "dialect",
      value: "DIALECT",
      choices: dialectNames,
      default: "duckdb",
      help: "the database of --to sql",
    },
    {
      name: "rows",
      value: "WHICH",
      choices: rows,
      default: "all",
      help: "what the statement returns: every host and check, those that do not pass, or how many hosts have which status",
    },
    {
      name: "platform",
      value: "SYSTEM",
      choices: platformNames,
      help: "the system of the osquery hosts; by default linux for check type Unix, windows for Windows",
    },
    {
      name: "output",
      short: "o",
      value: "NAME",
      help: "the file, or for several files what their names begin with",
    },
    { name: "force", help: "replace existing files" },
    ...evaluateOptionTable,
    nearestConfigurationOption,
    allowEmptyOption,
    stdinFilenameOption,
  ],
  examples: [
    { does: "A pack for osquery", command: "nessus-audit export web.audit --to osquery-pack -o web.conf" },
    {
      does: "Policies and reports for a Fleet repository",
      command: "nessus-audit export web.audit --to fleet -o lib/web",
    },
    {
      does: "How many hosts in a data warehouse fail which check",
      command: "nessus-audit export policies/ --to sql --dialect bigquery --rows counts",
    },
  ],
  run: runExport,
};

async function runExport(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const target = args.choice("to", exportTargets);
  if (target === undefined) throw new UsageError(`export needs --to: ${exportTargets.join(", ")}.`);
  refuseOthersOptions(args, target);
  if (args.words.length === 0) throw new UsageError("export needs a policy, such as web.audit.");
  const problems = problemsOn(terminal);
  const planned = await planPolicies(args, terminal, problems);
  if (planned.length === 0) return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
  const { loopback, closedPort, unknownPorts } = optionsOf(planned);
  const platform = args.choice("platform", platformNames);
  const exported = exportPolicies(
    planned.map(({ plan }) => plan),
    {
      target,
      dialect: args.choice("dialect", dialectNames) ?? "duckdb",
      rows: args.choice("rows", rows) ?? "all",
      platform,
      loopback,
      closedPort,
      unknownPorts,
    },
  );
  for (const [at, { checks }] of exported.refused.entries()) reportRefused(checks, planned[at]!, problems);
  if (exported.count === 0)
    problems.report("No check of these policies can be exported, so nothing is written.");
  else if (target === "sql" && exported.count > mostInStatement) {
    const most = `${mostInStatement} fit into one statement`;
    problems.report(
      `These policies have ${exported.count} checks, and ${most}. Export fewer of them at once.`,
    );
  } else await deliverFiles(exported, args, terminal, problems);
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

/** @throws UsageError */
function refuseOthersOptions(args: Arguments, target: string): void {
  const foreign = (target === "sql" ? ["platform"] : ["dialect", "rows"]).find((name) => args.has(name));
  if (foreign !== undefined) throw new UsageError(`--${foreign} has no effect with --to ${target}.`);
}

/**
 * The evaluation options, which must be the same for all policies, because they are literals in the
 * statement.
 *
 * @throws UsageError
 */
function optionsOf(planned: readonly PlannedFile[]): PlannedFile["options"] {
  const [first] = planned as [PlannedFile];
  for (const name of ["loopback", "closedPort", "unknownPorts"] as const) {
    const other = planned.find(({ options }) => options[name] !== first.options[name]);
    if (other === undefined) continue;
    throw new UsageError(
      `evaluate.${name} is ${first.options[name]} for ${first.plan.policy} and ${other.options[name]} for ${other.plan.policy}. Export them one by one, or give it on the command line.`,
    );
  }
  return first.options;
}

async function deliverFiles(
  { files, count }: Exported,
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<void> {
  const name = args.value("output");
  if (name === undefined) {
    const [first, ...others] = files;
    try {
      terminal.exact(first!.text, "The export");
    } catch (error) {
      problems.fail("The export", error);
      return;
    }
    for (const { suffix } of others) {
      problems.note(
        `There is also a ${suffix.slice(1)} file: name what the files begin with, such as -o lib/web.`,
      );
    }
    return;
  }
  for (const { suffix, text } of files) {
    const path = files.length === 1 ? name : `${name}${suffix}`;
    try {
      await writeResult(path, text, { force: args.has("force"), terminal });
      problems.note(`${path} has ${plural(count, "check")}.`);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      problems.fail(path, error);
    }
  }
}
