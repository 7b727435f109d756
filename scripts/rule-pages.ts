/** The pages of docs/rules: file name to text, made from the rule files alone. */
import {
  explainRule,
  pageAsDocument,
  proseAsMarkdown,
  type Rule,
  type RuleText,
  rules,
  ruleTextOf,
} from "../core/pages.ts";
import { ruleFiles } from "../rule-files/rule-files.ts";
import { familyTitles, rulesByFamily } from "./rule-families.ts";

type DocumentedRule = Rule & RuleText;

/** Every page by its file name. */
export function rulePages(): Map<string, string> {
  const documented = new Map(rules.map((rule) => [rule.id, { ...rule, ...ruleTextOf(rule.id, ruleFiles) }]));
  const families = [...rulesByFamily()].map(([family, ids]) => ({
    family,
    rules: ids.map((id) => documented.get(id)!),
  }));
  const tables = families.map((each) => `## ${familyTitles[each.family]}\n\n${rulesTable(each.rules)}`);
  const pages = new Map([["README.md", `${generatedFrom("core/rules/")}\n${indexPage(tables)}`]]);
  for (const { family, rules } of families) {
    for (const rule of rules) {
      pages.set(
        `${rule.id}.md`,
        `${generatedFrom(`core/rules/${family}/${rule.id}.*`)}\n${pageAsDocument(explainRule(rule, rule))}\n`,
      );
    }
  }
  return pages;
}

function generatedFrom(source: string): string {
  return `<!-- Generated from ${source} by \`npm run docs\`. Change that, not this page. -->\n`;
}

function indexPage(tables: readonly string[]): string {
  return `# Rules

${rules.length} rules. An **error** means: the scanner rejects the file, or the check can never do what it says. A **warning**
is probably a mistake, a **hint** a remark. Some rules have milder cases: their pages say which.

${tables.join("\n\n")}
`;
}

function rulesTable(documented: readonly DocumentedRule[]): string {
  const rows = documented.map(
    ({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${proseAsMarkdown(summary)} |`,
  );
  return ["| rule | severity | what it reports |", "| --- | --- | --- |", ...rows].join("\n");
}
