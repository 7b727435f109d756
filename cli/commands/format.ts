import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { applyEdits, formatPolicy, LineIndex, parse, plural, printable } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { allowEmptyOption, namedPolicies, tellAllIgnored } from "../files/find/named-policies.ts";
import { readPolicy, standardInput } from "../files/read-policy.ts";
import { unfinishedPolicies } from "../files/write/unfinished-policies.ts";
import { writePolicy } from "../files/write/write-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { stdinFilenameOption } from "../options/policy-options.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import { progressOn } from "../output/progress.ts";
import type { Terminal } from "../output/terminal.ts";
import { printDiff } from "../output/unified-diff.ts";
import type { Command } from "./command.ts";

export const formatCommand: Command = {
  name: "format",
  summary: "indent structure and align colons, as published policies do",
  usage: ["[PATHS] [OPTIONS]", "- [--stdin-filename NAME]"],
  details: [
    "PATHS are files, folders and globs; by default the current folder. Only blanks change: strings, comments, line",
    "endings and blank lines stay as they are, and so does the prevailing style of a policy. A policy with syntax",
    "errors is left unchanged. - formats standard input to standard output. The exit code is 2 if a policy could not be",
    "formatted and, with --check or --diff, 1 if one is not formatted.",
  ].join("\n"),
  options: [
    { name: "check", help: "write nothing, and name the policies that are not formatted" },
    { name: "diff", help: "write nothing, and print what would change" },
    {
      name: "restore",
      help: "only finish what an interrupted run of format or lint --fix left half-written",
    },
    allowEmptyOption,
    { name: "config", value: "FILE", help: "the configuration for all policies; none: no configuration" },
    stdinFilenameOption,
  ],
  examples: [
    { does: "Format every policy below a folder", command: "nessus-audit format policies/" },
    { does: "In CI: fail if a policy is not formatted", command: "nessus-audit format --check" },
    { does: "See what would change", command: "nessus-audit format --diff web.audit" },
  ],
  run: runFormat,
};

async function runFormat(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const problems = problemsOn(terminal);
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const named = new Set(args.words);
  const paths = await namedPolicies(args, terminal, problems);
  const unfinished = unfinishedPolicies(paths, terminal);
  if (args.has("restore")) {
    unfinished.restore(problems);
    return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
  }
  const progress = progressOn(terminal, paths.length);
  const looksOnly = args.has("check") || args.has("diff");
  let changed = 0;
  let formatted = 0;
  let ignored = 0;
  for (const path of paths) {
    progress.step(path);
    try {
      const name = path === standardInput ? (args.value("stdin-filename") ?? "stdin") : path;
      const settings = await configurations.settingsOf(resolve(terminal.cwd, name));
      if (settings.ignored && !named.has(path)) {
        ignored++;
        continue;
      }
      unfinished.refuse(path);
      const file = await readPolicy(path, terminal, args.value("stdin-filename"));
      const tree = parse(file.text, settings.schema);
      const edits = formatPolicy(tree);
      if (edits === undefined) {
        const line = new LineIndex(file.text).positionAt(tree.errors[0]!.start).line + 1;
        throw new Error(
          `${file.path} is left unchanged: it has a syntax error on line ${line}. See nessus-audit lint ${file.path}.`,
        );
      }
      const text = applyEdits(file.text, edits);
      if (args.has("diff")) printDiff(file.path, file.text, text, terminal);
      else if (args.has("check")) terminal.out(edits.length > 0 ? `${printable(file.path)}\n` : "");
      else if (path === standardInput) terminal.exact(text, file.path);
      else if (edits.length > 0) writePolicy(file, text, terminal);
      formatted++;
      if (edits.length > 0) changed++;
    } catch (error) {
      problems.fail(path, error);
    }
    // files are read and written synchronously: signals wait for this
    await setImmediate();
  }
  progress.end();
  if (ignored > 0 && ignored === paths.length) tellAllIgnored(paths, args, terminal, problems);
  if (looksOnly) problems.note(lookedAt(changed, formatted));
  else if (!named.has(standardInput)) {
    problems.note(`${changed} of ${plural(formatted, "policy", "policies")} changed.`);
  }
  if (problems.count > 0) return exitCode.incomplete;
  return looksOnly && changed > 0 ? exitCode.findings : exitCode.clean;
}

function lookedAt(changed: number, formatted: number): string {
  const all = plural(formatted, "policy", "policies");
  if (changed > 0) return `${changed} of ${all} not formatted.`;
  return `${all} ${formatted === 1 ? "is" : "are"} formatted.`;
}
