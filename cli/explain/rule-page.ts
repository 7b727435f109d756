import { ruleUrl } from "../../core/report/rule-url.ts";
import type { Rule } from "../../core/rules/rule.ts";
import type { Page } from "./page.ts";

/** The page of a lint rule. */
export function rulePage({ id, severity, summary, why, bad, good, since }: Rule, page: Page): string {
  return [
    page.title(id, `rule, ${severity}, since ${since}`),
    "",
    page.paragraph(summary),
    "",
    page.paragraph(why),
    page.heading("Wrong"),
    page.sample(bad),
    page.heading("Right"),
    page.sample(good),
    "",
    `To change it: nessus-audit lint --rule ${id}:off, or :error, :warning, :hint.`,
    ruleUrl(id),
  ].join("\n");
}
