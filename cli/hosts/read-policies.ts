import { resolve } from "node:path";
import { type NamedPolicy, parse, policyOf } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { namedPolicies } from "../files/find/named-policies.ts";
import { readPolicy } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";

/** A policy that a command line names, and the values that a configuration gives its variables. */
export interface ReadPolicy extends NamedPolicy {
  values: Readonly<Record<string, string>>;
}

/** Reads all policies that a command line names. */
export async function readPolicies(
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<ReadPolicy[]> {
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const policies: ReadPolicy[] = [];
  for (const path of await namedPolicies(args, terminal, problems)) {
    try {
      const file = await readPolicy(path, terminal, args.value("stdin-filename"));
      const { schema, evaluate } = await configurations.settingsOf(resolve(terminal.cwd, file.path));
      const values = { ...evaluate.variables, ...evaluate.set };
      policies.push({ name: file.path, policy: policyOf(parse(file.text, schema)), values });
    } catch (error) {
      problems.fail(path, error);
    }
  }
  return policies;
}
