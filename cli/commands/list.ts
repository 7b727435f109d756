import { createHash } from "node:crypto";
import { resolve } from "node:path";
import {
  ControlCoverage,
  controlsAs,
  frameworks,
  inventoryFormat,
  type ListedCheck,
  listChecks,
  parse,
  policyOf,
  type ReportedCheck,
  readCatalogue,
  reportedControls,
  reportedInventory,
} from "../../core/command-line.ts";
import { allowEmptyOption, namedPolicies } from "../files/find/named-policies.ts";
import { readPolicy } from "../files/read-policy.ts";
import { readText } from "../files/read-text.ts";
import type { Arguments } from "../options/arguments.ts";
import { stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { type Problems, problemsOn } from "../output/problems.ts";
import { progressOn } from "../output/progress.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const formats = ["text", "csv", "json", "markdown"] as const;

export const listCommand: Command = {
  name: "list",
  summary:
    "list the checks of policies, with their ids, references and severity, or the controls that they cover",
  usage: ["[POLICIES] [OPTIONS]"],
  details: [
    "POLICIES are files, folders and globs; by default the current folder. A check that reads and expects the same as an",
    "earlier one in its policy is marked; with --double only such checks are listed, also across policies.",
    "With --controls it lists the controls of a framework that checks name in reference. To list the ones that no check",
    "names, give a list of all of them with --catalogue; the exit code is then 1 if there are any.",
  ].join("\n"),
  options: [
    { name: "format", value: "FORMAT", choices: formats, default: "text", help: "what is printed" },
    { name: "double", help: "only checks that are repeated, in the same policy or another" },
    {
      name: "controls",
      value: "FRAMEWORK",
      help: "the controls of this framework, such as 800-53, and their checks",
    },
    {
      name: "catalogue",
      value: "FILE",
      help: "a file with all controls of the framework, one per line: lists those without a check",
    },
    allowEmptyOption,
    stdinFilenameOption,
  ],
  examples: [
    {
      does: "Every check of a repository, for a spreadsheet",
      command: "nessus-audit list policies/ --format csv",
    },
    {
      does: "Which controls no policy checks",
      command: "nessus-audit list policies/ --controls 800-53r5 --catalogue moderate.txt",
    },
    { does: "What is checked more than once", command: "nessus-audit list policies/ --double" },
  ],
  run: runList,
};

async function runList(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const format = args.choice("format", formats) ?? "text";
  const framework = args.value("controls");
  const cataloguePath = args.value("catalogue");
  if (cataloguePath !== undefined && framework === undefined)
    throw new UsageError("--catalogue needs --controls FRAMEWORK, whose controls it lists.");
  if (framework !== undefined && args.has("double"))
    throw new UsageError("--double and --controls list different things: give one of them.");
  const problems = problemsOn(terminal);
  const catalogue =
    cataloguePath === undefined ? undefined : await catalogueOf(cataloguePath, terminal, problems);
  if (cataloguePath !== undefined && catalogue === undefined) return exitCode.incomplete;
  const coverage = framework === undefined ? undefined : new ControlCoverage(framework);
  const output = inventoryFormat(format, { color: terminal.colorOut });
  const form = format === "json" ? "json" : "plain";
  const earlier = args.has("double") ? earlierChecks() : undefined;
  let isFirst = true;
  if (coverage === undefined) terminal.out(output.start(), form);
  const paths = await namedPolicies(args, terminal, problems);
  const progress = progressOn(terminal, paths.length);
  for (const path of paths) {
    progress.step(path);
    try {
      const file = await readPolicy(path, terminal, args.value("stdin-filename"));
      const policy = policyOf(parse(file.text));
      const checks = listChecks(policy);
      if (coverage !== undefined) coverage.add(file.path, checks.map(withoutContent));
      else {
        const family = policy.checkType ?? "";
        const inventory = reportedInventory(
          file.path,
          file.text,
          policy.checkType,
          checks,
          earlier?.(file.path, family),
        );
        const shown =
          earlier === undefined ? inventory : { ...inventory, checks: inventory.checks.filter(isDouble) };
        if (earlier !== undefined && shown.checks.length === 0) continue;
        terminal.out(output.policy(shown, isFirst), form);
        isFirst = false;
      }
    } catch (error) {
      problems.fail(path, error);
    }
  }
  progress.end();
  if (coverage === undefined) terminal.out(output.end(), form);
  else if (printControls(coverage, catalogue, format, terminal, problems)) return exitCode.findings;
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

/** The contents of checks may be as large as all policies together. */
function withoutContent(check: ListedCheck): ListedCheck {
  return { ...check, content: "" };
}

function isDouble({ sameAs }: ReportedCheck): boolean {
  return sameAs !== undefined;
}

/** Finds the first check of all policies that is equal to another one, by a hash of their content. */
function earlierChecks() {
  const first = new Map<string, { path: string; line: number }>();
  return (path: string, family: string) => (check: ListedCheck, line: number) => {
    if (check.content === "" || check.inCondition) return undefined;
    const hash = createHash("sha256").update(`${family}\0${check.content}`).digest("base64");
    const known = first.get(hash);
    if (known === undefined) first.set(hash, { path, line });
    // branches that are never reported together are compared by the list of the policy itself
    return known?.path === path ? undefined : known;
  };
}

async function catalogueOf(
  path: string,
  terminal: Terminal,
  problems: Problems,
): Promise<string[] | undefined> {
  try {
    const controls = readCatalogue((await readText(resolve(terminal.cwd, path), path)).text);
    if (controls.length > 0) return controls;
    problems.report(`${path} has no controls: write one on each line.`);
  } catch (error) {
    problems.fail(path, error);
  }
  return undefined;
}

/** @returns whether no check covers some control of the catalogue */
function printControls(
  coverage: ControlCoverage,
  catalogue: readonly string[] | undefined,
  format: (typeof formats)[number],
  terminal: Terminal,
  problems: Problems,
): boolean {
  const covered = coverage.covered();
  const known = frameworks().find(({ id }) => id.toLowerCase() === coverage.framework.toLowerCase());
  if (covered.length === 0 && catalogue === undefined && problems.count === 0) {
    const named = [...coverage.frameworks.keys()].sort();
    const hint =
      named.length === 0 ? "No check has a reference." : `Checks name these frameworks: ${named.join(", ")}.`;
    problems.report(`No check names a control of ${coverage.framework}. ${hint}`);
    return false;
  }
  const uncovered = catalogue && coverage.uncovered(catalogue);
  const controls = reportedControls(known?.id ?? coverage.framework, known?.name, covered, uncovered);
  const text = controlsAs(format, controls, { color: terminal.colorOut });
  terminal.out(text, format === "json" ? "json" : "plain");
  return problems.count === 0 && (uncovered?.length ?? 0) > 0;
}
