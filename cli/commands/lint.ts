import { resolve } from "node:path";
import {
  type LintSummary,
  plural,
  type ReportedFile,
  reportFormats,
  summariseFindings,
} from "../../core/command-line.ts";
import { changedSince } from "../files/find/changed-files.ts";
import { allowEmptyOption, namedPolicies, tellAllIgnored } from "../files/find/named-policies.ts";
import { realPath } from "../files/look-up.ts";
import { standardInput } from "../files/read-policy.ts";
import { unfinishedPolicies } from "../files/write/unfinished-policies.ts";
import { readBaseline, withoutBaseline, writeBaseline } from "../lint/baseline.ts";
import { defaultCacheLocation } from "../lint/cache/cache-location.ts";
import { type LintCache, openLintCache } from "../lint/cache/lint-cache.ts";
import { type FixSettings, fixFiles } from "../lint/fix/fix-files.ts";
import { lintConfigurations } from "../lint/lint-configurations.ts";
import { lintPolicies } from "../lint/lint-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import { stdinFilenameOption } from "../options/policy-options.ts";
import { severities } from "../options/rule-severities.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import { deliver, outputOptions, outputsOf } from "../output/report-output.ts";
import type { Terminal } from "../output/terminal.ts";
import { tool } from "../output/tool.ts";
import type { Command } from "./command.ts";

export const lintCommand: Command = {
  name: "lint",
  summary: "find mistakes in policies",
  usage: ["[PATHS] [OPTIONS]", "- [--stdin-filename NAME] [OPTIONS]"],
  details: [
    "PATHS are files, folders and globs; by default the current folder. Folders are searched for *.audit, except for what",
    ".gitignore excludes and git does not track. A path without a policy is a problem. - reads a policy from",
    "standard input. The nearest .nessus-audit.json in or above the folder of a policy sets its rules.",
  ].join("\n"),
  options: [
    ...outputOptions,
    {
      name: "rule",
      value: "ID:SEVERITY",
      multiple: true,
      help: "set a rule to error, warning, hint or off, whatever the configuration says",
    },
    { name: "config", value: "FILE", help: "the configuration for all policies; none: no configuration" },
    {
      name: "fail-on",
      value: "SEVERITY",
      choices: severities,
      default: "error",
      help: "the mildest finding that makes the exit code 1",
    },
    { name: "max-warnings", value: "N", help: "make the exit code 1 for more than N warnings, too" },
    { name: "fix", help: "repair what can be repaired without changing the meaning, and write the files" },
    {
      name: "fix-unsafe",
      help: "like --fix, plus repairs that may change what is checked; review them",
    },
    {
      name: "fix-dry-run",
      help: "print as a diff what --fix would change, or --fix-unsafe if it is given too",
    },
    allowEmptyOption,
    { name: "changed-since", value: "REF", help: "only files that are new or differ from a git commit" },
    {
      name: "baseline",
      value: "FILE",
      help: "leave out the findings in this file; they are recognised by their text, not by their line",
    },
    { name: "update-baseline", help: "write the findings of this run to the baseline, and report none" },
    {
      name: "cache",
      help: `remember findings in ${defaultCacheLocation}, and read only what changed the next time; not with --fix`,
    },
    { name: "cache-location", value: "FILE", help: "like --cache, with a different file" },
    {
      name: "workers",
      value: "N",
      help: "how many threads to use; by default one for a few files, and one per processor for many",
    },
    stdinFilenameOption,
  ],
  examples: [
    { does: "Lint every policy below a folder", command: "nessus-audit lint policies/" },
    {
      does: "In CI: annotations in the log, and a file for code scanning",
      command: "nessus-audit lint --format github --output sarif=audit.sarif",
    },
    { does: "Only what a branch changed", command: "nessus-audit lint --changed-since origin/main" },
    {
      does: "Start with a repository full of findings, and fail only on new ones",
      command: "nessus-audit lint --baseline baseline.json --update-baseline",
    },
    { does: "See what --fix would do", command: "nessus-audit lint --fix-dry-run web.audit" },
    {
      does: "Be strict about one rule, and turn off another",
      command: "nessus-audit lint --rule duplicate-port:error --rule unknown-keyword:off",
    },
    {
      does: "A large repository: read only what changed since the last run",
      command: "nessus-audit lint --cache policies/",
    },
  ],
  run: runLint,
};

async function runLint(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const outputs = outputsOf(args);
  const fixes = fixSettingsOf(args);
  const configurations = await lintConfigurations(args, terminal.cwd);
  const threshold = { failOn: args.choice("fail-on", severities), maxWarnings: args.count("max-warnings") };
  const threads = args.count("workers");
  const problems = problemsOn(terminal);

  if (args.has("update-baseline") && !args.has("baseline")) {
    throw new UsageError("--update-baseline needs --baseline FILE.");
  }

  const paths = await policyPaths(args, terminal, problems);
  let linted: ReportedFile[];
  if (fixes) {
    linted = await fixFiles(paths, { ...fixes, configurations, terminal, problems });
  } else {
    unfinishedPolicies(paths, terminal).offer(problems);
    const cache = await cacheOf(args, terminal.cwd, problems);
    const inputName = args.value("stdin-filename");
    linted = await lintPolicies(paths, { configurations, terminal, problems, cache, threads, inputName });
    await cache?.write();
  }

  if (paths.length > 0 && linted.length === 0 && problems.count === 0) {
    tellAllIgnored(paths, args, terminal, problems);
  }
  const found = [...linted, ...configurations.reports()];
  const files = await compareWithBaseline(found, args, terminal.cwd, problems);

  // standard output may be in use for the diff or the fixed text
  const taken = fixes?.fix === "print" || (fixes?.fix === "write" && paths.includes(standardInput));
  await deliver(outputs, (format, options) => reportFormats[format].lint({ tool, files }, options), {
    terminal,
    problems,
    stream: taken ? "err" : "out",
  });
  if (problems.count > 0) return exitCode.incomplete;
  return exceeds(summariseFindings(files), threshold) ? exitCode.findings : exitCode.clean;
}

/** A fix is computed from the text, so `--fix` reads every file. */
async function cacheOf(args: Arguments, cwd: string, problems: Problems): Promise<LintCache | undefined> {
  const location = args.value("cache-location") ?? (args.has("cache") ? defaultCacheLocation : undefined);
  return location === undefined ? undefined : openLintCache(location, cwd, problems);
}

async function policyPaths(args: Arguments, terminal: Terminal, problems: Problems): Promise<string[]> {
  const { cwd } = terminal;
  const paths = await namedPolicies(args, terminal, problems);
  const ref = args.value("changed-since");
  if (ref === undefined || paths.length === 0) return paths;
  try {
    const changed = await changedSince(ref, realPath(cwd));
    const left = paths.filter((path) => changed.has(realPath(resolve(cwd, path))));
    if (left.length === 0) problems.note(`No policy differs from ${ref}.`);
    return left;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problems.report((error as Error).message);
    return paths;
  }
}

function fixSettingsOf(args: Arguments): FixSettings | undefined {
  const unsafe = args.has("fix-unsafe");
  const inputName = args.value("stdin-filename");
  if (args.has("fix-dry-run")) return { fix: "print", unsafe, inputName };
  return args.has("fix") || unsafe ? { fix: "write", unsafe, inputName } : undefined;
}

/** What to report. Without a readable baseline, that is everything. */
async function compareWithBaseline(
  files: ReportedFile[],
  args: Arguments,
  cwd: string,
  problems: Problems,
): Promise<ReportedFile[]> {
  const path = args.value("baseline");
  if (path === undefined) return files;
  try {
    if (args.has("update-baseline")) await writeBaseline(path, files, cwd);
    const left = withoutBaseline(files, await readBaseline(path, cwd), path, cwd);
    const known = countFindings(files) - countFindings(left);
    if (known > 0) problems.note(`${plural(known, "finding")} of the baseline ${path} left out.`);
    return left;
  } catch (error) {
    problems.report((error as Error).message);
    return files;
  }
}

function countFindings(files: readonly ReportedFile[]): number {
  return files.reduce((count, { findings }) => count + findings.length, 0);
}

interface Threshold {
  failOn: (typeof severities)[number] | undefined;
  maxWarnings: number | undefined;
}

function exceeds(summary: LintSummary, { failOn = "error", maxWarnings = Infinity }: Threshold): boolean {
  const counted = severities.slice(0, severities.indexOf(failOn) + 1);
  return counted.some((severity) => summary[severity] > 0) || summary.warning > maxWarnings;
}
