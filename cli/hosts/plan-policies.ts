import { resolve } from "node:path";
import { type ExportPlan, LineIndex, parse, planPolicy, policyOf } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { namedPolicies } from "../files/find/named-policies.ts";
import { readPolicy } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf } from "../options/evaluate-options.ts";
import type { Problems } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";

/** A policy as data, with the lines of its checks. */
export interface PlannedFile {
  plan: ExportPlan;
  /** Returns the line of an offset in the policy, from 1. */
  lineAt(offset: number): number;
  /** How it is evaluated, according to the command line, else its configuration. */
  options: ReturnType<typeof evaluateOptionsOf>;
}

/** Reads and plans all policies that a command line names. */
export async function planPolicies(
  args: Arguments,
  terminal: Terminal,
  problems: Problems,
): Promise<PlannedFile[]> {
  const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
  const planned: PlannedFile[] = [];
  for (const path of await namedPolicies(args, terminal, problems)) {
    try {
      const file = await readPolicy(path, terminal, args.value("stdin-filename"));
      const { schema, evaluate } = await configurations.settingsOf(resolve(terminal.cwd, file.path));
      const options = evaluateOptionsOf(args, evaluate);
      const policy = policyOf(parse(file.text, schema));
      const found = planPolicy({ path: file.path, policy, options, ...(schema && { schema }) });
      if (!found.ok) {
        problems.report(`${file.path}: ${found.reason}`);
        continue;
      }
      const lines = new LineIndex(file.text);
      planned.push({ plan: found.plan, lineAt: (offset) => lines.positionAt(offset).line + 1, options });
    } catch (error) {
      problems.fail(path, error);
    }
  }
  return planned;
}

/** Reports each check that is left out, and why. */
export function reportRefused(
  refused: ExportPlan["refused"],
  { plan, lineAt }: PlannedFile,
  problems: Problems,
): void {
  for (const { description, start, reason } of refused) {
    problems.report(`${plan.policy}:${lineAt(start)}: ${JSON.stringify(description)} is left out. ${reason}`);
  }
}
