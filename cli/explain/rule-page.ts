import { type Rule, ruleTextOf, ruleUrl } from "../../core/command-line.ts";
import type { Page } from "./page.ts";
import { ruleFiles } from "./rule-files.ts";

/** The page of a lint rule. */
export function rulePage({ id, severity, since }: Rule, page: Page): string {
  const { summary, why, bad, good } = ruleTextOf(id, ruleFiles);
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
