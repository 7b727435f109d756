import { lint } from "../lint/lint.ts";
import type { Rule } from "../rules/rule.ts";
import type { RuleText } from "../rules/rule-text.ts";
import { policyOf } from "../semantics/policy.ts";
import { parse } from "../syntax/parse.ts";
import { type Block, heading, type Page, policy, text } from "./page.ts";

/** Explains a lint rule in full: what it reports and why, an example, its fixes, and how to suppress it. */
export function explainRule({ id, severity, since }: Rule, { summary, why, bad, good }: RuleText): Page {
  return {
    title: id,
    blocks: [
      ...text(summary),
      heading("Why"),
      ...why.split(/\n{2,}/).flatMap(text),
      heading("Example"),
      policy(showMark(bad)),
      heading("Instead"),
      policy(showMark(good)),
      heading("Fix"),
      ...describeFixes(id, bad).flatMap(text),
      heading("Severity"),
      ...text(severity),
      heading("Since"),
      ...text(since),
      heading("How to suppress it"),
      ...text("For one check, with the reason:"),
      policy(`# nessus-audit-disable-next-line ${id} -- why it is fine here`),
      ...text("For a repository, in `.nessus-audit.json`:"),
      { kind: "code", text: `{ "rules": { "${id}": "off" } }`, language: "json" } satisfies Block,
    ],
  };
}

/** The fixes for the example. */
function describeFixes(id: string, bad: string): string[] {
  const findings = lint(policyOf(parse(bad)), { today: "2030-01-01" }).filter(({ rule }) => rule === id);
  const fixes = findings.flatMap((finding) => finding.fixes ?? []);
  if (fixes.length === 0) return ["None: only the author knows what was meant."];
  const safe = "It keeps the meaning, so it can be applied in bulk and on save.";
  const unsafe = "It is offered one at a time, because only the author knows whether it is what was meant.";
  return fixes.map((fix) => `${fix.title}. ${fix.safe ? safe : unsafe}`);
}

/** An invisible mark is written as its escape. */
function showMark(text: string): string {
  return text.replace(/^\uFEFF/, "\\uFEFF");
}
