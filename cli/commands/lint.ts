import { lint, parse, policyOf } from "../../core/index.ts";
import { reportFormats } from "../../core/report/formats.ts";
import { type LintSummary, type ReportedFile, summariseFindings } from "../../core/report/report.ts";
import { rules } from "../../core/rules/index.ts";
import type { Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findPolicies } from "../find-files.ts";
import { type LintSettings, lintPolicy } from "../lint-policy.ts";
import { problemsOn } from "../problems.ts";
import { standardInput } from "../read-policy.ts";
import { deliver, outputOptions, outputsOf } from "../report-output.ts";
import { ruleSeverities, severities } from "../rule-severities.ts";
import type { Terminal } from "../terminal.ts";
import { tool } from "../tool.ts";

export const lintCommand: Command = {
  name: "lint",
  summary: "find mistakes in policies",
  usage: ["[PATHS] [OPTIONS]", "- [--stdin-filename NAME] [OPTIONS]"],
  details: [
    "PATHS are files, folders and globs; without any, the current folder. Folders are searched for *.audit,",
    "without what .gitignore leaves out. - reads one policy from standard input.",
  ].join("\n"),
  options: [
    ...outputOptions,
    {
      name: "rule",
      value: "ID:SEVERITY",
      multiple: true,
      help: "sets a rule to error, warning, hint or off",
    },
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
    { name: "stdin-filename", value: "NAME", help: "what to call the policy on standard input" },
  ],
  examples: [
    { does: "Lint every policy below a folder", command: "nessus-audit lint policies/" },
    {
      does: "In CI: annotations in the log, and a file for code scanning",
      command: "nessus-audit lint --format github --output sarif=audit.sarif",
    },
    { does: "See what --fix would do", command: "nessus-audit lint --fix-dry-run web.audit" },
    {
      does: "Be strict about one rule, and leave out another",
      command: "nessus-audit lint --rule duplicate-port:error --rule unknown-keyword:off",
    },
  ],
  run: runLint,
};

async function runLint(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const outputs = outputsOf(args);
  const settings = settingsOf(args);
  const threshold = { failOn: args.choice("fail-on", severities), maxWarnings: args.count("max-warnings") };
  const problems = problemsOn(terminal);

  const paths = await findPolicies(args.words.length > 0 ? args.words : ["."], terminal.cwd, problems);
  const files: ReportedFile[] = [];
  for (const path of paths) {
    try {
      files.push(await lintPolicy(path, settings, terminal));
    } catch (error) {
      problems.report((error as Error).message);
    }
  }

  // standard output may be taken by the diff or by the repaired text
  const taken = settings.fix === "print" || (settings.fix === "write" && paths.includes(standardInput));
  await deliver(outputs, (format, options) => reportFormats[format].lint({ tool, files }, options), {
    terminal,
    problems,
    stream: taken ? "err" : "out",
  });
  if (problems.count > 0) return exitCode.incomplete;
  return exceeds(summariseFindings(files), threshold) ? exitCode.findings : exitCode.clean;
}

function settingsOf(args: Arguments): LintSettings {
  const chosen = ruleSeverities(
    args.values("rule"),
    rules.map(({ id }) => id),
  );
  const fixes = args.has("fix") || args.has("fix-unsafe");
  return {
    lintText: (text) => lint(policyOf(parse(text)), { severities: chosen }),
    fix: args.has("fix-dry-run") ? "print" : fixes ? "write" : "none",
    unsafe: args.has("fix-unsafe"),
    inputName: args.value("stdin-filename"),
  };
}

interface Threshold {
  failOn: (typeof severities)[number] | undefined;
  maxWarnings: number | undefined;
}

function exceeds(summary: LintSummary, { failOn = "error", maxWarnings = Infinity }: Threshold): boolean {
  const counted = severities.slice(0, severities.indexOf(failOn) + 1);
  return counted.some((severity) => summary[severity] > 0) || summary.warning > maxWarnings;
}
