import { encodingNotes } from "../files/read-policy.ts";
import { writeResult } from "../files/write/write-result.ts";
import type { Arguments } from "../options/arguments.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";
import { isConflict, printMerge, readMerge } from "./three-editions.ts";

const formats = ["text", "json", "markdown", "html"] as const;

export const mergeCommand: Command = {
  name: "merge",
  summary: "write the vendor's next edition of a policy with your changes",
  usage: ["BASE MINE NEXT [OPTIONS]"],
  details: [
    "BASE is the vendor's edition that MINE was made from, NEXT the edition released since. The result is NEXT with",
    "your changes, check by check and keyword by keyword. If the vendor changed the same thing, the vendor's is kept, a",
    "comment in the check names both, and the exit code is 1. Without --output the policy is printed, and the list of",
    "your changes goes to standard error. Only the file of --output is changed.",
  ].join("\n"),
  options: [
    { name: "output", short: "o", value: "FILE", help: "write the policy there instead of printing it" },
    { name: "force", help: "replace the file of --output" },
    {
      name: "format",
      value: "FORMAT",
      choices: formats,
      default: "text",
      help: "how your changes are listed",
    },
  ],
  examples: [
    {
      does: "Your policy, from the next edition",
      command: "nessus-audit merge cis-1.0.audit ours.audit cis-2.0.audit -o ours-2.0.audit",
    },
    {
      does: "As a merge driver of git, for *.audit in .gitattributes",
      command: 'git config merge.audit.driver "nessus-audit merge %O %A %B -o %A --force"',
    },
  ],
  run: runMerge,
};

async function runMerge(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [base, mine, next, ...more] = args.words;
  if (base === undefined || mine === undefined || next === undefined || more.length > 0)
    throw new UsageError(
      "merge needs three policies: BASE MINE NEXT, such as cis-1.0.audit ours.audit cis-2.0.audit.",
    );
  const output = args.value("output");
  const problems = problemsOn(terminal);
  try {
    const { merge, report, next: file } = await readMerge([base, mine, next], terminal);
    const merged = merge.text();
    if (!merged.ok) throw new Error(merged.reason);
    const told = { ...report, notes: [...report.notes, ...merged.notes, ...encodingNotes(file)] };
    if (output === undefined) terminal.exact(merged.text, next);
    else await writeResult(output, merged.text, { force: args.has("force"), terminal });
    printMerge(
      told,
      args.choice("format", formats) ?? "text",
      terminal,
      output === undefined ? "err" : "out",
    );
    return report.changes.some(isConflict) ? exitCode.findings : exitCode.clean;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problems.fail(`${base}, ${mine}, ${next}`, error);
    return exitCode.incomplete;
  }
}
