import { resolve } from "node:path";
import { type Finding, lint, type PolicySettings, parse, policyOf } from "../core/index.ts";
import type { ReportedFile } from "../core/report/report.ts";
import { rules } from "../core/rules/index.ts";
import type { Arguments } from "./arguments.ts";
import { configurationsFor } from "./configurations.ts";
import { standardInput } from "./read-policy.ts";
import { ruleSeverities } from "./rule-severities.ts";

type LintText = (text: string) => Finding[];

/** Lints policies as their configuration says, and as `--rule` says, which wins over it. */
export interface PolicyLinter {
  /** How to lint the policy at a path. One that the command line names itself is never ignored. */
  lintTextFor(path: string): Promise<LintText | "ignored">;
  /** The configuration files that were read and have mistakes. */
  configurationReports(): ReportedFile[];
}

/** @throws UsageError for a rule, a severity or a configuration that there is not */
export async function policyLinter(args: Arguments, cwd: string): Promise<PolicyLinter> {
  const configurations = await configurationsFor(cwd, args.value("config"));
  const severities = ruleSeverities(
    args.values("rule"),
    rules.map(({ id }) => id),
  );
  const today = new Date().toISOString().slice(0, 10);
  const known = new Map<PolicySettings, LintText>();

  const linterFor = (settings: PolicySettings): LintText => {
    const options = {
      severities: { ...settings.severities, ...severities },
      schema: settings.schema,
      today,
    };
    return (text) => lint(policyOf(parse(text)), options);
  };

  return {
    async lintTextFor(path) {
      const name = path === standardInput ? (args.value("stdin-filename") ?? "stdin") : path;
      const settings = await configurations.settingsOf(resolve(cwd, name));
      if (settings.ignored && !args.words.includes(path)) return "ignored";
      const lintText = known.get(settings) ?? linterFor(settings);
      known.set(settings, lintText);
      return lintText;
    },
    configurationReports: () => configurations.reports(),
  };
}
