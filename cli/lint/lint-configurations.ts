import { resolve } from "node:path";
import { type PolicySettings, type ReportedFile, rules } from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { standardInput } from "../files/read-policy.ts";
import type { Arguments } from "../options/arguments.ts";
import { ruleSeverities } from "../options/rule-severities.ts";
import type { LintConfiguration } from "./text-linter.ts";

/** How policies are linted: according to their configuration and `--rule`, which wins. */
export interface LintConfigurations {
  /**
   * The configuration for the policy at a path. A policy that the command line names itself is never ignored.
   */
  configurationOf(path: string): Promise<LintConfiguration | "ignored">;
  /** The configuration files that were read and have mistakes. */
  reports(): ReportedFile[];
}

/** @throws UsageError for an unknown rule, severity or configuration */
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
