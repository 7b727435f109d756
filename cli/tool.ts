import type { Tool } from "../core/report/report.ts";
import { rules } from "../core/rules/index.ts";
import { version } from "../package.json";

/** What reports say of the program that made them. */
export const tool: Tool = {
  version,
  rules: new Map(rules.map(({ id, summary, severity }) => [id, { summary, severity }])),
};
