import { ruleFamilies, ruleTextOf, type Tool } from "../../core/command-line.ts";
import { version } from "../../package.json";
import { ruleFiles } from "../../rule-files/rule-files.ts";

/** What reports say about the program that made them. */
export const tool: Tool = {
  version,
  rules: new Map(
    Object.entries(ruleFamilies).flatMap(([family, rules]) =>
      rules.map(({ id, severity }) => [id, { severity, family, ...ruleTextOf(id, ruleFiles) }]),
    ),
  ),
};
