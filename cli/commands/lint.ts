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
    "PATHS are files, folders and globs; without any, the current folder. Folders are searched for *.audit, without what",
    ".gitignore leaves out, unless git tracks it. A path that finds no policy is a problem. - reads one policy from",
    "standard input. For each policy the nearest .nessus-audit.json upward says which rules hold.",
  ].join("\n"),
  options: [
    ...outputOptions,
    {
      name: "rule",
      value: "ID:SEVERITY",
      multiple: true,
      help: "sets a rule to error, warning, hint or off, whatever the configuration says",
    },
    { name: "config", value: "FILE", help: "the configuration for all policies; none: no configuration" },
    {
      name: "fail-on",
      value: "SEVERITY",
      choices: severities,
      default: "error",
      help: "the mildest finding that makes the exit code 1",
    },
    { name: "max-warnings", value: "N", help: "the exit code is 1 for more than N warnings too" },
    { name: "fix", help: "repairs what can be repaired without a change of meaning, and writes the files" },
    {
      name: "fix-unsafe",
      help: "like --fix, and with the repairs that may change what is checked; look at what they did",
    },
    {
      name: "fix-dry-run",
      help: "prints as a diff what --fix, or --fix-unsafe if it is given too, would change",
    },
    allowEmptyOption,
    { name: "changed-since", value: "REF", help: "only files that differ from a commit of git, or are new" },
    {
      name: "baseline",
      value: "FILE",
      help: "leaves out the findings that this file knows; they are recognised by their text, not by their line",
    },
    { name: "update-baseline", help: "writes the findings of this run into the baseline, and reports none" },
    {
      name: "cache",
      help: `remembers in ${defaultCacheLocation} what was found, and reads only what changed the next time; not with --fix`,
    },
    { name: "cache-location", value: "FILE", help: "like --cache, with a file of another name" },
    {
      name: "workers",
      value: "N",
      help: "how many threads lint; otherwise none besides the first for a few files, and one for each processor for many",
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
      does: "Be strict about one rule, and leave out another",
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
    throw new UsageError("--update-baseline needs to know where: --baseline FILE.");
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
