/** Where `docs` can be read. */
const pages = "https://github.com/nessus-audit/nessus-audit/blob/main/docs";

/** The page that explains a rule, or the configuration for the mistakes in one. */
export function ruleUrl(rule: string): string {
  return rule === "configuration" ? `${pages}/configuration.md` : `${pages}/rules/${rule}.md`;
}
