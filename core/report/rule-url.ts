/** Where the pages of `docs/rules` can be read. */
const rulePages = "https://github.com/nessus-audit/nessus-audit/blob/main/docs/rules";

/** The page that explains a rule. */
export function ruleUrl(rule: string): string {
  return `${rulePages}/${rule}.md`;
}
