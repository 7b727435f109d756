/** The pages of docs/rules: file name to text, made from the rule files alone. */
import { lint, parse, policyOf } from "../core/index.ts";
import { rules } from "../core/rules/index.ts";
import type { Rule } from "../core/rules/rule.ts";

/** Every page by its file name. */
export function rulePages(): Map<string, string> {
  const pages = new Map([["README.md", `${generatedFrom("core/rules/")}\n${indexPage()}`]]);
  for (const rule of rules) {
    pages.set(`${rule.id}.md`, `${generatedFrom(`core/rules/${rule.id}.ts`)}\n${rulePage(rule)}`);
  }
  return pages;
}

function generatedFrom(source: string): string {
  return `<!-- Generated from ${source} by \`npm run docs\`. Change that, not this page. -->\n`;
}

function indexPage(): string {
  const rows = rules.map(
    ({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${prose(summary)} |`,
  );
  return `# Rules

${rules.length} rules. An **error** means: the scanner rejects the file, or the check can never do what it says. A **warning**
is probably a mistake, a **hint** a remark. Some rules have milder cases: their pages say which.

| rule | severity | what it reports |
| --- | --- | --- |
${rows.join("\n")}
`;
}

function rulePage(rule: Rule): string {
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
function fixText(rule: Rule): string {
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
