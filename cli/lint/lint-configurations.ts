import { resolve } from "node:path";
import { type PolicySettings, type ReportedFile, rules } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { standardInput } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { ruleSeverities } from "../options/rule-severities.ts";
import type { LintConfiguration } from "./text-linter.ts";

/** How policies are linted: as their configuration says, and as `--rule` says, which wins over it. */
export interface LintConfigurations {
  /** What holds for the policy at a path. One that the command line names itself is never ignored. */
  configurationOf(path: string): Promise<LintConfiguration | "ignored">;
  /** The configuration files that were read and have mistakes. */
  reports(): ReportedFile[];
}

/** @throws UsageError for a rule, a severity or a configuration that there is not */
export async function lintConfigurations(args: Arguments, cwd: string): Promise<LintConfigurations> {
  const configurations = await configurationsFor(cwd, args.value("config"));
  const severities = ruleSeverities(
    args.values("rule"),
    rules.map(({ id }) => id),
  );
  const named = new Set(args.words);
  const today = new Date().toISOString().slice(0, 10);
  const known = new Map<PolicySettings, LintConfiguration>();

  const made = (settings: PolicySettings): LintConfiguration => ({
    severities: { ...settings.severities, ...severities },
    additions: settings.additions,
    today,
  });

  return {
    async configurationOf(path) {
      const name = path === standardInput ? (args.value("stdin-filename") ?? "stdin") : path;
      const settings = await configurations.settingsOf(resolve(cwd, name));
      if (settings.ignored && !named.has(path)) return "ignored";
      const configuration = known.get(settings) ?? made(settings);
      known.set(settings, configuration);
      return configuration;
    },
    reports: () => configurations.reports(),
  };
}
