import { plural } from "../../../core/command-line.ts";
import type { Arguments } from "../../options/arguments.ts";
import type { Option } from "../../options/option.ts";
import type { Problems } from "../../output/problems.ts";
import type { Terminal } from "../../output/terminal.ts";
import { findPolicies } from "./find-files.ts";

/** A name that finds nothing would give a green run that looked at nothing. */
export const allowEmptyOption: Option = {
  name: "allow-empty",
  help: "accept a path, folder or glob without a policy",
};

/**
 * Finds the policies that the words of a command line name; without words, those below the current folder. A
 * name that finds none is a problem, unless that is allowed, or git or pre-commit selects the files and
 * nothing is named.
 */
export function namedPolicies(args: Arguments, terminal: Terminal, problems: Problems): Promise<string[]> {
  const { cwd } = terminal;
  const allowEmpty = args.has("allow-empty") || (args.words.length === 0 && isSelected(args, terminal));
  return findPolicies(args.words.length > 0 ? args.words : ["."], { cwd, problems, allowEmpty });
}

/** Another program chose the files, and may have chosen none. */
function isSelected(args: Arguments, { env }: Terminal): boolean {
  return args.has("changed-since") || env.PRE_COMMIT === "1";
}

/**
 * Reports that the configuration leaves out every policy that was found; a problem only if somebody named
 * them.
 */
export function tellAllIgnored(
  paths: readonly string[],
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): void {
  const message = `No policy was looked at: .nessus-audit.json ignores ${paths.length === 1 ? paths[0] : `all ${plural(paths.length, "policy", "policies")} found`}.`;
  if (args.words.length === 0 || args.has("allow-empty") || isSelected(args, terminal))
    problems.note(message);
  else problems.report(message);
}
