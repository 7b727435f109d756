/** The pages of docs/rules: file name to text, made from the rule files alone. */
import { ruleFiles } from "../cli/explain/rule-files.ts";
import { lint, parse, policyOf, type Rule, type RuleText, rules, ruleTextOf } from "../core/pages.ts";
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
      pages.set(`${rule.id}.md`, `${generatedFrom(`core/rules/${family}/${rule.id}.*`)}\n${rulePage(rule)}`);
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
    ({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${prose(summary)} |`,
  );
  return ["| rule | severity | what it reports |", "| --- | --- | --- |", ...rows].join("\n");
}

function rulePage(rule: DocumentedRule): string {
  return `# ${rule.id}

${prose(rule.summary)}

## Why

${prose(rule.why)}

## Example

${policy(rule.bad)}

## Instead

${policy(rule.good)}

## Fix

${fixText(rule)}

## Severity

${rule.severity}

## Since

${rule.since}

## How to silence

For one check, with the reason:

\`\`\`
# nessus-audit-disable-next-line ${rule.id} -- why it is fine here
\`\`\`

For a repository, in \`.nessus-audit.json\`:

\`\`\`json
{ "rules": { "${rule.id}": "off" } }
\`\`\`
`;
}

/** What is offered for the example. */
function fixText(rule: DocumentedRule): string {
  const findings = lint(policyOf(parse(rule.bad)), { today: "2030-01-01" }).filter(
    (finding) => finding.rule === rule.id,
  );
  const fixes = findings.flatMap((finding) => finding.fixes ?? []);
  if (fixes.length === 0) return "None: what was meant has more than one answer.";
  const safe = "It keeps the meaning, so it can be applied together with others and on save.";
  const unsafe = "It is offered one by one, since only the author knows whether it is what was meant.";
  return fixes.map((fix) => `${prose(fix.title)}. ${fix.safe ? safe : unsafe}`).join("\n\n");
}

/** Tags in running text would be taken for HTML. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(\/?[a-z_][^>\n]*)>/g, "`<$1>`")))
    .join("");
}

/** Marks that can't be seen are written as their escape. */
function policy(text: string): string {
  return `\`\`\`\n${text.replace(/^\uFEFF/, "\\uFEFF")}\`\`\``;
}
