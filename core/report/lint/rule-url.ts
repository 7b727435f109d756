import { pagesUrl } from "../project-url.ts";

/** The page that explains a rule, or the configuration for the mistakes in one. */
export function ruleUrl(rule: string): string {
  return rule === "configuration" ? `${pagesUrl}/configuration.md` : `${pagesUrl}/rules/${rule}.md`;
}
