import { pagesUrl } from "../project-url.ts";

/** The page that explains a rule, or for mistakes in a configuration, the page of the configuration. */
export function ruleUrl(rule: string): string {
  return rule === "configuration" ? `${pagesUrl}/configuration.md` : `${pagesUrl}/rules/${rule}.md`;
}
